// Coming in through a provider, at its own pages: one that others wrote, started for these stories.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

import { invent, serve } from './city'
import { faults } from './faults'
import { startProvider } from './provider.mjs'
import { type Account, expect, test } from './world'

const url = `http://127.0.0.1:${19_000 + Math.floor(Math.random() * 2_000)}`
let folder: string
let accounts: Account[]
let server: ChildProcess
let provider: Awaited<ReturnType<typeof startProvider>>

test.describe.configure({ mode: 'serial' })
test.use({ baseURL: url })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  folder = mkdtempSync(join(tmpdir(), 'wangge-oidc-'))
  const back = [`${url}/sign-in/back`, `${url}/field/sign-in/back`]
  provider = await startProvider('wangge', 'word-of-the-house', back)
  writeFileSync(join(folder, 'secret'), 'word-of-the-house\n', { mode: 0o600 })
  const settings = [
    `public_url = "${url}"`,
    '[providers.city]',
    `issuer = "${provider.issuer}"`,
    'client_id = "wangge"',
    'client_secret_file = "secret"',
    'zh = "市统一认证"',
    'en = "City sign-in"',
  ]
  writeFileSync(join(folder, 'wangge.toml'), settings.join('\n'), { mode: 0o600 })
  accounts = invent(folder, '2020-01-26')
  server = await serve(folder, url)
})

test.afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill()
  await ended
  provider.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.beforeEach(async ({ context }) => {
  // Its pages want letters from the internet.
  await context.route('https://**', (route) => route.abort())
})

function account(role: string): Account {
  const found = accounts.find((one) => one.role === role)
  if (!found) throw new Error(`the exercise has no ${role}`)
  return found
}

async function byPassword(page: Page, role: string) {
  const { login, password } = account(role)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** Signs in at the provider's own page. */
async function atProvider(page: Page, name: string) {
  await page.getByPlaceholder('Enter any login').fill(name)
  await page.getByPlaceholder('and password').fill('whatever')
  await page.getByRole('button', { name: 'Sign-in' }).click()
}

test('somebody links their account, comes in by it where they wanted to go, and takes the link away', async ({
  page,
}) => {
  await page.goto('/security')
  await byPassword(page, 'township_clerk')
  await page.getByRole('button', { name: '绑定市统一认证' }).click()
  const dialog = page.getByRole('dialog', { name: '再次确认身份' })
  await dialog.getByLabel('密码').fill(account('township_clerk').password)
  await dialog.getByRole('button', { name: '确认', exact: true }).click()
  await atProvider(page, 'emp-1')
  await expect(page).toHaveURL(`${url}/security`)
  await expect(page.getByRole('button', { name: '解除绑定' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByText('退出登录').click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/sitrep?day=2020-01-26')
  await expect(page.getByRole('button', { name: '市统一认证' })).toBeVisible()
  expect(await faults(page)).toEqual([])
  // The provider knows them still.
  await page.getByRole('button', { name: '市统一认证' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('防控日报 2020-01-26')
  // Neither code nor state stays among the pages one goes back to.
  expect(page.url()).toBe(`${url}/sitrep?day=2020-01-26`)

  await page.goto('/security')
  await expect(page.getByRole('listitem').filter({ hasText: '本机' })).toContainText('市统一认证')
  await page.getByRole('button', { name: '解除绑定' }).click()
  await page.getByRole('dialog', { name: '解除绑定' }).getByRole('button', { name: '解除绑定' }).click()
  const again = page.getByRole('dialog', { name: '再次确认身份' })
  // Confirmed at the provider, which asks anew, though it knows them.
  await again.getByRole('button', { name: '改在市统一认证再次登录确认' }).click()
  await atProvider(page, 'emp-1')
  await expect(page).toHaveURL(`${url}/security`)
  await page.getByRole('button', { name: '解除绑定' }).click()
  await page.getByRole('dialog', { name: '解除绑定' }).getByRole('button', { name: '解除绑定' }).click()
  await expect(page.getByText('没有绑定')).toBeVisible()
})

test('whom nobody linked is told so, and a way back that is none as well', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: '市统一认证' }).click()
  await atProvider(page, 'emp-2')
  await expect(page.getByRole('alert')).toContainText('没有绑定账号')
  expect(page.url()).toBe(`${url}/sign-in/back`)
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: '重新登录' }).click()
  await expect(page.getByLabel('账号')).toBeVisible()

  await page.goto('/sign-in/back?code=planted&state=planted')
  await expect(page.getByRole('alert')).toContainText('这次登录已失效')
  await page.goto('/sign-in?back=//evil.example.cn')
  await page.getByRole('button', { name: '市统一认证' }).click()
  await expect(page.getByRole('alert')).toContainText('没有绑定账号')
})

test('whoever linked their account comes in by it on the phone', async ({ page, browser }) => {
  const clerk = account('township_clerk')
  await page.goto('/security')
  await byPassword(page, 'township_clerk')
  await page.getByRole('button', { name: '绑定市统一认证' }).click()
  const dialog = page.getByRole('dialog', { name: '再次确认身份' })
  await dialog.getByLabel('密码').fill(clerk.password)
  await dialog.getByRole('button', { name: '确认', exact: true }).click()
  await atProvider(page, 'emp-3')
  await expect(page.getByRole('button', { name: '解除绑定' })).toBeVisible()

  const phone = await browser.newContext({
    baseURL: url,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  })
  await phone.route('https://**', (route) => route.abort())
  const held = await phone.newPage()
  await held.goto('/field/me')
  await held.getByRole('button', { name: '市统一认证' }).tap()
  await atProvider(held, 'emp-3')
  await expect(held.getByText(clerk.login)).toBeVisible()
  expect(new URL(held.url()).pathname).toBe('/field/me')
  await phone.close()
})
