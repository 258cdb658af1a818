// Before the stories: an exercise city in a temporary folder, served by the real program; everybody signed in once.

import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { request } from '@playwright/test'

import { type Account, type World, WORLD } from './world'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

function program(): string {
  const places = [process.env.WANGGE_BIN, here('../../target/debug/wangge'), here('../../target/release/wangge')]
  const found = places.find((place) => place && existsSync(place))
  if (!found) throw new Error('Build the program first (cargo build), or name it in WANGGE_BIN.')
  return found
}

export default async function setup(): Promise<() => void> {
  const wangge = program()
  const folder = mkdtempSync(join(tmpdir(), 'wangge-e2e-'))
  const url = `http://127.0.0.1:${process.env.E2E_PORT}`
  const store = `sqlite:${join(folder, 'exercise.db')}`
  // Settings of whoever runs this are not those of the stories.
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('WANGGE_'))
  const env = { ...Object.fromEntries(own), WANGGE_SIGN_INS_PER_MINUTE: '1000', WANGGE_REQUESTS_PER_SECOND: '2000' }

  const printed = execFileSync(wangge, ['exercise', '--store', store, '--scale', '0.002', '--json'], {
    cwd: folder,
    env,
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const { accounts } = JSON.parse(printed.toString()) as { accounts: Account[] }

  const log = openSync(join(folder, 'serve.log'), 'a')
  const listen = new URL(url).host
  const server = spawn(wangge, ['serve', '--store', store, '--listen', listen], {
    cwd: folder,
    env,
    stdio: ['ignore', log, log],
  })
  const stop = () => {
    server.kill()
    rmSync(folder, { recursive: true, force: true })
  }

  try {
    await answers(url, () => server.exitCode)
    const sessions = join(folder, 'sessions')
    mkdirSync(sessions)
    for (const account of accounts) {
      const context = await request.newContext({ baseURL: url })
      const { login, password } = account
      const signedIn = await context.post('/api/v1/session', { data: { login, password } })
      if (!signedIn.ok()) throw new Error(`${login} could not sign in: ${signedIn.status()}`)
      await context.storageState({ path: join(sessions, `${account.role}.json`) })
      await context.dispose()
    }
    const world: World = { url, sessions, accounts }
    writeFileSync(join(folder, 'world.json'), JSON.stringify(world))
    process.env[WORLD] = join(folder, 'world.json')
    return stop
  } catch (error) {
    console.error(readFileSync(join(folder, 'serve.log'), 'utf8').slice(-4_000))
    stop()
    throw error
  }
}

async function answers(url: string, ended: () => number | null): Promise<void> {
  const context = await request.newContext({ baseURL: url })
  for (let tries = 0; tries < 150; tries++) {
    if (ended() !== null) throw new Error(`the program ended with ${ended()}`)
    const answer = await context.get('/api/v1/me').catch(() => undefined)
    if (answer) return context.dispose()
    await new Promise((later) => setTimeout(later, 200))
  }
  throw new Error('the program did not answer within 30 s')
}
