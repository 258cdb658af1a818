// What happens to somebody who is isolated: orders from the desk, services at the door.

import { v7 as uuid } from 'uuid'

import { faults, odd } from './faults'
import { isolated } from './isolated'
import { account, expect, get, test } from './world'

interface Task {
  kind: string
  state: string
  subject: { name: string }
}

test('a leader extends an isolation, sends the person to hospital and back, and the history tells', async ({
  desk,
  api,
}) => {
  const grid = account('grid_member').area
  const { id, ends_on } = await isolated(await api('community_lead'), grid, '2020-02-10')
  expect(ends_on).toBe('2020-02-24')
  const lead = await desk('community_lead')
  await lead.goto(`/isolations/${id}`)
  const history = lead.getByRole('list').filter({ hasText: '开立隔离' })

  const menu = lead.getByRole('button', { name: '变更隔离令' })
  await menu.click()
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  // Nobody comes home who is there.
  await expect(lead.getByRole('menuitem', { name: /恢复居家/ })).toContainText('人在家中')
  await lead.getByRole('menuitem', { name: '延长' }).click()
  const dialog = lead.getByRole('dialog', { name: /^延长/ })
  await dialog.getByLabel('新的期满日').fill('2020-02-27')
  await dialog.getByLabel('新的期满日').press('Enter')
  await expect(dialog.getByRole('status')).toHaveText('期满由 2020-02-24 改为 2020-02-27，增加 3 天')
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await dialog.getByLabel('理由').fill('同住人出现咳嗽')
  await dialog.getByLabel('签发机关').fill('社区防控组')
  await dialog.getByRole('button', { name: '延长' }).click()
  await expect(dialog).toBeHidden()
  const extended = history.getByRole('listitem').filter({ hasText: '延长' })
  await expect(extended).toContainText('增加 3 天')
  await expect(extended).toContainText('同住人出现咳嗽')
  await expect(extended).toContainText('社区防控组')

  for (const [change, reason, state] of [
    ['转诊', '发热送医', '住院'],
    ['恢复居家', '医院排除', '隔离中'],
    ['移交', '转外地集中隔离', '已移交'],
  ] as const) {
    await menu.click()
    await lead.getByRole('menuitem', { name: change, exact: true }).click()
    const order = lead.getByRole('dialog', { name: new RegExp(`^${change}`) })
    await order.getByLabel('理由').fill(reason)
    await order.getByRole('button', { name: change }).click()
    await expect(order).toBeHidden()
    await expect(history.getByText(reason)).toBeVisible()
    await expect(lead.getByText(state).first()).toBeVisible()
  }
  // After an end there is nothing more to order.
  await expect(menu).toBeHidden()
  await expect(lead.getByRole('button', { name: '解除隔离' })).toBeHidden()
})

test('an order is given once though its answer is lost, and not over that of somebody else', async ({ desk, api }) => {
  const by = await api('community_lead')
  const { id } = await isolated(by, account('grid_member').area, '2020-02-10')
  const lead = await desk('community_lead')
  await lead.goto(`/isolations/${id}`)
  const open = async (change: string) => {
    await lead.getByRole('button', { name: '变更隔离令' }).click()
    await lead.getByRole('menuitem', { name: change, exact: true }).click()
    return lead.getByRole('dialog', { name: new RegExp(`^${change}`) })
  }

  await lead.route('**/orders/*', async (route) => {
    await route.fetch()
    await route.abort('connectionfailed')
  })
  const suspend = await open('转诊')
  await suspend.getByLabel('理由').fill('发热送医')
  await suspend.getByRole('button', { name: '转诊' }).click()
  await expect(suspend.getByRole('alert')).toContainText('没有连上服务器')
  await lead.unroute('**/orders/*')
  await suspend.getByRole('button', { name: '转诊' }).click()
  await expect(suspend).toBeHidden()
  await expect(lead.getByText('发热送医')).toHaveCount(1)

  const shorten = await open('缩短')
  const { version } = await get<{ version: number }>(by, `/isolations/${id}`)
  const data = { change: 'resume', reason: '医院排除', version }
  expect((await by.put(`/api/v1/isolations/${id}/orders/${uuid()}`, { data })).ok()).toBe(true)
  await shorten.getByLabel('新的期满日').fill('2020-02-20')
  await shorten.getByLabel('新的期满日').press('Enter')
  await shorten.getByLabel('理由').fill('核实日期')
  await shorten.getByRole('button', { name: '缩短' }).click()
  await expect(shorten.getByRole('alert')).toContainText('他人已先修改')
  await expect(shorten.getByText('隔离中')).toBeVisible()
  await shorten.getByRole('button', { name: '缩短' }).click()
  await expect(shorten).toBeHidden()
  await expect(lead.getByText('核实日期')).toBeVisible()
})

