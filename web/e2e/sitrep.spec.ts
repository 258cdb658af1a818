// The report of the day: what was done service by service, and who is on which day; every number opens its rows.

import { faults } from './faults'
import { isolated } from './isolated'
import { account, expect, test } from './world'

test('a commander reads the services one by one and opens who is on which day', async ({ desk, api }) => {
  await isolated(await api('community_lead'), account('grid_member').area, '2020-02-12')
  const commander = await desk('commander')
  await commander.goto('/')
  await expect(commander.getByRole('heading', { name: '需要你处理' })).toBeVisible()
  if (process.env.E2E_SHOTS) await commander.screenshot({ path: `${process.env.E2E_SHOTS}/board.png`, fullPage: true })
  await commander.goto('/sitrep')
  const services = commander.getByRole('region', { name: '服务逐项' })
  await expect(services.getByRole('row', { name: /^测体温/ })).toContainText(/%|–/)
  for (const figure of ['移交医院或集中隔离', '包保组齐全', '包保组缺员']) {
    await expect(commander.getByRole('row', { name: new RegExp(`^${figure}`) }).first()).toBeVisible()
  }
  // Whatever the server counts, by whatever, has its word.
  await expect(commander.getByText('sitrep.keys')).toHaveCount(0)
  const days = commander.getByRole('region', { name: '隔离第几天人数' })
  const fourth = days.getByRole('link', { name: /^第 4 天/ })
  const people = Number((await fourth.textContent())?.match(/天 (\d+) 人/)?.[1])
  expect(people).toBeGreaterThan(0)
  await commander.waitForTimeout(400)
  expect(await faults(commander)).toEqual([])
  if (process.env.E2E_SHOTS) await commander.screenshot({ path: `${process.env.E2E_SHOTS}/sitrep.png`, fullPage: true })

  await fourth.click()
  await expect(commander).toHaveURL(/day_from=4&day_to=4/)
  // Others are isolated while this story runs.
  await expect(commander.locator('main tbody tr').first()).toBeVisible()
  expect(await commander.locator('main tbody tr').count()).toBeGreaterThanOrEqual(Math.min(people, 50))
  await commander.goBack()
  await services.getByRole('link', { name: /^测体温 漏办/ }).click()
  await expect(commander).toHaveURL(/kind=isolation.temperature/)
  await expect(commander).toHaveURL(/state=missed/)

  // What was yesterday is told, but the list knows only who is on which day now.
  await commander.goto('/sitrep?day=2020-02-15')
  await expect(services.getByRole('row', { name: /^测体温/ })).toBeVisible()
  await expect(days).toContainText(/人/)
  await expect(days.getByRole('link')).toHaveCount(0)
  expect(await faults(commander)).toEqual([])
})
