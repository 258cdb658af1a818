// Who answers: a sheet of departments and compounds, a grid member away this evening, and the chain on desk and phone.

import type { APIRequestContext, Page } from '@playwright/test'
import { v7 as uuid } from 'uuid'

import { faults, odd } from './faults'
import { isolated } from './isolated'
import { account, expect, get, name, test } from './world'

/** A compound that no unit covers, in a community of the city. */
async function uncovered(by: APIRequestContext, called: string, area: string) {
  const answer = await by.put(`/api/v1/compounds/${uuid()}`, { data: { name: called, area } })
  expect(answer.ok(), await answer.text()).toBe(true)
}

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
  await expect(head.getByRole('row').filter({ hasText: '新增并指定' })).toHaveCount(2)
  await usable(head)
  await head.getByRole('button', { name: '导入 2 行' }).click()
  await expect(head.getByRole('row').filter({ hasText: '已新增并指定' })).toHaveCount(2)

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

test('compounds are drawn onto a unit, or given to it by the keyboard', async ({ desk, api }) => {
  const head = await api('commander')
  const { rows } = await get<{ rows: { id: string; area: string }[] }>(head, '/compounds?limit=1')
  const area = rows[0]?.area ?? ''
  const called = `${name()}小区`
  for (const n of ['甲', '乙', '丙']) await uncovered(head, `${called}${n}`, area)

  const page = await desk('commander')
  await page.goto(`/coverages/share-out?q=${encodeURIComponent(called)}&unit=${encodeURIComponent('市统计局')}`)
  const open = page.getByRole('list', { name: '无包保单位的小区' })
  const unit = page.getByRole('list', { name: '包保单位', exact: true }).getByRole('listitem')
  await expect(open.getByRole('listitem')).toHaveCount(3)
  await expect(unit).toHaveCount(1)
  await usable(page)
  await open
    .getByRole('listitem')
    .filter({ hasText: `${called}甲` })
    .dragTo(unit)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('市统计局')).toBeVisible()
  await usable(page)
  await dialog.getByRole('button', { name: '指定包保', exact: true }).click()
  await expect(open.getByRole('listitem')).toHaveCount(2)

  // The same without a mouse: choose, then the button of the unit.
  for (const n of ['乙', '丙']) await open.getByRole('checkbox', { name: `${called}${n}` }).check()
  await page.getByRole('button', { name: '把 2 个小区交给市统计局' }).press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: '指定包保', exact: true }).press('Enter')
  await expect(page.getByRole('listitem').filter({ hasText: called })).toHaveCount(0)

  await page.goto(`/compounds?q=${encodeURIComponent(called)}&covered=true`)
  await expect(page.getByRole('row').filter({ hasText: '市统计局' })).toHaveCount(3)
})

test('the buildings of a compound are named', async ({ desk, api }) => {
  const admin = await api('administrator')
  const clerks = await api('township_clerk')
  const community = account('grid_member').area.slice(0, 12)
  const parts = await get<{ rows: { code: string; name: string }[] }>(admin, `/areas?parent=${community}&limit=1`)
  const grid = parts.rows[0]?.name ?? ''
  const called = `${name()}花园`
  await uncovered(clerks, called, community)
  const clerk = await desk('township_clerk')
  await clerk.goto(`/compounds?q=${encodeURIComponent(called)}`)
  const row = clerk.getByRole('row').filter({ hasText: called })
  await expect(row).toContainText('未划定')
  await row.getByRole('button', { name: '划定' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.locator('.el-select').click()
  await clerk.getByRole('option', { name: grid, exact: true }).click()
  // What hangs down from the field may lie over the button.
  await dialog.getByText(/^所选网格、楼栋/).click()
  await dialog.getByRole('button', { name: '保存' }).click()
  await expect(row).toContainText(grid)
  await expect(row).not.toContainText('未划定')
  await usable(clerk)
})

test('a door, an isolation and a checkpoint are given to somebody from their own page', async ({ desk, api }) => {
  const clerks = await api('township_clerk')
  const home = await isolated(clerks, account('grid_member').area, '2020-02-14')
  const { name: worker } = await get<{ name: string }>(await api('unit_staff'), '/me')
  const gates = await get<{ rows: { id: string; state: string }[] }>(clerks, '/checkpoints?limit=50')
  const gate = gates.rows.find((one) => one.state === 'open')
  const clerk = await desk('township_clerk')
  const pages = [`/households/${home.household_id}`, `/isolations/${home.id}`]
  if (gate) pages.push(`/checkpoints/${gate.id}`)
  for (const path of pages) {
    await clerk.goto(path)
    await clerk.getByRole('button', { name: '指定包保' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByLabel('责任人').fill(worker)
    await clerk.getByRole('option', { name: worker }).first().click()
    await usable(clerk)
    await dialog.getByRole('button', { name: '指定包保', exact: true }).click()
    await expect(clerk.getByText('已指定 1 项')).toBeVisible()
  }
  await clerk.goto('/coverages?target=household')
  await expect(clerk.getByRole('row').filter({ hasText: worker }).first()).toBeVisible()

  // From the list, with the same dialog.
  await clerk.goto('/coverages')
  await clerk.getByRole('button', { name: '指定包保' }).click()
  const dialog = clerk.getByRole('dialog')
  await dialog.getByText('小区', { exact: true }).click()
  await expect(dialog.getByText('小区名称或首字母')).toBeVisible()
  await usable(clerk)
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
  // What fell vacant is alarmed as well.
  await clerk.goto('/alerts?rule=coverage.vacant&state=open')
  await expect(clerk.getByRole('row').filter({ hasText: '责任缺口' }).first()).toBeVisible()
  await clerk.goto('/gaps')
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
