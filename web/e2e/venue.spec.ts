// A venue from its registration to somebody who answers for it, and closed for a while.

import { v7 as uuid } from 'uuid'

import { faults } from './faults'
import { account, expect, get, name, test } from './world'

test('a venue is registered, its gap seen, somebody assigned and the chain shown', async ({ desk, api }) => {
  const clerks = await api('township_clerk')
  const grid = account('grid_member').area
  const called = `${name()}药店`
  const clerk = await desk('township_clerk')
  await clerk.goto(`/venues?area=${grid}`)
  await expect(clerk.getByRole('heading', { name: '场所', exact: true })).toBeVisible()
  await clerk.getByRole('button', { name: '登记场所' }).click()
  let dialog = clerk.getByRole('dialog')
  await dialog.locator('.el-select').first().click()
  await clerk.getByRole('option', { name: '药店' }).click()
  await dialog.getByLabel('场所名称').fill(called)
  await dialog.getByLabel('地址').fill('主街18号')
  await dialog.getByLabel('场所联系人').fill('钱掌柜')
  await dialog.getByLabel('联系电话').fill('15499995678')
  await dialog.getByRole('button', { name: '登记场所' }).click()
  await expect(clerk.getByText('场所已登记')).toBeVisible()
  const row = clerk.getByRole('row').filter({ hasText: called })
  await expect(row).toContainText('无人包保')
  expect(await faults(clerk)).toEqual([])

  // Its gap leads to its page.
  await clerk.goto(`/gaps?rule=venue&area=${grid}`)
  const gap = clerk.getByRole('row').filter({ hasText: called })
  await expect(gap).toContainText('营业场所无人包保')
  await gap.getByRole('link', { name: called }).click()
  await expect(clerk.getByRole('heading', { name: called })).toBeVisible()
  const chain = clerk.getByRole('region', { name: '责任链' })
  await expect(chain.getByRole('link', { name: '15499995678' })).toHaveAttribute('href', 'tel:15499995678')
  await expect(chain.getByText('市领导小组组长')).toBeVisible()

  await clerk.getByRole('button', { name: '指定包保' }).click()
  dialog = clerk.getByRole('dialog')
  await dialog.getByLabel('包保单位').fill('市商务局')
  await clerk.getByRole('option', { name: '市商务局' }).click()
  await dialog.getByRole('button', { name: '指定包保', exact: true }).click()
  await expect(clerk.getByText('已指定 1 项')).toBeVisible()
  await expect(chain.getByText('市商务局').first()).toBeVisible()
  expect(await faults(clerk)).toEqual([])
  const listed = clerk.waitForResponse((answer) => answer.url().includes('/api/v1/gaps?'))
  await clerk.goto(`/gaps?rule=venue&area=${grid}`)
  await listed
  await expect(clerk.getByRole('heading', { name: '责任缺口', exact: true })).toBeVisible()
  await expect(clerk.getByText('正在加载')).toHaveCount(0)
  await expect(clerk.getByRole('row').filter({ hasText: called })).toHaveCount(0)

  // The target is found by name in the list of coverages as well.
  await clerk.goto('/coverages?target=venue')
  await expect(clerk.getByRole('row').filter({ hasText: called })).toContainText('市商务局')
  const { rows } = await get<{ rows: { answering: string[] }[] }>(clerks, `/venues?q=${encodeURIComponent(called)}`)
  expect(rows[0]?.answering).toEqual(['市商务局'])
})

test('a venue is closed for a reason and opened again', async ({ desk, api }) => {
  const clerks = await api('township_clerk')
  const called = `${name()}饭店`
  const id = uuid()
  const data = { area: account('grid_member').area, kind: 'restaurant', name: called }
  const answer = await clerks.put(`/api/v1/venues/${id}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  const clerk = await desk('township_clerk')
  await clerk.goto(`/venues/${id}`)
  await clerk.getByRole('button', { name: '暂停营业' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByLabel('理由').fill('按公告暂停营业')
  await dialog.getByRole('button', { name: '暂停营业' }).click()
  await expect(clerk.getByText('已暂停营业')).toBeVisible()
  await expect(clerk.getByText('按公告暂停营业')).toBeVisible()
  await expect(clerk.getByText('无人包保')).toHaveCount(0)
  expect(await faults(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '恢复营业' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '恢复营业' }).click()
  await expect(clerk.getByText('已恢复营业')).toBeVisible()
  await expect(clerk.getByText('无人包保')).toBeVisible()
})
