// The phone without a signal: the real program, the real service worker, a network that goes and comes.

import type { Page } from '@playwright/test'

import { faults, odd } from './faults'
import { isolated, readings } from './isolated'
import { endElsewhere, folder, lies, ready, signIn, test } from './pocket'
import { account, expect, get, idNumber, name, typeNumber, world } from './world'

interface List<Row> {
  rows: Row[]
}

const stores = (page: Page) =>
  page.evaluate(async () =>
    (await indexedDB.databases()).map((one) => one.name).filter((one) => one !== 'wangge-phone'),
  )

test.setTimeout(150_000)

test('a shift without a signal: reloaded, killed, and everything is there once', async ({ api, pocket }) => {
  const mei = await api('grid_member')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  const where = folder()
  let browser = await pocket(where)
  let page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page)
  await ready(page)

  await browser.setOffline(true)
  await page.reload()
  await expect(page.getByRole('status').filter({ hasText: '无信号' })).toContainText('数据截至')
  await page
    .getByRole('button', { name: `晚测体温 ${who.name}` })
    .or(page.getByRole('button', { name: `测体温 ${who.name}` }))
    .first()
    .tap()
  await page.getByRole('button', { name: /确定 36.5 ℃/ }).tap()
  await expect(page.getByRole('link', { name: /1 条待上传/ })).toBeVisible()
  await page.goto('/field/register')
  const number = idNumber()
  const arrived = name()
  await typeNumber(page, number)
  await page.getByLabel('姓名').fill(arrived)
  await page.getByRole('button', { name: '辽宁' }).tap()
  await page.getByRole('button', { name: '登记', exact: true }).tap()
  await expect(page.getByText(`已存手机：${arrived}`)).toBeVisible()
  await page.getByRole('link', { name: /2 条待上传/ }).tap()
  await expect(page.getByText(`体温 ${who.name}`)).toBeVisible()
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])

  // The battery is empty; another morning, still no signal.
  await browser.close()
  browser = await pocket(where)
  await browser.setOffline(true)
  page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto('/field/')
  await expect(page.getByRole('link', { name: /2 条待上传/ })).toBeVisible()
  await page.getByRole('link', { name: '查找' }).tap()
  await page.getByLabel('姓名、拼音').or(page.getByRole('searchbox')).first().fill(who.name)
  await page.getByRole('link', { name: new RegExp(who.name) }).tap()
  await expect(page.getByRole('heading', { name: who.name })).toBeVisible()

  await browser.setOffline(false)
  await expect(page.getByRole('link', { name: /条待上传/ })).toBeHidden({ timeout: 30_000 })
  const found = await get<List<{ name: string }>>(mei, `/arrivals?q=${encodeURIComponent(arrived)}`)
  expect(found.rows).toHaveLength(1)
  expect(await readings(mei, who)).toBe(1)
  await browser.close()
})

test('a conflict shows both versions, and nothing of it is dropped by itself', async ({ api, pocket }) => {
  const mei = await api('grid_member')
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page)
  await ready(page)
  await page.getByRole('link', { name: '登记' }).tap()
  const who = name()
  await typeNumber(page, idNumber())
  await page.getByLabel('姓名').fill(who)
  await page.getByRole('button', { name: '辽宁' }).tap()
  await browser.setOffline(true)
  await page.getByRole('button', { name: '登记', exact: true }).tap()
  await expect(page.getByText(`已存手机：${who}`)).toBeVisible()

  // Under the same id something else was stored meanwhile.
  let path = ''
  await page.route('**/api/v1/sync/entries', async (route) => {
    const sent = route.request().postDataJSON() as { entries: { path: string; body: Record<string, unknown> }[] }
    const [one] = sent.entries
    if (one && !path) {
      path = one.path
      const stored = await mei.put(path, { data: { ...one.body, origin: '北京市' } })
      expect(stored.ok()).toBe(true)
    }
    await route.continue()
  })
  await browser.setOffline(false)
  await page.getByRole('link', { name: /1 条待上传/ }).tap()
  await expect(page.getByText('与系统记录不同')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('table')).toContainText('北京市')
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '用我的另存一条' }).tap()
  // The same person under another id: that is refused too, and stands there until somebody settles it.
  await expect(page.getByText('此人已登记')).toBeVisible()
  // Whoever finds the phone hears that it is to be settled, and not that it will be sent.
  await page.getByRole('link', { name: '我的' }).tap()
  await page.getByRole('button', { name: '退出登录' }).tap()
  await page.getByRole('button', { name: '保留并退出' }).tap()
  await expect(page.getByText('这部手机上有 1 条要处理')).toBeVisible()
  await expect(page.getByText(/这部手机上有 .* 条待上传/)).toHaveCount(0)
  expect(await faults(page)).toEqual([])
  await signIn(page)
  await page.getByRole('link', { name: /1 条要处理/ }).tap()
  await page.getByRole('button', { name: '不要了' }).tap()
  await page.getByRole('dialog').getByRole('button', { name: '不要了' }).tap()
  await expect(page.getByText('没有待上传的记录')).toBeVisible()
  await browser.close()
})

