// One thing done to many: looked at, done, and told for each.

import { v7 as uuid } from 'uuid'
import type { Page } from '@playwright/test'

import { faults } from './faults'
import { type Isolation, door, isolated } from './isolated'
import { account, expect, get, idNumber, name, test } from './world'

async function choose(page: Page, people: { name: string }[]) {
  for (const { name: who } of people) await page.getByRole('checkbox', { name: `选择 ${who}` }).check()
  await expect(page.getByText(`已选 ${people.length} 人`)).toBeVisible()
}

test('a leader extends three at once, one of whom is refused, and nobody twice', async ({ desk, api }) => {
  const by = await api('community_lead')
  const grid = account('grid_member').area
  const [chun, xia, qiu] = [
    await isolated(by, grid, '2020-02-10'),
    await isolated(by, grid, '2020-02-11'),
    await isolated(by, grid, '2020-02-12'),
  ]
  const { version } = await get<{ version: number }>(by, `/isolations/${qiu.id}`)
  const order = { change: 'suspend', reason: '发热送医', version }
  const ill = await by.put(`/api/v1/isolations/${qiu.id}/orders/${uuid()}`, { data: order })
  expect(ill.ok(), await ill.text()).toBe(true)

  const lead = await desk('community_lead')
  await lead.goto('/isolations?state=all')
  await choose(lead, [chun, xia, qiu])
  expect(await faults(lead)).toEqual([])
  await lead.getByRole('button', { name: '延长', exact: true }).click()
  const dialog = lead.getByRole('dialog', { name: '延长（3 人）' })
  await expect(dialog.getByRole('button', { name: '预览' })).toBeDisabled()
  await dialog.getByLabel('理由').fill('楼内有人发热，多看一天')
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await dialog.getByLabel('理由').press('Enter')

  await expect(dialog.getByRole('status')).toContainText('可办理 2 人')
  await expect(dialog.getByRole('status')).toContainText('1 人不能办理')
  await expect(dialog.getByRole('row').filter({ hasText: chun.name })).toContainText('2020-02-24 → 2020-02-25')
  // Who is refused stands first.
  await expect(dialog.getByRole('row').nth(1)).toContainText(qiu.name)
  await expect(dialog.getByRole('row').nth(1)).toContainText('此人不在隔离中')
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  // Looked at is not done.
  expect((await get<Isolation>(by, `/isolations/${chun.id}`)).ends_on).toBe('2020-02-24')

  // The answer is lost; the same is said again, and counts once.
  const asked: string[] = []
  await lead.route('**/api/v1/batches/*', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    asked.push(route.request().url())
    if (asked.length > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionfailed')
  })
  await dialog.getByRole('button', { name: '执行（2 人）' }).click()
  await expect(dialog.getByRole('alert')).toContainText('没有连上服务器')
  await expect(dialog.getByRole('button', { name: '返回修改' })).toBeDisabled()
  await dialog.getByRole('button', { name: '重试' }).click()
  await expect(dialog.getByRole('status')).toContainText('已办理 2 人')
  expect(new Set(asked).size).toBe(1)
  await expect(dialog.getByRole('row').filter({ hasText: xia.name })).toContainText('2020-02-25 → 2020-02-26')
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await dialog.getByRole('button', { name: '关闭' }).last().click()

  // Only who was refused is still chosen.
  await expect(lead.getByText('已选 1 人')).toBeVisible()
  await expect(lead.getByRole('checkbox', { name: `选择 ${qiu.name}` })).toBeChecked()
  await lead.goto(`/isolations/${chun.id}`)
  const extended = lead.getByRole('listitem').filter({ hasText: '楼内有人发热，多看一天' })
  await expect(extended).toHaveCount(1)
  await expect(extended).toContainText('期满由 2020-02-24 改为 2020-02-25')
})

test('a clerk sends a message to two and it stands in the history', async ({ desk, api }) => {
  const by = await api('community_lead')
  const grid = account('grid_member').area
  const people = [await isolated(by, grid, '2020-02-13'), await isolated(by, grid, '2020-02-14')]
  const clerk = await desk('township_clerk')
  await clerk.goto('/isolations')
  await choose(clerk, people)
  await clerk.getByRole('button', { name: '发短信' }).click()
  const dialog = clerk.getByRole('dialog', { name: '发短信（2 人）' })
  await dialog.getByLabel('短信内容').fill('今晚降温，请注意保暖。')
  await dialog.getByRole('button', { name: '预览' }).click()
  await dialog.getByRole('button', { name: '执行（2 人）' }).click()
  await expect(dialog.getByRole('status')).toContainText('已办理 2 人')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(clerk.getByText(/^已选/)).toBeHidden()
  await clerk.goto(`/isolations/${people[0]?.id}`)
  const message = clerk.getByRole('listitem').filter({ hasText: '今晚降温，请注意保暖。' })
  await expect(message.getByText('短信', { exact: true })).toBeVisible()
})

