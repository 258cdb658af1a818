// A phone with its own service worker, that can lose the network, be killed and be opened again.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from '@playwright/test'

import { watch } from './policy'
import { account, expect, test as base, world } from './world'

interface Phones {
  /** A phone of its own, whose browser can be killed and opened again; gone with the story. */
  pocket: (folder: string, url?: string) => Promise<BrowserContext>
}

export const test = base.extend<Phones>({
  pocket: async ({ refused }, use) => {
    const opened: BrowserContext[] = []
    await use(async (folder, url = world().url) => {
      const browser = await launch(folder, url)
      opened.push(browser)
      await watch(browser, refused)
      return browser
    })
    for (const browser of opened) await browser.close()
  },
})

async function launch(folder: string, url: string): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
    baseURL: url,
    serviceWorkers: 'allow',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  // What the browser sends by itself comes when it likes; a story must know.
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