test('who signs out leaves nothing, but for what waits', async ({ api, pocket }) => {
  const mei = await api('community_lead')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('community_lead'))
  await ready(page)
  expect(await stores(page)).toHaveLength(1)
  await page.getByRole('link', { name: '我的' }).tap()
  await page.getByRole('button', { name: '退出登录' }).tap()
  await page.locator('.van-dialog').getByRole('button', { name: '退出登录' }).tap()
  await expect(page.getByLabel('账号')).toBeVisible()
  expect(await stores(page)).toEqual([])

  // With something that waits: said plainly, kept sealed, and sent when its owner is back.
  await signIn(page, account('community_lead'))
  await ready(page)
  await page.goto(`/field/isolations/${who.id}`)
  await page.route('**/api/v1/readings/*', (route) => route.abort('connectionfailed'))
  await page.route('**/api/v1/sync/entries', (route) => route.abort('connectionfailed'))
  await page.getByRole('button', { name: '记录体温' }).tap()
  await page.getByRole('button', { name: /确定 36.5 ℃/ }).tap()
  await expect(page.getByRole('link', { name: /1 条待上传/ })).toBeVisible()
  await page.getByRole('link', { name: '我的' }).tap()
  await page.getByRole('button', { name: '退出登录' }).tap()
  await expect(page.getByRole('dialog').filter({ hasText: '还有 1 条没有上传' })).toBeVisible()
  await page.getByRole('button', { name: '保留并退出' }).tap()
  await expect(page.getByLabel('账号')).toBeVisible()
  await signIn(page)
  await expect(page.getByRole('link', { name: /条待上传/ })).toBeHidden()
  await page.getByRole('link', { name: '我的' }).tap()
  await expect(page.getByText('0 条待上传')).toBeVisible()
  await page.getByRole('button', { name: '退出登录' }).tap()
  await page.locator('.van-dialog').getByRole('button', { name: '退出登录' }).tap()
  await expect(page.getByLabel('账号')).toBeVisible()
  await page.unrouteAll()
  await signIn(page, account('community_lead'))
  await expect.poll(() => readings(mei, who)).toBe(1)
  await browser.close()
})

test('only the phone of a role that carries something is named', async ({ phone }) => {
  const opened = async (role: 'grid_member' | 'commander') => {
    const page = await phone(role)
    const named: string[] = []
    page.on('request', (one) => {
      if (one.method() === 'PUT' && one.url().includes('/api/v1/devices/')) named.push(one.url())
    })
    await page.goto('/field/')
    await expect(page.getByRole('navigation')).toBeVisible()
    return { page, named }
  }
  const member = await opened('grid_member')
  await expect.poll(() => member.named).toHaveLength(1)
  const commander = await opened('commander')
  // What keeps the phone comes after the page.
  await commander.page.waitForTimeout(3_000)
  expect(commander.named).toEqual([])
})

test('whoever comes in on the same phone finds nothing of another, also where their role carries nothing', async ({
  pocket,
}) => {
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page)
  await ready(page)
  expect((await lies(page)).keys).toBe(1)
  // Nobody signed out: this browser's session becomes another's, as by the desk's page of sign-in.
  const { login, password } = account('commander')
  expect((await page.request.post('/api/v1/session', { data: { login, password } })).ok()).toBe(true)
  await page.goto('/field/')
  await expect(page.getByRole('navigation')).toBeVisible()
  await expect.poll(() => stores(page)).toEqual([])
  expect(await lies(page)).toEqual({ kept: 0, outbox: 0, keys: 0 })
})

test('who signs out without a signal leaves nothing, and the house hears of it', async ({ playwright, pocket }) => {
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('medic'))
  await ready(page)
  const [held] = (await browser.cookies()).filter((cookie) => cookie.name === 'wangge_session')
  const program = await playwright.request.newContext({
    baseURL: world().url,
    extraHTTPHeaders: { cookie: `wangge_session=${held?.value}` },
  })
  const opens = async () => (await program.get('/api/v1/me')).status()
  await page.getByRole('link', { name: '我的' }).tap()
  await browser.setOffline(true)
  await page.getByRole('button', { name: '退出登录' }).tap()
  await page.locator('.van-dialog').getByRole('button', { name: '退出登录' }).tap()
  await expect(page.getByLabel('账号')).toBeVisible()
  expect(await stores(page)).toEqual([])
  expect(await opens()).toBe(200)
  // Nobody comes in on what the house still takes for theirs, also where it is opened anew.
  await page.goto('/field/')
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await browser.setOffline(false)
  await page.goto('/field/')
  await expect(page.getByLabel('账号')).toBeVisible()
  expect(await opens()).toBe(401)
  await program.dispose()
  await browser.close()
})

const SHIFT = 12 * 3_600_000 + 60_000

