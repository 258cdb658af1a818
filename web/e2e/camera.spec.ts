// A pass before the camera of a gate: the real program, the real camera of a browser that reads no codes itself.

import { v7 as uuid } from 'uuid'
import type { APIRequestContext, BrowserContext, Page } from '@playwright/test'

import { faults, odd } from './faults'
import { filming } from './film'
import { door } from './isolated'
import { folder, ready, signIn, test } from './pocket'
import { account, expect, get, idNumber, name, typeNumber, world, type Role } from './world'

/** A pass of a household of the officer's township, as it is printed. */
async function printed(
  api: (role: Role) => Promise<APIRequestContext>,
): Promise<{ id: string; number: string; code: string }> {
  const lead = await api('community_lead')
  const household = uuid()
  const stood = await lead.put(`/api/v1/households/${household}`, {
    data: { area: account('grid_member').area, address: door() },
  })
  expect(stood.ok(), await stood.text()).toBe(true)
  const issued = await lead.put(`/api/v1/passes/${uuid()}`, { data: { household_id: household } })
  const { id, number } = (await issued.json()) as { id: string; number: string }
  const sheet = await lead.post('/api/v1/passes/cards', { data: { ids: [id] } })
  const { cards } = (await sheet.json()) as { cards: { code: string }[] }
  return { id, number, code: cards[0]?.code ?? '' }
}

/** Notes each camera that a page opens. */
const watchCameras = (browser: BrowserContext) =>
  browser.addInitScript(() => {
    const seen = window as unknown as { tracks: MediaStreamTrack[] }
    seen.tracks = []
    const { mediaDevices } = navigator
    const open = mediaDevices?.getUserMedia.bind(mediaDevices)
    if (open)
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted)
        seen.tracks.push(...stream.getTracks())
        return stream
      }
  })
const cameras = (page: Page) =>
  page.evaluate(() => (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map((track) => track.readyState))

/** Puts the page away, or takes it out again. */
const turn = (page: Page, state: 'hidden' | 'visible') =>
  page.evaluate((now) => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => now })
    document.dispatchEvent(new Event('visibilitychange'))
  }, state)

/** Answers for whoever holds the phone; it holds while the line to the browser does. */
async function may(browser: BrowserContext, page: Page, setting: 'granted' | 'denied'): Promise<void> {
  const cdp = await browser.newCDPSession(page)
  const { origin } = new URL(world().url)
  await cdp.send('Browser.setPermission', { origin, permission: { name: 'camera' }, setting })
}

test('an officer reads a pass with the camera, without a signal and with one', async ({ api, pocket }) => {
  const pass = await printed(api)
  const where = folder()
  const browser = await pocket(where, { args: [...filming(where, pass.code), '--use-fake-ui-for-media-stream'] })
  await watchCameras(browser)
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('checkpoint_staff'))
  await ready(page)
  expect(await page.evaluate(() => 'BarcodeDetector' in window)).toBe(false)

  // What reads the code lies on the phone since the shift began, though nobody scanned before.
  await browser.setOffline(true)
  await page.goto('/field/pass')
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect(page.getByRole('heading', { name: /今天可以外出/ })).toBeVisible()
  await expect(page.getByText(pass.number)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '无信号' })).toBeVisible()
  expect(await cameras(page)).toEqual(['ended'])

  await browser.setOffline(false)
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect(page.getByRole('heading', { name: /今天可以外出/ })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '无信号' })).toHaveCount(0)
  await expect(page.getByText(pass.number)).toBeVisible()
  expect(await cameras(page)).toEqual(['ended', 'ended'])
})

