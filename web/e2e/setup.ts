// Before the stories: an exercise city in a temporary folder, served by the real program; everybody signed in once.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { invent, serve, signedIn } from './city'
import { type World, WORLD } from './world'

export default async function setup(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-e2e-'))
  const url = `http://127.0.0.1:${process.env.E2E_PORT}`
  const accounts = invent(folder)
  const server = await serve(folder, url).catch((error: unknown) => {
    rmSync(folder, { recursive: true, force: true })
    throw error
  })
  const sessions = join(folder, 'sessions')
  mkdirSync(sessions)
  for (const account of accounts) await signedIn(url, account, sessions)
  const world: World = { url, sessions, accounts }
  writeFileSync(join(folder, 'world.json'), JSON.stringify(world))
  process.env[WORLD] = join(folder, 'world.json')
  return () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
