// An exercise city in a folder, served by the real program.

import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { request } from '@playwright/test'

import type { Account } from './world'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

function program(): string {
  const places = [process.env.WANGGE_BIN, here('../../target/debug/wangge'), here('../../target/release/wangge')]
  const found = places.find((place) => place && existsSync(place))
  if (!found) throw new Error('Build the program first (cargo build), or name it in WANGGE_BIN.')
  return found
}

/** Settings of whoever runs this are not those of the stories. */
function settings() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('WANGGE_'))
  const many = { WANGGE_REQUESTS_PER_SECOND: '2000', WANGGE_REQUESTS_PER_SECOND_OF_ACCOUNT: '2000' }
  return { ...Object.fromEntries(own), WANGGE_SIGN_INS_PER_MINUTE: '1000', ...many }
}

const store = (folder: string) => `sqlite:${join(folder, 'exercise.db')}`

/** Makes the city and says who can sign in. */
export function invent(folder: string, until = '2020-02-16'): Account[] {
  const asked = ['exercise', '--store', store(folder), '--scale', '0.002', '--until', until, '--json']
  const printed = execFileSync(program(), asked, {
    cwd: folder,
    env: settings(),
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return (JSON.parse(printed.toString()) as { accounts: Account[] }).accounts
}

/** Serves the city, from a later local time where one is given, and waits for its first answer. */
export async function serve(folder: string, url: string, at?: string): Promise<ChildProcess> {
  const path = join(folder, 'serve.log')
  const log = openSync(path, 'a')
  const asked = ['serve', '--store', store(folder), '--listen', new URL(url).host]
  const server = spawn(program(), at ? [...asked, '--at', at] : asked, {
    cwd: folder,
    env: settings(),
    stdio: ['ignore', log, log],
  })
  const context = await request.newContext({ baseURL: url })
  for (let tries = 0; tries < 150; tries++) {
    if (server.exitCode !== null) break
    const answer = await context.get('/api/v1/me').catch(() => undefined)
    if (answer) {
      await context.dispose()
      return server
    }
    await new Promise((later) => setTimeout(later, 200))
  }
  server.kill()
  throw new Error(`the program does not answer: ${readFileSync(path, 'utf8').slice(-4_000)}`)
}

/** Signs somebody in and keeps the cookie in a file of the folder, named by the role. */
export async function signedIn(url: string, { role, login, password }: Account, folder: string): Promise<void> {
  const context = await request.newContext({ baseURL: url })
  const answer = await context.post('/api/v1/session', { data: { login, password } })
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`)
  await context.storageState({ path: join(folder, `${role}.json`) })
  await context.dispose()
}
