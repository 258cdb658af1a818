// What waits on a phone is sent with no page open: the real service worker, woken as the browser wakes it.

import type { BrowserContext, Page } from '@playwright/test'

import { isolated, readings, type Isolation } from './isolated'
import { endElsewhere, folder, lies, ready, signIn, test } from './pocket'
import { account, expect, name, world } from './world'

/** Takes the temperature of somebody without a signal. */
async function takes(page: Page, who: Isolation, waiting: number): Promise<void> {
  await page.goto(`/field/isolations/${who.id}`)
  await page.getByRole('button', { name: '记录体温' }).tap()
  await page.getByRole('button', { name: /确定 36.5 ℃/ }).tap()
  await expect(page.getByRole('link', { name: new RegExp(`${waiting} 条待上传`) })).toBeVisible()
}

/** What the browser was asked to wake the service worker for. */
const tags = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready
    return (registration as unknown as { sync: { getTags: () => Promise<string[]> } }).sync.getTags()
  })

/** Closes all that shows the house; an empty page keeps the browser running. */
async function leave(browser: BrowserContext, page: Page): Promise<Page> {
  const empty = await browser.newPage()
  await page.close()
  return empty
}

/** Wakes the service worker as the browser does when there is a signal again. */
async function wake(browser: BrowserContext, empty: Page): Promise<void> {
  const cdp = await browser.newCDPSession(empty)
  const { origin } = new URL(world().url)
  const found = new Promise<string>((tell) =>
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const ours = registrations.find((one) => one.scopeURL === `${origin}/field/` && !one.isDeleted)
      if (ours) tell(ours.registrationId)
    }),
  )
  await cdp.send('ServiceWorker.enable')
  const registrationId = await found
  await cdp.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'outbox', lastChance: false })
  await cdp.detach()
}

test('what was entered without a signal is sent once, with no page open', async ({ api, pocket }) => {
  const mei = await api('grid_member')
  const area = account('grid_member').area
  const [first, second] = [await isolated(mei, area, '2020-02-15'), await isolated(mei, area, '2020-02-15')]
  const browser = await pocket(folder(), { sync: true })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page)
  await ready(page)
  await browser.setOffline(true)
  await takes(page, first, 1)
  await expect.poll(() => tags(page)).toEqual(['outbox'])
  await takes(page, second, 2)
  const empty = await leave(browser, page)
  expect([await readings(mei, first), await readings(mei, second)]).toEqual([0, 0])

  const sent: string[] = []
  browser.on('request', (one) => {
    if (one.url().endsWith('/api/v1/sync/entries')) sent.push(one.url())
  })
  await browser.setOffline(false)
  await wake(browser, empty)
  await expect.poll(() => readings(mei, first)).toBe(1)
  await expect.poll(() => readings(mei, second)).toBe(1)
  expect(browser.pages()).toEqual([empty])
  // Woken again it has nothing to say.
  await wake(browser, empty)
  await empty.waitForTimeout(1_000)
  expect(sent).toHaveLength(1)
  expect([await readings(mei, first), await readings(mei, second)]).toEqual([1, 1])

  await empty.goto('/field/queue')
  await expect(empty.getByText('没有待上传的记录')).toBeVisible()
})

test('a phone that was shut out is wiped with no page open, and the house hears of it', async ({
  api,
  desk,
  pocket,
}) => {
  const lead = await api('community_lead')
  const who = await isolated(lead, account('grid_member').area, '2020-02-15')
  const browser = await pocket(folder(), { sync: true })
  const page = browser.pages()[0] ?? (await browser.newPage())
  const named = page.waitForRequest((one) => one.method() === 'PUT' && one.url().includes('/api/v1/devices/'))
  await signIn(page)
  await ready(page)
  const lost = name()
  await page.request.put((await named).url(), { data: { name: lost } })
  await browser.setOffline(true)
  await takes(page, who, 1)
  const empty = await leave(browser, page)
  const admin = await desk('administrator')
  await admin.goto('/devices')
  await admin
    .getByRole('row', { name: new RegExp(lost) })
    .getByRole('button', { name: '停用' })
    .click()
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click()
  await expect(admin.getByText('已停用，等它联网后清除')).toBeVisible()

  await browser.setOffline(false)
  await wake(browser, empty)
  await admin.goto('/devices?state=revoked')
  const row = admin.getByRole('row', { name: new RegExp(lost) })
  await expect(async () => {
    await admin.reload()
    await expect(row.getByText('已停用并清除')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await empty.goto('/mark.svg')
  expect(await lies(empty)).toEqual({ kept: 0, outbox: 0, keys: 0 })
  await empty.goto('/field/')
  await expect(empty.getByLabel('账号')).toBeVisible()
  expect(await readings(lead, who)).toBe(0)
})

test('where the session ended meanwhile nothing is lost, and its owner is asked in', async ({
  api,
  playwright,
  pocket,
}) => {
  const mei = await api('community_lead')
  const who = await isolated(mei, account('grid_member').area, '2020-02-15')
  const browser = await pocket(folder(), { sync: true })
  const page = browser.pages()[0] ?? (await browser.newPage())
  await signIn(page, account('community_lead'))
  await ready(page)
  await browser.setOffline(true)
  await takes(page, who, 1)
  await endElsewhere(browser, playwright)
  const empty = await leave(browser, page)
  await browser.setOffline(false)
  await wake(browser, empty)
  // A picture of the house runs nothing, and sees what lies there.
  await empty.goto('/mark.svg')
  await expect.poll(() => lies(empty)).toEqual({ kept: 0, outbox: 1, keys: 0 })
  expect(await readings(mei, who)).toBe(0)

  await empty.goto('/field/')
  await expect(empty.getByLabel('账号')).toBeVisible()
  await expect(empty.getByText('这部手机上有 1 条待上传')).toBeVisible()
  await signIn(empty, account('community_lead'))
  await expect.poll(() => readings(mei, who)).toBe(1)
  await empty.goto('/field/queue')
  await expect(empty.getByText('没有待上传的记录')).toBeVisible()
})
