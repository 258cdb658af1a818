// A phone with its own service worker, that can lose the network, be killed and be opened again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page, type PlaywrightWorkerArgs } from '@playwright/test'

import { watch } from './policy'
import { account, expect, test as base, world } from './world'

interface Habits {
  url?: string
  args?: string[]
  /** Its browser may send by itself. */
  sync?: boolean
}

interface Phones {
  /** A phone of its own, whose browser can be killed and opened again; gone with the story. */
  pocket: (folder: string, habits?: Habits) => Promise<BrowserContext>
}

export const test = base.extend<Phones>({
  pocket: async ({ refused }, use) => {
    const opened: BrowserContext[] = []
    await use(async (folder, habits = {}) => {
      const browser = await launch(folder, habits)
      opened.push(browser)
      await watch(browser, refused)
      return browser
    })
    for (const browser of opened) await browser.close()
  },
})

async function launch(folder: string, { url = world().url, args = [], sync }: Habits): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', ...args],
    baseURL: url,
    serviceWorkers: 'allow',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  // What the browser sends by itself comes when it likes; a story must know.
  if (!sync)
    await browser.addInitScript(() => {
      delete (ServiceWorkerRegistration.prototype as { sync?: unknown }).sync
    })
  return browser
}

export async function signIn(page: Page, { login, password } = account('grid_member')): Promise<void> {
  await page.goto('/field/sign-in')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).tap()
  await expect(page.getByRole('navigation')).toBeVisible()
}

/** All is there that a shift without a signal needs. */
export async function ready(page: Page): Promise<void> {
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true)
  await page.getByRole('link', { name: '我的' }).tap()
  await expect(page.getByText(/上次同步/)).toBeVisible()
  await page.getByRole('link', { name: '今日' }).tap()
}

/** What lies on the phone: how many texts in each drawer of each person's store, and the keys that open them. */
export const lies = (page: Page) =>
  page.evaluate(async () => {
    const count = (store: IDBObjectStore) =>
      new Promise<number>((tell) => {
        const asked = store.count()
        asked.onsuccess = () => tell(asked.result)
      })
    const found = { kept: 0, outbox: 0, keys: 0 }
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>((tell) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = () => tell(opening.result)
      })
      for (const drawer of ['kept', 'outbox', 'keys'] as const)
        if (db.objectStoreNames.contains(drawer))
          found[drawer] += await count(db.transaction(drawer).objectStore(drawer))
      db.close()
    }
    return found
  })

/** Ends the session that a phone holds, without the phone. */
export async function endElsewhere(
  browser: BrowserContext,
  playwright: PlaywrightWorkerArgs['playwright'],
): Promise<void> {
  const [held] = (await browser.cookies()).filter((cookie) => cookie.name === 'wangge_session')
  const program = await playwright.request.newContext({
    baseURL: world().url,
    extraHTTPHeaders: { cookie: `wangge_session=${held?.value}` },
  })
  expect((await program.delete('/api/v1/session')).status()).toBe(204)
  await program.dispose()
}

const folders: string[] = []
/** Where one keeps what it knows. */
export const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'wangge-phone-'))
  folders.push(made)
  return made
}
process.once('exit', () =>
  folders.forEach((one) => rmSync(one, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })),
)