test('a move says where to, before and after', async ({ desk, api }) => {
  const grid = account('grid_member').area
  const { id } = await isolated(await api('community_lead'), grid, '2020-02-12')
  const lead = await desk('community_lead')
  await lead.goto(`/isolations/${id}`)
  await lead.getByRole('button', { name: '变更隔离令' }).click()
  await lead.getByRole('menuitem', { name: '变更地点' }).click()
  const dialog = lead.getByRole('dialog', { name: /^变更地点/ })
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await dialog.getByRole('button', { name: /^迁往的区域/ }).click()
  await lead.getByPlaceholder('名称、拼音首字母或编码').last().fill(grid)
  await lead.getByRole('button', { name: new RegExp(`${grid}$`) }).click()
  await dialog.getByLabel('迁往的住址').fill('9号楼2单元202')
  await expect(dialog.getByRole('status')).toContainText('改在“9号楼2单元202”隔离')
  await dialog.getByLabel('理由').fill('原住处不便独居')
  await dialog.getByRole('button', { name: '变更地点' }).click()
  await expect(dialog).toBeHidden()
  await expect(lead.getByText('9号楼***')).toBeVisible()
  await expect(lead.getByText('原住处不便独居')).toBeVisible()
})

test('a grid member brings a meal, hands over a thermometer, and a lost answer doubles nothing', async ({
  phone,
  api,
}) => {
  const grid = account('grid_member').area
  const own = await api('grid_member')
  const { name: who } = await isolated(own, grid, '2020-02-16')
  const mei = await phone('grid_member')
  // The house does not tell the phone by itself: what was not answered is said again.
  await mei.route('**/api/v1/live', (route) => route.abort())
  await mei.goto('/field/')

  const meal = mei.getByRole('button', { name: `晚送餐 ${who}` })
  expect((await meal.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await meal.tap()
  await expect(mei.getByText('已办结：晚送餐')).toBeVisible()
  await expect(meal).toBeHidden()

  // An answer that is lost leaves the entry waiting on the phone, and it is sent again.
  await mei.route('**/tasks/*/complete', async (route) => {
    await route.fetch()
    await route.abort('connectionfailed')
  })
  const sms = mei.getByRole('button', { name: `发送温馨短信 ${who}` })
  await sms.tap()
  await expect(sms).toBeHidden()
  await mei.getByRole('link', { name: /1 条待上传/ }).tap()
  await mei.unroute('**/tasks/*/complete')
  await mei.getByRole('button', { name: '立即上传' }).tap()
  await expect(mei.getByText('没有待上传的记录')).toBeVisible()
  await mei.goto('/field/')

  await mei.getByRole('button', { name: `发体温计 ${who}` }).tap()
  // The toast of the message before may still be there, and it is a dialog too.
  const sheet = mei.getByRole('dialog', { name: `发体温计 ${who}` })
  await expect(sheet).toBeVisible()
  // While the word about the meal fades, its contrast is nobody's fault.
  await expect(mei.locator('.van-toast')).toBeHidden()
  expect(await faults(mei)).toEqual([])
  expect(await odd(mei)).toEqual([])
  await expect(sheet.getByRole('button', { name: '确定' })).toBeDisabled()
  await sheet.getByRole('button', { name: who }).tap()
  await sheet.getByRole('button', { name: `确定 ${who}` }).tap()
  await expect(sheet).toBeHidden()

  const { rows } = await get<{ rows: Task[] }>(own, '/tasks/today')
  const done = rows.filter(({ subject, state }) => subject.name === who && state === 'done')
  expect(done.map(({ kind }) => kind).sort()).toEqual(['isolation.meal', 'isolation.sms', 'isolation.thermometer'])
})
