import { faults, odd } from './faults'
import { expect, test } from './world'

test('a lead opens a round, a grid member taps from door to door, and it closes with a reason', async ({
  phone,
  desk,
}) => {
  const name = `第${Date.now() % 10_000}轮清仓`
  const lead = await desk('community_lead')
  await lead.goto('/rounds')
  await lead.getByRole('button', { name: '发起一轮' }).click()
  const dialog = lead.getByRole('dialog')
  await dialog.getByLabel('名称').fill(name)
  await dialog.getByRole('button', { name: '发起一轮' }).click()
  await expect(lead.getByRole('heading', { name })).toBeVisible()
  expect(await faults(lead)).toEqual([])

  const mei = await phone('grid_member')
  await mei.goto('/field/')
  await mei.getByRole('link', { name: new RegExp(name) }).tap()
  const doors = mei.getByRole('article')
  await expect(doors.first()).toBeVisible()
  const before = await mei.getByRole('status').first().innerText()
  await doors.first().getByRole('button', { name: '已见面' }).tap()
  await expect(mei.getByRole('button', { name: '撤回' })).toBeVisible()
  await expect(mei.getByRole('status').first()).not.toHaveText(before)
  await mei.getByRole('button', { name: '撤回' }).tap()
  await doors.first().getByRole('button', { name: '无人', exact: true }).tap()
  expect(await faults(mei)).toEqual([])
  expect(await odd(mei)).toEqual([])

  await lead.reload()
  await lead.getByRole('button', { name: '结束这一轮' }).click()
  await expect(lead.getByRole('dialog').getByRole('button', { name: '结束这一轮' })).toBeDisabled()
  await lead.getByLabel('原因').fill('已逐户电话核实')
  await lead.getByRole('dialog').getByRole('button', { name: '结束这一轮' }).click()
  await expect(lead.getByText('未完成原因：已逐户电话核实')).toBeVisible()
})

test('a list from above is answered and goes back', async ({ desk }) => {
  const clerk = await desk('township_clerk')
  await clerk.goto('/pushed-lists/new')
  const batch = `核〔2020〕${Date.now() % 10_000}号`
  await clerk.locator('input[type=file]').setInputFiles({
    name: '核查名单.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('序号,被核查人姓名,联系电话\n1,钱不明,15400007771\n2,周无号,\n'),
  })
  await clerk.getByLabel('批次').fill(batch)
  await clerk.getByLabel('下发单位').fill('省疾控中心')
  await clerk.getByLabel('核查内容').fill('是否在本地')
  await clerk.getByRole('button', { name: '接收 2 人' }).click()
  await expect(clerk.getByRole('heading', { name: batch })).toBeVisible()
  const row = clerk.getByRole('row', { name: /钱不明/ })
  await expect(row).toContainText('待核查')
  await row.getByRole('button', { name: '反馈' }).click()
  await clerk.getByRole('radio', { name: '已核实' }).check({ force: true })
  await clerk.getByRole('dialog').getByRole('button', { name: '反馈', exact: true }).click()
  await expect(row).toContainText('已核实')
  await expect(clerk.getByRole('button', { name: '导出反馈表' })).toBeVisible()
})
