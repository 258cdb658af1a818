// A person alone at home on day nine, on their own phone and without an account.

import { v7 as uuid } from 'uuid'
import type { Browser, Page } from '@playwright/test'

import { faults } from './faults'
import { caredFor, isolated } from './isolated'
import { account, expect, test } from './world'

/** Somebody's own phone: no session, one hand. */
async function ownPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  return context.newPage()
}

/** Very large type, thumbs, one column. */
async function odd(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('main *, [role=dialog] *')].filter(
      (one): one is HTMLElement =>
        one instanceof HTMLElement && one.offsetParent !== null && !one.closest('[aria-hidden=true], .spoken'),
    )
    const written = shown.filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const small = written.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 18)
    const low = shown.filter(
      (one) => one.matches('a, button') && getComputedStyle(one).display !== 'inline' && one.offsetHeight < 44,
    )
    const wide = document.documentElement.scrollWidth > 390 ? ['wider than 390 px'] : []
    return [...small, ...low].map((one) => one.outerHTML.slice(0, 120)).concat(wide)
  })
}

async function fine(page: Page) {
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  expect(await odd(page)).toEqual([])
}

const shot = async (page: Page, name: string) => {
  if (process.env.E2E_SHOTS) await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}.png`, fullPage: true })
}

test('on day nine one measures, appeals, and reads the answer', async ({ browser, api, desk }) => {
  const lead = await api('community_lead')
  const { id, name } = await isolated(lead, account('grid_member').area, '2020-02-07')

  // The leader shows the code at the desk; who scans it opens the page.
  const screen = await desk('community_lead')
  await screen.goto(`/isolations/${id}`)
  await screen.getByRole('button', { name: '给当事人看二维码' }).click()
  const dialog = screen.getByRole('dialog')
  await expect(dialog.getByRole('img', { name: '二维码' })).toBeVisible()
  await screen.waitForTimeout(400)
  expect(await faults(screen)).toEqual([])
  await shot(screen, 'desk-code')
  const shown = await lead.post(`/api/v1/isolations/${id}/page`, { data: { page: 'person' } })
  const { path } = (await shown.json()) as { path: string }

  const mine = await ownPhone(browser)
  const asked: string[] = []
  mine.on('request', (request) => asked.push(request.url()))
  await mine.goto(path)
  await expect(mine.getByRole('heading', { level: 1 })).toHaveText(`${name.charAt(0)}*，您好`)
  await expect(mine.getByText('第 9 天')).toBeVisible()
  await expect(mine.getByText('共 14 天')).toBeVisible()
  await expect(mine.getByText('隔离到 2月21日')).toBeVisible()
  await expect(mine.getByText('传染病防治法')).toBeVisible()
  await expect(mine.getByText('送餐').first()).toBeVisible()
  await expect(mine.getByRole('link', { name: '急救 120' })).toHaveAttribute('href', 'tel:120')
  await fine(mine)
  await shot(mine, 'person')

  await mine.getByRole('button', { name: '报体温' }).tap()
  for (let tenths = 0; tenths < 3; tenths++) await mine.getByRole('button', { name: '+0.1' }).tap()
  await mine.getByText('咳嗽').tap()
  await fine(mine)
  await shot(mine, 'temperature')
  await mine.getByRole('button', { name: '报 36.8 ℃' }).tap()
  await expect(mine.getByText('收到了：36.8 ℃')).toBeVisible()

  // Without a network what was typed stays, in this window alone: whoever finds the phone later reads nothing there.
  await mine.getByRole('button', { name: '我有异议（申诉）' }).tap()
  await expect(mine.getByRole('button', { name: '发送' })).toBeDisabled()
  await mine.getByLabel('请写下来').fill('我 2 月 1 日就离开武汉了，有车票')
  await mine.context().setOffline(true)
  await mine.getByRole('button', { name: '发送' }).tap()
  await expect(mine.getByText('没有网络，没有发出去')).toBeVisible()
  await fine(mine)
  await shot(mine, 'appeal')
  await mine.context().setOffline(false)
  expect(await mine.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain('车票')
  await mine.getByRole('button', { name: '关闭' }).tap()
  await expect(mine.getByText('第 9 天')).toBeVisible()
  await mine.getByRole('button', { name: '我有异议（申诉）' }).tap()
  await expect(mine.getByLabel('请写下来')).toHaveValue(/有车票/)
  await mine.getByRole('button', { name: '发送' }).tap()
  await expect(mine.getByText('✓ 收到了')).toBeVisible()
  await expect(mine.getByText('已送到，等人处理')).toBeVisible()

  // The clerk finds it in the list, takes it and answers.
  const clerk = await desk('township_clerk')
  await clerk.goto('/needs?kind=appeal&state=open')
  await expect(clerk.getByRole('link', { name: /群众诉求/ })).toContainText(/\d/)
  await expect(clerk.getByRole('row', { name: new RegExp(name) })).toContainText('申诉')
  expect(await faults(clerk)).toEqual([])
  await shot(clerk, 'desk-needs')
  await clerk.getByRole('link', { name }).click()
  await clerk.getByRole('button', { name: '我来办' }).click()
  await expect(clerk.getByText('处理中').first()).toBeVisible()
  await mine.reload()
  await expect(mine.getByText(/正在处理/)).toBeVisible()
  await clerk.getByRole('button', { name: '答复' }).click()
  const reply = clerk.getByRole('dialog')
  await reply.getByText('不成立').click()
  await reply.getByLabel('答复', { exact: true }).fill('车票是 2 月 7 日的，14 天到 2 月 21 日期满')
  await clerk.waitForTimeout(400)
  expect(await faults(clerk)).toEqual([])
  await shot(clerk, 'desk-answer')
  await reply.getByRole('button', { name: '答复', exact: true }).click()
  await expect(clerk.getByText('申诉不成立')).toBeVisible()
  expect(await faults(clerk)).toEqual([])
  await shot(clerk, 'desk-need')
  await clerk.goto(`/isolations/${id}`)
  await expect(clerk.getByRole('heading', { name: '群众诉求' })).toBeVisible()
  await expect(clerk.getByText('36.8 ℃')).toBeVisible()
  await shot(clerk, 'desk-isolation')

  await mine.reload()
  await expect(mine.getByText('申诉不成立')).toBeVisible()
  await expect(mine.getByText('车票是 2 月 7 日的')).toBeVisible()
  await fine(mine)
  await shot(mine, 'answered')

  // In English too, and the secret stays where it was.
  await mine.getByRole('button', { name: 'English' }).tap()
  await expect(mine.getByText('Day 9')).toBeVisible()
  await expect(mine.getByText('Appeal refused')).toBeVisible()
  await fine(mine)
  await shot(mine, 'person-en')
  await mine.reload()
  await expect(mine.getByText('Day 9')).toBeVisible()
  expect(mine.url()).toContain(path)
  const secret = path.split('#')[1] ?? ''
  expect(asked.filter((url) => url.split('#')[0]?.includes(secret))).toEqual([])

  // Taken back, it opens nothing.
  await lead.post(`/api/v1/isolations/${id}/page/revoke`, { data: { page: 'person' } })
  await mine.reload()
  await expect(mine.getByRole('heading', { name: 'This page is closed' })).toBeVisible()
  await fine(mine)
})

test('a need reaches the grid member, and the answer the page', async ({ browser, api, phone }) => {
  const member = await api('grid_member')
  const { id, name } = await isolated(member, account('grid_member').area, '2020-02-09')
  const shown = await member.post(`/api/v1/isolations/${id}/page`, { data: { page: 'person' } })
  const { path } = (await shown.json()) as { path: string }
  const mine = await ownPhone(browser)
  await mine.goto(path)
  await mine.getByRole('button', { name: '我需要…' }).tap()
  await mine.getByText('买药').tap()
  await mine.getByLabel(/说得细一点/).fill('降压药没有了')
  await expect(mine.getByText('我们会马上通知照顾您的人')).toBeVisible()
  await fine(mine)
  await shot(mine, 'ask')
  await mine.getByRole('button', { name: '发送' }).tap()
  await expect(mine.getByText('降压药没有了')).toBeVisible()

  const mei = await phone('grid_member')
  await mei.goto('/field/')
  await mei.getByRole('button', { name: `答复需求 ${name}` }).tap()
  await expect(mei.getByRole('heading', { name: '需求 · 买药' })).toBeVisible()
  await mei.waitForTimeout(400)
  expect(await faults(mei)).toEqual([])
  await shot(mei, 'field-need')
  await mei.getByLabel('答复').fill('下午送到门口')
  await mei.getByRole('button', { name: '答复' }).tap()
  await expect(mei.getByText('已答复').first()).toBeVisible()
  await mine.reload()
  await expect(mine.getByText('下午送到门口')).toBeVisible()
  await mei.goto(`/field/isolations/${id}`)
  await mei.getByRole('button', { name: '给当事人看二维码' }).tap()
  await expect(mei.getByRole('img', { name: '二维码' })).toBeVisible()
  await mei.waitForTimeout(400)
  expect(await faults(mei)).toEqual([])
  await shot(mei, 'field-code')
})

test('at the door hang days and phones, and no name', async ({ browser, api }) => {
  const lead = await api('community_lead')
  const { id, name } = await isolated(lead, account('grid_member').area, '2020-02-09')
  const shown = await lead.post(`/api/v1/isolations/${id}/page`, { data: { page: 'door' } })
  const { path } = (await shown.json()) as { path: string }
  const passer = await ownPhone(browser)
  await passer.goto(path)
  await expect(passer.getByRole('heading', { name: '1 人在家隔离' })).toBeVisible()
  await expect(passer.getByText('第 7 天，共 14 天，到 2月23日')).toBeVisible()
  await expect(passer.getByText(name)).toHaveCount(0)
  await fine(passer)
  await shot(passer, 'door')
  await passer.goto('/my/door')
  await expect(passer.getByRole('heading', { name: '地址不完整' })).toBeVisible()
  await passer.goto('/my/person#0000')
  await expect(passer.getByRole('heading', { name: '这个页面已经关闭' })).toBeVisible()
  await fine(passer)
  await shot(passer, 'closed')
})

test('what the community writes stands on the page, the latest first, until the code is revoked', async ({
  browser,
  api,
  desk,
}) => {
  const lead = await api('community_lead')
  const { id, household_id } = await isolated(lead, account('grid_member').area, '2020-02-08')
  await caredFor(api, household_id)
  const write = async (text: string) => {
    const sent = await lead.put(`/api/v1/batches/${uuid()}`, { data: { do: 'message', ids: [id], text } })
    expect(sent.ok(), await sent.text()).toBe(true)
  }
  const shown = await lead.post(`/api/v1/isolations/${id}/page`, { data: { page: 'person' } })
  const { path } = (await shown.json()) as { path: string }
  const mine = await ownPhone(browser)
  await mine.goto(path)
  await expect(mine.getByText('第 8 天')).toBeVisible()
  await expect(mine.getByRole('region', { name: '给您的留言' })).toHaveCount(0)
  await write('明天起送菜改到上午十点，请把要买的写在门上。')
  await write('今晚降温，注意保暖。有事随时给社区打电话。')
  await mine.reload()
  const messages = mine.getByRole('region', { name: '给您的留言' }).getByRole('listitem')
  await expect(messages.first()).toContainText('今晚降温')
  await expect(messages.last()).toContainText('送菜改到上午十点')
  await fine(mine)
  await shot(mine, 'messages')

  // Somebody else revoked the code while the dialog was open: the desk is told kindly, and it opens nothing.
  const screen = await desk('community_lead')
  await screen.goto(`/isolations/${id}`)
  // What the team owes the household stands with the rest.
  await expect(screen.getByRole('list', { name: '任务' })).toContainText('领取保障资金')
  await screen.waitForTimeout(400)
  await shot(screen, 'desk-isolation-tasks')
  await screen.getByRole('button', { name: '给当事人看二维码' }).click()
  const dialog = screen.getByRole('dialog', { name: /的个人页面$/ })
  await expect(dialog.getByRole('img', { name: '二维码' })).toBeVisible()
  const revoke = async () => {
    await dialog.getByRole('button', { name: '作废二维码' }).click()
    await screen.getByRole('dialog', { name: '作废本人二维码' }).getByRole('button', { name: '作废二维码' }).click()
  }
  await revoke()
  await expect(dialog.getByText('✓ 二维码已作废')).toBeVisible()
  await dialog.getByRole('button', { name: '给当事人看二维码' }).click()
  await expect(dialog.getByRole('img', { name: '二维码' })).toBeVisible()
  const taken = await lead.post(`/api/v1/isolations/${id}/page/revoke`, { data: { page: 'person' } })
  expect(taken.status()).toBe(204)
  await revoke()
  await expect(screen.getByText('没有在用的二维码，不用作废')).toBeVisible()
  await mine.reload()
  await expect(mine.getByRole('heading', { name: '这个页面已经关闭' })).toBeVisible()
})

test('the public counts lead from the city down to the communities', async ({ browser, api }) => {
  await isolated(await api('community_lead'), account('grid_member').area, '2020-02-09')
  const anybody = await ownPhone(browser)
  await anybody.goto('/public')
  await expect(anybody.getByText('截至 2月16日')).toBeVisible()
  await anybody.getByRole('link', { name: account('township_clerk').area_name }).tap()
  // The account tells the way to its area; the row only its name.
  const community = account('community_lead').area_name.split(' ').at(-1) ?? ''
  await expect(anybody.getByRole('link', { name: community })).toBeVisible()
  await fine(anybody)
  await shot(anybody, 'public-township')
  await anybody.getByRole('link', { name: '返回上一级' }).tap()
  await expect(anybody.getByRole('link', { name: account('township_clerk').area_name })).toBeVisible()
})

test('the public counts say so where there are none', async ({ browser }) => {
  const anybody = await ownPhone(browser)
  await anybody.route('**/api/v1/public/isolations*', (route) =>
    route.fulfill({
      json: {
        area: '220581',
        area_name: '梅河口市',
        as_of: '2020-02-16',
        level: 'township',
        rows: [{ code: '220581001', name: '新华街道', households: 12, people: 15 }],
      },
    }),
  )
  await anybody.goto('/public')
  await expect(anybody.getByRole('row', { name: '新华街道 12 15' })).toBeVisible()
  await fine(anybody)
  await shot(anybody, 'public')
  await anybody.unroute('**/api/v1/public/isolations*')
  await anybody.route('**/api/v1/public/isolations*', (route) =>
    route.fulfill({ status: 404, json: { code: 'not_found', status: 404 } }),
  )
  await anybody.reload()
  await expect(anybody.getByRole('heading', { name: '公示暂时看不到' })).toBeVisible()
  await fine(anybody)
})
