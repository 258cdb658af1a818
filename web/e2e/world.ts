// The people of the stories and how they reach the city.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  test as base,
  expect,
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  type Page,
} from '@playwright/test'

import { watch } from './policy'

export const WORLD = 'E2E_WORLD'

export type Role =
  | 'commander'
  | 'township_clerk'
  | 'community_lead'
  | 'grid_member'
  | 'medic'
  | 'unit_staff'
  | 'checkpoint_staff'
  | 'administrator'
  | 'auditor'
  | 'inspector'

export interface Account {
  role: Role
  login: string
  password: string
  area: string
  area_name: string
}

export interface World {
  url: string
  /** Cookies of everybody, signed in once. */
  sessions: string
  accounts: Account[]
}

export function world(): World {
  const path = process.env[WORLD]
  if (!path) throw new Error('the city was not set up')
  return JSON.parse(readFileSync(path, 'utf8')) as World
}

export function account(role: Role): Account {
  const found = world().accounts.find((one) => one.role === role)
  if (!found) throw new Error(`the exercise has no ${role}`)
  return found
}

const session = (role: Role) => join(world().sessions, `${role}.json`)

/** Somebody at a desk, signed in. */
const atDesk = (browser: Browser, role: Role) => browser.newContext({ storageState: session(role) })

/** Somebody with a phone, signed in. */
const withPhone = (browser: Browser, role: Role) =>
  browser.newContext({
    storageState: session(role),
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })

/** Opens pages for a story and closes them after it. */
async function opening(
  open: (role: Role) => Promise<BrowserContext>,
  use: (page: (role: Role) => Promise<Page>) => Promise<void>,
) {
  const opened: BrowserContext[] = []
  await use(async (role) => {
    const context = await open(role)
    opened.push(context)
    return context.newPage()
  })
  for (const context of opened) await context.close()
}

interface People {
  desk: (role: Role) => Promise<Page>
  phone: (role: Role) => Promise<Page>
  /** The API as somebody sees it, to look up what a story needs. */
  api: (role: Role) => Promise<APIRequestContext>
  /** What browsers refused to pages of the story, by the content policy; a story that leaves any behind fails. */
  refused: string[]
}

export const test = base.extend<People>({
  refused: [
    async ({ browser }, use) => {
      const refused: string[] = []
      const open = browser.newContext.bind(browser)
      browser.newContext = async (options) => {
        const context = await open(options)
        await watch(context, refused)
        return context
      }
      await use(refused)
      browser.newContext = open
      expect(refused).toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, refused }, use) => {
    await watch(context, refused)
    await use(context)
  },
  desk: async ({ browser }, use) => {
    await opening((role) => atDesk(browser, role), use)
  },
  phone: async ({ browser }, use) => {
    await opening((role) => withPhone(browser, role), use)
  },
  api: async ({ playwright }, use) => {
    const open: APIRequestContext[] = []
    await use(async (role) => {
      const context = await playwright.request.newContext({ baseURL: world().url, storageState: session(role) })
      open.push(context)
      return context
    })
    for (const context of open) await context.dispose()
  },
})

export { expect }

/**
 * Somebody has just given their password again, so that nothing asks for it. In a session of this page alone: a confirmation changes its
 * secret, and the one signed in at the beginning belongs to all stories.
 */
export async function confirmed(page: Page, role: Role): Promise<void> {
  const { login, password } = account(role)
  await page.context().clearCookies()
  await page.request.post(`${world().url}/api/v1/session`, { data: { login, password } })
  const answer = await page.request.put(`${world().url}/api/v1/session/confirmation`, { data: { password } })
  expect(answer.status()).toBe(200)
}

export async function get<Data>(api: APIRequestContext, path: string): Promise<Data> {
  const answer = await api.get(`/api/v1${path}`)
  expect(answer.ok(), `${path} answers ${answer.status()}`).toBe(true)
  return (await answer.json()) as Data
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
let people = 0

/**
 * An ID number nobody has: the sequence codes 996 to 999 were never issued to anybody born after 1925. Each worker of
 * the run has a region of its own, each person a birthday.
 */
export function idNumber(): string {
  people += 1
  const region = `9999${String(Number(process.env.TEST_WORKER_INDEX) % 100).padStart(2, '0')}`
  const birth = new Date(Date.UTC(1980, 2, 11 + people)).toISOString().slice(0, 10).replaceAll('-', '')
  const digits = `${region}${birth}${996 + (people % 4)}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return digits + '10X98765432'.charAt(sum % 11)
}

/** The birth date an ID number carries, as pages print it. */
export const birth = (number: string) => `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`

const GIVEN = [...'春夏秋冬晨晚晴雨雪风山川江河湖海林松竹梅兰菊荷桂星月云霞虹霜露雷']
let names = 0
/** A name that no other story of this run bears: of the worker, then counted. */
export function name(): string {
  names += 1
  const pick = (n: number) => GIVEN[n % GIVEN.length]
  return `试${pick(Number(process.env.TEST_WORKER_INDEX))}${pick(Math.floor(names / GIVEN.length))}${pick(names)}`
}

/** Types an ID number on the phone's large keys. */
export async function typeNumber(page: Page, number: string): Promise<void> {
  await page.getByRole('button', { name: /^身份证号/ }).tap()
  for (const digit of number) {
    await page.locator('.van-number-keyboard .van-key', { hasText: new RegExp(`^${digit}$`) }).tap()
  }
  await page.locator('.van-number-keyboard').getByRole('button', { name: '完成' }).tap()
}
