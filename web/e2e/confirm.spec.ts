// The password asked for again on the phone, in a city whose policy wants that for what people do there.

import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import type { APIRequestContext, Locator, Page, PlaywrightWorkerArgs } from '@playwright/test'

import { invent, serve } from './city'
import { faults, odd } from './faults'
import { isolated, readings } from './isolated'
import { folder, ready, signIn, test } from './pocket'
import { code } from './totp'
import { type Account, expect } from './world'

const url = `http://127.0.0.1:${19_000 + Math.floor(Math.random() * 2_000)}`
let city: string
let accounts: Account[]
let server: ChildProcess

test.describe.configure({ mode: 'serial' })
test.use({ baseURL: url, viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })

test.beforeAll(async () => {
  test.setTimeout(300_000)
  city = folder()
  const usual = readFileSync(fileURLToPath(new URL('../../policy/meihekou-2020.toml', import.meta.url)), 'utf8')
  const more = '\nconfirm = ["isolation.take_reading", "account.end_other_sessions",'
  const policy = usual.replace('\nconfirm = [', more)
  expect(policy).not.toBe(usual)
  writeFileSync(join(city, 'policy.toml'), policy)
  writeFileSync(join(city, 'wangge.toml'), 'policy = "policy.toml"\n', { mode: 0o600 })
  accounts = invent(city)
  server = await serve(city, url)
})

test.afterAll(async () => {
  const ended = once(server, 'exit')
  server.kill()
  await ended
  rmSync(city, { recursive: true, force: true })
})

function account(role: string): Account {
  const found = accounts.find((one) => one.role === role)
  if (!found) throw new Error(`the exercise has no ${role}`)
  return found
}

/** The API as somebody sees it, in a session of its own. */
async function by(playwright: PlaywrightWorkerArgs['playwright'], role: string): Promise<APIRequestContext> {
  const api = await playwright.request.newContext({ baseURL: url })
  const { login, password } = account(role)
  expect((await api.post('/api/v1/session', { data: { login, password } })).ok()).toBe(true)
  return api
}

const asked = (page: Page) => page.getByRole('dialog', { name: '再次确认身份' })

async function gives(dialog: Locator, password: string) {
  await dialog.getByLabel('密码').fill(password)
  await dialog.getByRole('button', { name: '确认' }).tap()
}

test('what was entered without a signal waits for the password, and is then sent', async ({ playwright, pocket }) => {
  const mei = await by(playwright, 'grid_member')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  const browser = await pocket(folder(), { url })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('grid_member'))
  await ready(page)
  await browser.setOffline(true)
  await page.goto(`/field/isolations/${who.id}`)
  await page.getByRole('button', { name: '记录体温' }).tap()
  await page.getByRole('button', { name: /确定 36.5 ℃/ }).tap()
  const bar = page.getByRole('link', { name: /1 条待上传/ })
  await expect(bar).toBeVisible()
  // It is kept first and then said: only now the house was not heard.
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await browser.setOffline(false)
  // Nobody is asked in the middle of something else.
  await expect(bar).toContainText('1 条要处理', { timeout: 40_000 })
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await bar.tap()
  await expect(page.getByText('要您确认身份')).toBeVisible()
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '确认身份并上传' }).tap()
  await asked(page).getByRole('button', { name: '关闭' }).tap()
  await expect(asked(page)).toHaveCount(0)
  await expect(page.getByText('要您确认身份')).toBeVisible()
  await page.getByRole('button', { name: '确认身份并上传' }).tap()
  await gives(asked(page), 'not the password')
  await expect(asked(page).getByRole('alert')).toContainText('密码不正确')
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  // The signal goes while they type: nothing is lost.
  await browser.setOffline(true)
  await gives(asked(page), account('grid_member').password)
  await expect(asked(page).getByRole('alert')).toBeVisible()
  await browser.setOffline(false)
  await gives(asked(page), account('grid_member').password)
  await expect(page.getByText('没有待上传的记录')).toBeVisible()
  expect(await readings(mei, who)).toBe(1)
  await browser.close()
  await mei.dispose()
})

test('what is entered with a signal asks at once, and who will not give the password is refused', async ({
  page,
  playwright,
}) => {
  const mei = await by(playwright, 'grid_member')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  await signIn(page, account('grid_member'))
  await page.goto(`/field/isolations/${who.id}`)
  await page.getByRole('button', { name: '记录体温' }).tap()
  const save = page.getByRole('button', { name: /确定 36.5 ℃/ })
  await save.tap()
  await asked(page).getByRole('button', { name: '关闭' }).tap()
  await expect(page.getByRole('alert')).toContainText('再次确认身份')
  await expect(page.getByRole('link', { name: /条待上传/ })).toHaveCount(0)
  await save.tap()
  await gives(asked(page), account('grid_member').password)
  await expect(asked(page)).toHaveCount(0)
  await expect(save).toHaveCount(0)
  await expect.poll(() => readings(mei, who)).toBe(1)
  await mei.dispose()
})

test('whoever has a second factor gives its code as well', async ({ page, playwright }) => {
  // Each code is taken once, and the next is shown half a minute later.
  test.setTimeout(300_000)
  const { login, password } = account('community_lead')
  const lead = await by(playwright, 'community_lead')
  expect((await lead.put('/api/v1/session/confirmation', { data: { password } })).ok()).toBe(true)
  const { secret } = (await (await lead.post('/api/v1/me/totp')).json()) as { secret: string }
  expect((await lead.put('/api/v1/me/totp', { data: { code: await code(secret) } })).ok()).toBe(true)

  await page.goto('/field/sign-in?back=/sessions')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).tap()
  await page.getByLabel('动态口令').fill(await code(secret))
  await page.getByRole('button', { name: '登录' }).tap()
  await page.getByRole('button', { name: '结束其他会话' }).tap()
  await gives(asked(page), password)
  await expect(asked(page).getByLabel('动态口令')).toBeVisible()
  await expect(asked(page).getByRole('alert')).toHaveCount(0)
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  await asked(page)
    .getByLabel('动态口令')
    .fill(await code(secret))
  await asked(page).getByRole('button', { name: '确认' }).tap()
  await expect(page.getByRole('button', { name: '结束其他会话' })).toHaveCount(0)
  await expect.poll(async () => (await lead.get('/api/v1/me')).status()).toBe(401)
  await lead.dispose()
})
