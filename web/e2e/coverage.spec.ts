// Who answers: a sheet of departments and compounds, a grid member away this evening, and the chain on desk and phone.

import type { Page } from '@playwright/test'

import { faults, odd } from './faults'
import { expect, get, test } from './world'

/** Nothing in the way of anybody, once what comes up has come up. */
async function usable(page: Page, phone = false) {
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  if (phone) expect(await odd(page)).toEqual([])
}

test('departments are given compounds by a sheet, several at once, and one hands over', async ({ desk }) => {
  const head = await desk('commander')
  await head.goto('/coverages')
  await expect(head.getByRole('heading', { name: '包保责任' })).toBeVisible()
  await expect(head.getByRole('row').nth(3)).toBeVisible()
  await usable(head)

  const name = `试验小区${String(Date.now()).slice(-5)}`
  const sheet = `单位,包保对象,所在社区\n市审计局,${name}一、${name}二,建国社区\n没有的局,${name}三,建国社区\n`
  await head.getByRole('link', { name: '导入包保表' }).click()
  await head.locator('input[type=file]').setInputFiles({
    name: '包保表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(sheet),
  })
  await expect(head.getByRole('row').filter({ hasText: '没有这个单位' })).toHaveCount(1)
  await expect(head.getByRole('row').filter({ hasText: '新增小区并指定' })).toHaveCount(2)
  await usable(head)
  await head.getByRole('button', { name: '导入 2 行' }).click()
  await expect(head.getByRole('row').filter({ hasText: '已新增小区并指定' })).toHaveCount(2)

  await head.goto(`/compounds?q=${encodeURIComponent(name)}`)
  await head.getByRole('checkbox', { name: `${name}一` }).check()
  await head.getByRole('checkbox', { name: `${name}二` }).check()
  await usable(head)
  await head.getByRole('button', { name: '指定包保单位' }).click()
  const dialog = head.getByRole('dialog')
  await dialog.getByLabel('包保单位').fill('市统计局')
  await head.getByRole('option', { name: '市统计局' }).click()
  await usable(head)
  await dialog.getByRole('button', { name: '指定包保', exact: true }).click()
  await expect(head.getByText('已指定 2 项')).toBeVisible()
  await expect(head.getByRole('row').filter({ hasText: '市统计局' })).toHaveCount(2)
})

test('a grid member who is away this evening leaves a gap that the clerk sees coming', async ({ desk, api }) => {
  const clerks = await api('township_clerk')
  const { rows } = await get<{ rows: { name: string }[] }>(clerks, '/workers?role=grid_member&limit=3')
  const away = rows.at(-1)?.name ?? ''
  const clerk = await desk('township_clerk')
  await clerk.goto('/gaps')
  await expect(clerk.getByRole('heading', { name: '责任缺口', exact: true })).toBeVisible()
  await usable(clerk)
  await clerk.getByRole('button', { name: '登记离岗' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByLabel('责任人').fill(away)
  await clerk.getByRole('option', { name: away }).first().click()
  await dialog.getByLabel(/^理由/).fill('请假')
  await usable(clerk)
  await dialog.getByRole('button', { name: '登记离岗' }).click()
  await expect(clerk.getByRole('row').filter({ hasText: '网格无网格员' }).first()).toBeVisible()
  await expect(clerk.getByText('离岗人员')).toBeVisible()
  await usable(clerk)
  await clerk.getByRole('listitem').filter({ hasText: away }).getByRole('button', { name: '已返岗' }).first().click()
  await expect(clerk.getByRole('listitem').filter({ hasText: '请假' })).toHaveCount(0)
})

test('the chain is on the page of a household and on the phone, with a button to call', async ({
  desk,
  phone,
  api,
}) => {
  const members = await api('grid_member')
  const { rows } = await get<{ rows: { id: string; household_id: string }[] }>(members, '/isolations?limit=1')
  const home = rows[0]
  if (!home) throw new Error('nobody is isolated in the grid')
  const clerk = await desk('township_clerk')
  await clerk.goto(`/households/${home.household_id}`)
  const panel = clerk.getByRole('region', { name: '责任链' })
  await expect(panel.getByText('网格员')).toBeVisible()
  await expect(panel.getByText('市领导小组组长')).toBeVisible()
  await usable(clerk)

  const member = await phone('grid_member')
  await member.goto(`/field/isolations/${home.id}`)
  await member.getByRole('link', { name: '谁负责' }).tap()
  await expect(member.getByRole('heading', { name: '谁负责' })).toBeVisible()
  await expect(member.getByText('乡镇(街道)书记', { exact: false })).toBeVisible()
  await expect(member.getByRole('link', { name: /^打电话给/ }).first()).toHaveAttribute('href', /^tel:154/)
  await usable(member, true)
})