test('nobody is released before the last day, and a team is given to a household once', async ({ desk, api }) => {
  const by = await api('community_lead')
  const who = await isolated(by, account('grid_member').area, '2020-02-14')
  const lead = await desk('community_lead')
  await lead.goto('/isolations')
  await choose(lead, [who])
  await lead.getByRole('button', { name: '解除', exact: true }).click()
  // Nothing is asked: what would become of them stands there at once.
  const release = lead.getByRole('dialog', { name: '解除（1 人）' })
  await expect(release.getByRole('row').nth(1)).toContainText('隔离期未满，不能解除')
  await expect(release.getByRole('button', { name: '执行（0 人）' })).toBeDisabled()
  await release.getByRole('button', { name: '取消' }).click()

  await lead.getByRole('button', { name: '指派包保组', exact: true }).click()
  const team = lead.getByRole('dialog', { name: '指派包保组（1 人）' })
  await expect(team.getByRole('row').nth(1)).toContainText(/\d 名成员/)
  await team.getByRole('button', { name: '执行（1 人）' }).click()
  await expect(team.getByRole('status')).toContainText('已办理 1 人')
  await team.getByRole('button', { name: '关闭' }).last().click()

  await choose(lead, [who])
  await lead.getByRole('button', { name: '指派包保组', exact: true }).click()
  await expect(team.getByRole('row').nth(1)).toContainText('这户已有包保组')
})

test('a leader narrows by day and missed tasks, and the address keeps it', async ({ desk, api }) => {
  const by = await api('community_lead')
  const who = await isolated(by, account('grid_member').area, '2020-02-13')
  const { day_n: day } = await get<{ day_n: number }>(by, `/isolations/${who.id}`)
  const lead = await desk('community_lead')
  await lead.setViewportSize({ width: 1024, height: 768 })
  await lead.goto('/isolations')
  const row = lead.getByRole('row').filter({ hasText: who.name })
  await expect(row).toBeVisible()
  await lead.getByLabel('隔离第几天起').fill(String(day + 1))
  await lead.getByLabel('隔离第几天起').press('Enter')
  await expect(row).toBeHidden()
  await expect(lead).toHaveURL(new RegExp(`day_from=${day + 1}`))
  await lead.getByLabel('隔离第几天起').fill(String(day))
  await lead.getByLabel('隔离第几天止').fill(String(day))
  await lead.getByLabel('隔离第几天止').press('Enter')
  await expect(row).toBeVisible()
  await lead.reload()
  await expect(lead.getByLabel('隔离第几天止')).toHaveValue(String(day))
  await expect(row).toBeVisible()
  await choose(lead, [who])
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  const wide = await lead.evaluate(() => document.documentElement.scrollWidth)
  expect(wide).toBeLessThanOrEqual(1024)
  await lead.goto('/isolations?late=true')
  await expect(lead.getByRole('search')).toContainText('今日有漏办')
  await expect(row).toBeHidden()
})

test('a leader orders those to stay at home who are only registered', async ({ desk, api }) => {
  const by = await api('community_lead')
  const grid = account('grid_member').area
  const register = async (origin: string) => {
    const data = {
      name: name(),
      document_type: 'id_card',
      document_number: idNumber(),
      area: grid,
      address: door().replace('101', '201'),
      origin,
      arrived_on: '2020-02-16',
      left_origin_on: '2020-02-15',
    }
    const answer = await by.put(`/api/v1/arrivals/${uuid()}`, { data })
    expect(answer.ok(), await answer.text()).toBe(true)
    return data
  }
  const people = [await register('吉林省长春市'), await register('吉林省长春市')]
  const isolating = await register('湖北省武汉市')
  const lead = await desk('community_lead')
  await lead.goto('/arrivals')
  await expect(lead.getByRole('row').filter({ hasText: isolating.name })).toBeVisible()
  await expect(lead.getByRole('checkbox', { name: `选择 ${isolating.name}` })).toHaveCount(0)
  await choose(lead, people)
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await lead.getByRole('button', { name: '下达隔离令' }).click()
  const dialog = lead.getByRole('dialog', { name: '下达隔离令（2 人）' })
  await dialog.getByLabel('隔离原因').fill('与确诊者同车')
  await dialog.getByRole('button', { name: '预览' }).click()
  await dialog.getByRole('button', { name: '执行（2 人）' }).click()
  await expect(dialog.getByRole('status')).toContainText('已办理 2 人')
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  await expect(lead.getByRole('row').filter({ hasText: people[0]?.name })).toContainText('隔离中')
})

test('who may not change anything has nothing to choose', async ({ desk }) => {
  const auditor = await desk('auditor')
  await auditor.goto('/arrivals')
  await expect(auditor.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(auditor.getByRole('checkbox')).toHaveCount(0)
})
