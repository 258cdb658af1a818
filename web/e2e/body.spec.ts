// The command: both trees side by side, who leads what, and a working group of a township from its founding to its end.

import { faults } from './faults'
import { expect, get, name, test } from './world'

interface Worker {
  id: string
  name: string
}

test('a leader sees both trees, looks for a group and for whom to call', async ({ desk }) => {
  const page = await desk('commander')
  await page.goto('/')
  await page.getByRole('navigation').getByRole('link', { name: '指挥体系' }).click()
  const command = page.getByRole('region', { name: '指挥体系' })
  const party = page.getByRole('region', { name: '党组织体系' })
  const leading = command.getByRole('listitem').filter({ hasText: '疫情防控工作领导小组' }).first()
  await expect(leading.getByText('市委书记').first()).toBeVisible()
  await expect(leading.getByText('市长', { exact: true })).toBeVisible()
  await expect(command.getByText('督导督查组')).toBeVisible()
  await expect(command.getByText('海龙镇疫情防控指挥部')).toBeVisible()
  await expect(command.getByRole('link', { name: /^154\d{8}$/ }).first()).toHaveAttribute('href', /^tel:154/)

  // The city committee is open, the street's under it; a community opens by hand.
  await expect(party.getByRole('link', { name: '新华街道党工委' })).toBeVisible()
  await party.getByRole('button', { name: '展开 松江社区党委 的下级' }).click()
  await expect(party.getByRole('link', { name: '松江社区第1网格党支部' })).toBeVisible()
  await expect(page.getByText('松江社区党群服务站')).toBeVisible()
  expect(await faults(page)).toEqual([])

  await page.getByLabel('机构名称、首字母或成员姓名').fill('ddd')
  await expect(command.getByRole('link', { name: '督导督查组' })).toBeVisible()
  await expect(command.getByRole('listitem')).toHaveCount(1)
  await expect(party.getByText('没有符合条件的记录')).toBeVisible()
  await command.getByRole('link', { name: '督导督查组' }).click()
  await expect(page.getByRole('heading', { name: '督导督查组' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '市纪委监委副书记' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  // The day before there was none.
  await page.goto('/bodies?day=2020-01-20')
  await expect(page.getByText('还没有成立机构').first()).toBeVisible()
})

test('a clerk founds a working group, fills it, and asks who held it on a day', async ({ desk, api }) => {
  const clerks = await api('township_clerk')
  const { rows: workers } = await get<{ rows: Worker[] }>(clerks, '/workers?role=community_lead')
  const lead = workers[0]
  if (!lead) throw new Error('the township has no community lead')
  const called = `${name()}工作组`

  const page = await desk('township_clerk')
  await page.goto('/bodies')
  await page.getByRole('button', { name: '成立机构' }).click()
  const dialog = page.getByRole('dialog', { name: '成立机构' })
  await dialog.getByLabel('机构名称').fill(called)
  await dialog.getByRole('combobox', { name: '上级机构' }).click()
  await page.getByRole('option', { name: /疫情防控指挥部/ }).click()
  await dialog.getByLabel('工作职责').fill('返乡人员排查')
  await dialog.getByLabel('成立日期').fill('2020-02-10')
  await dialog.getByLabel('成立日期').press('Enter')
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: '成立机构' }).click()
  await expect(page.getByRole('heading', { name: called })).toBeVisible()
  await expect(page.getByText('没有成员')).toBeVisible()

  await page.getByRole('button', { name: '新增成员' }).click()
  const adding = page.getByRole('dialog', { name: /新增成员/ })
  await adding.getByRole('combobox', { name: '人员' }).fill(lead.name)
  await page
    .getByRole('option', { name: new RegExp(`^${lead.name} · `) })
    .first()
    .click()
  await adding.getByLabel('任期起').fill('2020-02-11')
  await adding.getByLabel('任期起').press('Enter')
  await adding.getByLabel('职务').fill('社区书记')
  expect(await faults(page)).toEqual([])
  await adding.getByRole('button', { name: '新增成员' }).click()
  const row = page.getByRole('row').filter({ hasText: '社区书记' })
  await expect(row).toContainText('组长')
  await expect(row).toContainText('2020-02-11')

  await row.getByRole('button', { name: '结束任期' }).click()
  const ending = page.getByRole('dialog', { name: /结束/ })
  await ending.getByLabel('最后一天').fill('2020-02-14')
  await ending.getByLabel('最后一天').press('Enter')
  await ending.getByRole('button', { name: '结束任期' }).click()
  await expect(page.getByText('没有成员')).toBeVisible()

  // Who held it on the twelfth is still known, and the tree of that day names them.
  await page.goto(`${new URL(page.url()).pathname}?day=2020-02-12`)
  await expect(page.getByRole('row').filter({ hasText: '社区书记' })).toContainText('2020-02-14')
  await page.goto(`/bodies?day=2020-02-12&q=${encodeURIComponent(called)}`)
  await expect(page.getByRole('listitem').filter({ hasText: called })).toContainText(lead.name)

  // It stands with the worker too; and the sheet can be taken along.
  await page.goto(`/workers?q=${encodeURIComponent(lead.name)}`)
  await page.getByRole('button', { name: '所在机构' }).first().click()
  await expect(page.getByRole('dialog', { name: /所在机构/ })).toBeVisible()
  await page.goto('/bodies')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出' }).click()
  expect((await download).suggestedFilename()).toBe('bodies.xlsx')

  // At last it is closed.
  await page.goto(`/bodies?q=${encodeURIComponent(called)}`)
  await page.getByRole('link', { name: called }).click()
  await page.getByRole('button', { name: '撤销机构' }).click()
  const closing = page.getByRole('dialog', { name: `撤销${called}` })
  await closing.getByLabel('理由').fill('职能并入综合协调组')
  await closing.getByRole('button', { name: '撤销机构' }).click()
  await expect(page.getByText('职能并入综合协调组')).toBeVisible()

  // Too early: the closing is taken back.
  await page.getByRole('button', { name: '恢复机构' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '恢复机构' }).click()
  await expect(page.getByText('机构已恢复')).toBeVisible()
  await expect(page.getByText('职能并入综合协调组')).toHaveCount(0)
  await expect(page.getByRole('button', { name: '撤销机构' })).toBeVisible()
})
