import { faults, odd } from './faults'
import { expect, get, test } from './world'

/** The least that is a picture. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

test('a directive goes from the meeting over the township to the community, and back to its end', async ({
  desk,
  phone,
  api,
}) => {
  test.setTimeout(120_000)
  const named = async (role: 'township_clerk' | 'community_lead') =>
    (await get<{ name: string }>(await api(role), '/me')).name
  const [clerkName, leadName] = [await named('township_clerk'), await named('community_lead')]
  const title = `村村设卡${Date.now() % 100_000}`

  // The meeting is written down, and a directive comes of its decision.
  const commander = await desk('commander')
  await commander.goto('/meetings')
  await expect(commander.getByRole('link', { name: '领导小组第4次会议' })).toBeVisible()
  await commander.getByRole('button', { name: '登记会议' }).click()
  let dialog = commander.getByRole('dialog')
  await dialog.getByLabel('召集单位').fill(`专班${Date.now() % 100_000}`)
  await dialog.getByLabel('标题').fill('出口管控调度会')
  await dialog.getByLabel('地点').fill('市委会议室')
  await dialog.getByRole('button', { name: '加一项' }).click()
  await dialog.getByLabel('议定事项1').fill('各村出口设卡，出入登记测温')
  await dialog.getByRole('button', { name: '登记会议' }).click()
  await expect(commander.getByRole('heading', { name: /专班.*第1次会议/ })).toBeVisible()
  expect(await faults(commander)).toEqual([])
  await commander.getByRole('button', { name: '据此下发指令' }).click()
  dialog = commander.getByRole('dialog')
  await expect(dialog.getByLabel('要求')).toHaveValue('各村出口设卡，出入登记测温')
  await dialog.getByLabel('标题').fill(title)
  await dialog.getByLabel('需反馈').fill('卡点数量和照片')
  await dialog.getByText('指定人员').click()
  await dialog.getByRole('combobox', { name: '人员' }).fill(clerkName)
  await commander
    .getByRole('option', { name: new RegExp(`${clerkName}.*文书`) })
    .first()
    .click()
  await expect(dialog.getByText('将下发给 1 人')).toBeVisible()
  expect(await faults(commander)).toEqual([])
  await dialog.getByRole('button', { name: '下发指令' }).click()
  await expect(commander.getByRole('heading', { name: title, exact: true })).toBeVisible()
  const row = commander.getByRole('row', { name: new RegExp(clerkName) })
  await expect(row).toContainText('未签收')
  expect(await faults(commander)).toEqual([])

  // The township has it, and breaks it down to a community.
  const clerk = await desk('township_clerk')
  await clerk.goto('/directives?whose=received')
  await clerk
    .getByRole('row', { name: new RegExp(title) })
    .getByRole('link', { name: '未签收' })
    .click()
  await clerk.getByRole('button', { name: '签收' }).click()
  await expect(row).toContainText('已签收')
  await clerk.getByRole('button', { name: '分解下发' }).click()
  dialog = clerk.getByRole('dialog')
  await dialog.getByText('指定人员').click()
  await dialog.getByRole('combobox', { name: '人员' }).fill(leadName)
  await clerk
    .getByRole('option', { name: new RegExp(`${leadName}.*书记`) })
    .first()
    .click()
  await expect(dialog.getByText('将下发给 1 人')).toBeVisible()
  await dialog.getByRole('button', { name: '分解下发' }).click()
  await expect(clerk.getByRole('heading', { name: title, exact: true })).toBeVisible()

  // The community's lead receives it with one tap, and reports with a photo.
  const lead = await phone('community_lead')
  await lead.goto('/field/')
  const card = lead.getByRole('article').filter({ hasText: title })
  await card.getByRole('button', { name: /^签收/ }).tap()
  await expect(card.getByRole('button', { name: /^签收/ })).toHaveCount(0)
  expect(await faults(lead)).toEqual([])
  expect(await odd(lead)).toEqual([])
  await card.getByRole('link').tap()
  await lead.getByLabel('办理情况').fill('已设卡两处，两班值守')
  await lead.locator('input[type=file]').setInputFiles({ name: '1.png', mimeType: 'image/png', buffer: PIXEL })
  await expect(lead.getByRole('img', { name: '附件 1' })).toBeVisible()
  await lead.getByRole('button', { name: '已经办完，请核验' }).tap()
  await lead.getByRole('button', { name: '反馈', exact: true }).tap()
  await expect(lead.getByText('已报办毕，等待核验')).toBeVisible()
  expect(await faults(lead)).toEqual([])
  expect(await odd(lead)).toEqual([])

  // The township looks at it, gives it back once, then agrees and closes its part.
  await clerk.getByRole('link', { name: leadName }).click()
  await expect(clerk.getByRole('img', { name: '1.jpg' })).toBeVisible()
  await clerk.getByRole('button', { name: '退回' }).click()
  await clerk.getByLabel('退回原因').fill('再拍一张远景')
  await clerk.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(lead.getByText('再拍一张远景')).toBeVisible()
  await lead.getByLabel('办理情况').fill('远景已补')
  await lead.getByRole('button', { name: '已经办完，请核验' }).tap()
  await lead.getByRole('button', { name: '反馈', exact: true }).tap()
  await clerk.getByRole('button', { name: '核验通过' }).click()
  await expect(clerk.getByText('已核验').first()).toBeVisible()
  await clerk.getByRole('link', { name: '查看指令' }).click()
  await clerk.getByRole('button', { name: '办结' }).click()
  await expect(clerk.getByText('全部核验通过')).toBeVisible()
  await clerk.getByRole('dialog').getByRole('button', { name: '办结' }).click()
  await expect(clerk.getByText('已办结').first()).toBeVisible()
  expect(await faults(clerk)).toEqual([])
  await clerk.getByRole('link', { name: new RegExp(`${title} · ${clerkName}`) }).click()
  await clerk.getByRole('button', { name: '反馈' }).click()
  await clerk.getByLabel('办理情况').fill('辖区已设卡')
  await clerk.getByText('已经办完，请核验').click()
  await clerk.getByRole('dialog').getByRole('button', { name: '反馈' }).click()
  await expect(clerk.getByText('待核验').first()).toBeVisible()

  // The commander sees it at once, with what is below; verifies and closes.
  await expect(row).toContainText('待核验')
  await expect(row).toContainText('下级 1/1 办毕')
  await row.getByRole('link', { name: clerkName }).click()
  await commander.getByRole('button', { name: '核验通过' }).click()
  await commander.getByRole('link', { name: '查看指令' }).click()
  await commander.getByRole('button', { name: '办结' }).click()
  await commander.getByRole('dialog').getByRole('button', { name: '办结' }).click()
  await expect(commander.getByText('已办结').first()).toBeVisible()
  await commander.goto('/directives?whose=issued')
  await expect(commander.getByRole('row', { name: new RegExp(title) })).toContainText('已办结')
  expect(await faults(commander)).toEqual([])
})

test('the list tells who is late, and a role without directives finds no page', async ({ desk }) => {
  const commander = await desk('commander')
  await commander.goto('/directives')
  await expect(commander.getByRole('row', { name: /第三轮清仓见底/ })).toContainText('未签收')
  await commander
    .getByRole('row', { name: /全覆盖消杀/ })
    .getByRole('link')
    .first()
    .click()
  await expect(commander.getByText('领导小组第4次会议 议定事项2')).toBeVisible()
  const administrator = await desk('administrator')
  await administrator.goto('/')
  await expect(administrator.getByRole('navigation')).toBeVisible()
  await expect(administrator.getByRole('link', { name: '指令' })).toHaveCount(0)
})