test('at the gate the code of a pass is read, and the crossing names it', async ({ api, pocket }) => {
  const pass = await printed(api)
  const where = folder()
  const browser = await pocket(where, { args: [...filming(where, pass.code), '--use-fake-ui-for-media-stream'] })
  await watchCameras(browser)
  const page = browser.pages()[0] ?? (await browser.newPage())
  const lead = await api('community_lead')
  const { area } = account('grid_member')
  const gate = `${name()}门岗`
  const clerk = await api('township_clerk')
  const stood = await clerk.put(`/api/v1/checkpoints/${uuid()}`, {
    data: { area: area.slice(0, 12), kind: 'compound', name: gate, place: '小区正门', hours: '00:00-24:00' },
  })
  expect(stood.ok(), await stood.text()).toBe(true)
  await signIn(page, account('community_lead'))
  await ready(page)
  await page.goto('/field/checkpoint')
  await page.getByRole('button', { name: new RegExp(gate) }).tap()
  await page.getByRole('button', { name: '登记过卡' }).tap()
  const scan = page.getByRole('button', { name: '扫通行证' })
  await scan.tap()
  await expect(page.getByText('✓ 已读出入证')).toBeVisible()
  await expect(scan).toHaveAttribute('aria-pressed', 'false')
  expect(await cameras(page)).toEqual(['ended'])
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])

  await page.getByRole('button', { name: '外出' }).tap()
  const plate = `9${String(Date.now()).slice(-4)}`
  for (const sign of plate) await page.getByRole('button', { name: sign, exact: true }).tap()
  await page.getByRole('button', { name: '下一步' }).tap()
  const sheet = page.getByRole('dialog', { name: '人员信息' })
  const driver = name()
  await sheet.getByLabel('姓名').fill(driver)
  await typeNumber(page, idNumber())
  await sheet.getByRole('button', { name: '完成', exact: true }).last().tap()
  await page.getByRole('button', { name: '放行', exact: true }).tap()
  await expect(page.getByText(`放行 吉E${plate}`)).toBeVisible()
  const { rows } = await get<{ rows: { pass_id: string | null }[] }>(lead, '/crossings')
  expect(rows.filter((row) => row.pass_id === pass.id)).toHaveLength(1)
  // Whoever comes next has to show theirs.
  await expect(page.getByText('✓ 已读出入证')).toHaveCount(0)
  await page.getByRole('link', { name: '值守' }).tap()
  await page.getByRole('button', { name: '签退', exact: true }).tap()
  await page.getByRole('button', { name: '签退', exact: true }).last().tap()
  await expect(page.getByText('到哪个卡点值守')).toBeVisible()
})

test('the camera is on only while somebody looks', async ({ pocket }) => {
  const where = folder()
  // What it sees is no pass of anybody.
  const browser = await pocket(where, {
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
  })
  await watchCameras(browser)
  await browser.addInitScript(() => {
    const { getCapabilities } = MediaStreamTrack.prototype
    MediaStreamTrack.prototype.getCapabilities = function (this: MediaStreamTrack) {
      return { ...getCapabilities.call(this), torch: true }
    }
  })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('checkpoint_staff'))
  await page.goto('/field/pass')
  expect(await cameras(page)).toEqual([])
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect(page.getByText('把二维码对准画面中间')).toBeVisible()
  await expect(page.getByRole('button', { name: '补光灯' })).toBeVisible()
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  expect(await cameras(page)).toEqual(['live'])
  await turn(page, 'hidden')
  await expect.poll(() => cameras(page)).toEqual(['ended'])
  await turn(page, 'visible')
  await expect.poll(() => cameras(page)).toEqual(['ended', 'live'])
  await page.getByRole('button', { name: '关闭' }).tap()
  await expect.poll(() => cameras(page)).toEqual(['ended', 'ended'])
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect.poll(() => cameras(page)).toEqual(['ended', 'ended', 'live'])
  // Left for another page of the face, which is the same document.
  await page.getByRole('navigation').getByRole('link').first().tap()
  await expect.poll(() => cameras(page)).toEqual(['ended', 'ended', 'ended'])
})

test('whoever refused the camera hears how to allow it, and then goes on', async ({ api, pocket }) => {
  const pass = await printed(api)
  const where = folder()
  const browser = await pocket(where, { args: filming(where, pass.code) })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('checkpoint_staff'))
  await may(browser, page, 'denied')
  await page.goto('/field/pass')
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect(page.getByRole('alert')).toContainText('没有使用摄像头的权限')
  expect(await odd(page)).toEqual([])
  expect(await faults(page)).toEqual([])
  await may(browser, page, 'granted')
  await page.getByRole('button', { name: '重试' }).tap()
  await expect(page.getByText(pass.number)).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a phone without a camera says so', async ({ pocket }) => {
  const browser = await pocket(folder())
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('checkpoint_staff'))
  await may(browser, page, 'granted')
  await page.goto('/field/pass')
  await page.getByRole('button', { name: '扫码' }).tap()
  await expect(page.getByRole('alert')).toContainText('没有找到摄像头')
})