test('a phone without a signal knows when its session is over, and keeps only what waits', async ({
  api,
  playwright,
  pocket,
}) => {
  const mei = await api('community_lead')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  const where = folder()
  let browser = await pocket(where)
  let page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('community_lead'))
  await ready(page)
  expect((await lies(page)).kept).toBeGreaterThan(1)
  await page.goto(`/field/isolations/${who.id}`)
  await expect(page.getByRole('button', { name: '记录体温' })).toBeVisible()
  await browser.setOffline(true)
  await page.getByRole('button', { name: '记录体温' }).tap()
  await page.getByRole('button', { name: /确定 36.5 ℃/ }).tap()
  await expect(page.getByRole('link', { name: /1 条待上传/ })).toBeVisible()
  // Still the same shift: all is there, also where it is opened anew.
  await page.goto('/field/')
  await expect(page.getByRole('navigation')).toBeVisible()
  expect(await lies(page)).toMatchObject({ outbox: 1, keys: 1 })
  await endElsewhere(browser, playwright)
  await browser.close()

  // The next morning, still no signal.
  browser = await pocket(where)
  await browser.clock.setFixedTime(Date.now() + SHIFT)
  await browser.setOffline(true)
  page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(`/field/isolations/${who.id}`)
  await expect(page.getByLabel('账号')).toBeVisible()
  await expect(page.getByText(who.name)).toHaveCount(0)
  expect(await lies(page)).toEqual({ kept: 0, outbox: 1, keys: 0 })
  await browser.close()

  // Its owner has a signal again.
  browser = await pocket(where)
  page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('community_lead'))
  await expect.poll(() => readings(mei, who)).toBe(1)
  await browser.close()
})

test('a page that lies open without a signal is left when its session is over', async ({ pocket }) => {
  const browser = await pocket(folder())
  await browser.clock.install()
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('medic'))
  await ready(page)
  await browser.setOffline(true)
  await browser.clock.fastForward(SHIFT)
  await expect(page.getByLabel('账号')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect.poll(() => stores(page)).toEqual([])
  expect((await lies(page)).keys).toBe(0)
  await browser.close()
})

test('a phone that hears that its session was ended keeps nothing, open or opened anew', async ({
  playwright,
  pocket,
}) => {
  const where = folder()
  let browser = await pocket(where)
  let page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('medic'))
  await ready(page)
  await endElsewhere(browser, playwright)
  // The phone fetches what is new as soon as there is a signal again.
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await expect(page.getByLabel('账号')).toBeVisible()
  await expect.poll(() => stores(page)).toEqual([])

  await signIn(page, account('medic'))
  await ready(page)
  expect((await lies(page)).kept).toBeGreaterThan(1)
  await endElsewhere(browser, playwright)
  await browser.close()
  browser = await pocket(where)
  page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto('/field/')
  await expect(page.getByLabel('账号')).toBeVisible()
  await expect.poll(() => stores(page)).toEqual([])
  expect((await lies(page)).keys).toBe(0)
  await browser.close()
})

test('a page of a session before hears of the end of the one that followed', async ({ playwright, pocket }) => {
  const browser = await pocket(folder())
  const before = browser.pages()[0] ?? (await browser.newPage())
  await signIn(before, account('medic'))
  await ready(before)
  // It lies there and asks nothing.
  await before.route('**/api/v1/**', (route) => route.abort())
  await endElsewhere(browser, playwright)
  const after = await browser.newPage()
  await signIn(after, account('medic'))
  await ready(after)
  await after.close()
  await before.unroute('**/api/v1/**')
  expect((await lies(before)).keys).toBe(1)

  await endElsewhere(browser, playwright)
  await before.getByRole('link', { name: '我的' }).tap()
  await expect(before.getByLabel('账号')).toBeVisible()
  await expect.poll(() => stores(before)).toEqual([])
  expect((await lies(before)).keys).toBe(0)
})

test('a lost phone is shut out at the desk and wipes', async ({ desk, pocket }) => {
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  const named = page.waitForRequest((one) => one.method() === 'PUT' && one.url().includes('/api/v1/devices/'))
  await signIn(page, account('medic'))
  await ready(page)
  // Other stories have phones too: this one is told from them by its name.
  const lost = name()
  await page.request.put((await named).url(), { data: { name: lost } })
  const admin = await desk('administrator')
  await admin.goto('/devices')
  await expect(admin.getByRole('heading', { name: '手机' })).toBeVisible()
  expect(await faults(admin)).toEqual([])
  const row = admin.getByRole('row', { name: new RegExp(lost) })
  await row.getByRole('button', { name: '停用' }).click()
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(admin.getByText('已停用，等它联网后清除')).toBeVisible()
  // What wipes it may leave the page before it has loaded.
  await page.reload().catch(() => undefined)
  await expect(page.getByText('这部手机已被管理员停用')).toBeVisible({ timeout: 20_000 })
  expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await admin.goto('/devices?state=revoked')
  await expect(row.getByText('已停用并清除')).toBeVisible()
  await browser.close()
})
