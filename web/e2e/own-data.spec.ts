// What people ask about their own data: written down at the counter, checked by the document, corrected, handed out.

import { v7 as uuid } from 'uuid'

import { faults } from './faults'
import { door, isolated } from './isolated'
import { account, confirmed, expect, idNumber, name, test } from './world'

test('a record is corrected at the counter and a copy handed out', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const number = idNumber()
  const wrong = name()
  const right = `${wrong}正`
  const { area } = account('grid_member')
  const who = { name: wrong, document_type: 'id_card', document_number: number, area, address: door() }
  const came = { origin: '北京市', arrived_on: '2020-02-16' }
  const answer = await lead.put(`/api/v1/arrivals/${uuid()}`, { data: { ...who, ...came } })
  expect(answer.ok(), await answer.text()).toBe(true)

  const clerk = await desk('township_clerk')
  await confirmed(clerk, 'township_clerk')
  await clerk.goto('/data-requests')
  await clerk.getByRole('button', { name: '登记申请' }).click()
  let form = clerk.getByRole('dialog', { name: '登记申请' })
  await form.getByText('更正补充').click()
  await form.getByLabel('证件号码').fill(idNumber())
  await form.getByLabel('申请内容').fill('姓名录错了')
  await form.getByLabel('证明材料').fill('户口簿')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(form.getByText('没有找到这个号码的记录')).toBeVisible()
  await form.getByLabel('证件号码').fill(number)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: '更正补充' })).toBeVisible()
  await expect(clerk.getByText(number)).toHaveCount(0)
  expect(await faults(clerk)).toEqual([])

  await clerk.getByRole('button', { name: '更正信息' }).click()
  form = clerk.getByRole('dialog', { name: '更正信息' })
  await expect(form.getByText(number)).toBeVisible()
  await form.getByLabel('姓名').fill(right)
  await form.getByRole('button', { name: '更正', exact: true }).click()
  await expect(clerk.getByText(right).first()).toBeVisible()
  await clerk.getByRole('button', { name: '答复' }).click()
  form = clerk.getByRole('dialog', { name: '答复' })
  await form.getByRole('textbox').fill('姓名已更正')
  await form.getByRole('button', { name: '答复', exact: true }).click()
  await expect(clerk.getByText('姓名已更正')).toBeVisible()

  await clerk.goto('/data-requests')
  await clerk.getByRole('button', { name: '登记申请' }).click()
  form = clerk.getByRole('dialog', { name: '登记申请' })
  await form.getByLabel('证件号码').fill(number)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.getByRole('button', { name: '交付副本' }).click()
  form = clerk.getByRole('dialog', { name: '交付副本' })
  const file = clerk.waitForEvent('download')
  await form.getByRole('button', { name: '生成并交付' }).click()
  expect((await file).suggestedFilename()).toBe('own-data.xlsx')
  await expect(clerk.getByText('已答复').first()).toBeVisible()
  await expect(clerk.getByText('交付个人信息副本').first()).toBeVisible()
  await clerk.goto('/data-requests')
  await expect(clerk.getByRole('row', { name: new RegExp(right) })).toHaveCount(2)
  expect(await faults(clerk)).toEqual([])
})

test('somebody at home asks for deletion, and reads why not', async ({ desk, api, browser }) => {
  const lead = await api('community_lead')
  const { id, name: who } = await isolated(lead, account('grid_member').area, '2020-02-03', door(), '2020-02-04')
  const shown = await lead.post(`/api/v1/isolations/${id}/page`, { data: { page: 'person' } })
  const { path } = (await shown.json()) as { path: string }
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  const mine = await context.newPage()
  await mine.goto(path)
  const own = mine.locator('section').filter({ has: mine.getByRole('heading', { name: '我的个人信息' }) })
  const clerk = await desk('township_clerk')

  // Asked on the page, refused at the desk, and read on the page.
  await own.getByRole('button', { name: '要求删除' }).tap()
  await mine.getByLabel('请写在这里').fill('不想再留着')
  await mine.getByRole('button', { name: '发送' }).tap()
  await expect(own.getByText('等待答复')).toBeVisible()
  await clerk.goto('/data-requests?state=asked')
  await clerk.getByRole('link', { name: who }).click()
  await expect(clerk.getByRole('heading', { name: '各类记录保存到' })).toBeVisible()
  await clerk.getByRole('button', { name: '拒绝', exact: true }).click()
  const form = clerk.getByRole('dialog', { name: '拒绝' })
  await form.getByText('依法须继续保存').click()
  await form.getByRole('textbox').fill('第 14 条：隔离记录结束后保存三十天')
  await form.getByRole('button', { name: '拒绝申请' }).click()
  await expect(clerk.getByText('已拒绝').first()).toBeVisible()
  await mine.reload()
  await expect(own.getByText('没有同意：按规定须继续保存').first()).toBeVisible()
  await expect(own.getByText('第 14 条').first()).toBeVisible()
  await expect(own.getByText('投诉').first()).toBeVisible()
  await expect(own.getByText('现在说不出到哪一天')).toBeVisible()
  expect(await faults(mine)).toEqual([])
  expect(await faults(clerk)).toEqual([])
  expect(await mine.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await context.close()
})

test('from a record one goes on to what its person asks', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const number = idNumber()
  const who = { name: name(), document_type: 'id_card', document_number: number, address: door() }
  const came = { area: account('grid_member').area, origin: '北京市', arrived_on: '2020-02-16' }
  const arrival = uuid()
  expect((await lead.put(`/api/v1/arrivals/${arrival}`, { data: { ...who, ...came } })).ok()).toBe(true)
  const clerk = await desk('township_clerk')
  await clerk.goto(`/arrivals/${arrival}`)
  await clerk.getByRole('link', { name: '本人数据申请' }).click()
  const form = clerk.getByRole('dialog', { name: '登记申请' })
  await expect(form).toBeVisible()
  expect(await faults(clerk)).toEqual([])
  await form.getByLabel('证件号码').fill(number)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: '查阅复制' })).toBeVisible()
  await expect(clerk.getByText(who.name).first()).toBeVisible()
})
