// A shift at a checkpoint: somebody comes, registers a car with two people, hands over; the clerk sees it on the board.

import type { Page } from '@playwright/test'

import { faults, odd } from './faults'
import { account, expect, get, idNumber, name, test, typeNumber } from './world'

/** Nothing in the way of anybody, once what comes up has come up. */
async function usable(page: Page, phone = true) {
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  if (phone) expect(await odd(page)).toEqual([])
}

test('an officer starts at the gate, and finds the rest where it was', async ({ phone, page }) => {
  const officer = await phone('checkpoint_staff')
  await officer.goto('/field/')
  await expect(officer).toHaveURL(/\/field\/crossing$/)
  await officer.getByRole('link', { name: '今日' }).tap()
  await expect(officer).toHaveURL(/\/field\/$/)
  await expect(officer.getByRole('heading', { name: '今日' })).toBeVisible()
  const grid = await phone('grid_member')
  await grid.goto('/field/')
  await expect(grid.getByRole('navigation')).toBeVisible()
  await expect(grid).toHaveURL(/\/field\/$/)

  const { login, password } = account('checkpoint_staff')
  await page.goto('/field/')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL(/\/field\/crossing$/)
})

test('an officer signs on, registers a car with two people, the board shows it, and hands over', async ({
  phone,
  desk,
  api,
}) => {
  const clerks = await api('township_clerk')
  const { rows: gates } = await get<{ rows: { id: string; name: string; kind: string }[] }>(
    clerks,
    '/checkpoints?kind=road',
  )
  const gate = gates[0]
  if (!gate) throw new Error('the township has no road checkpoint')

  const officer = await phone('checkpoint_staff')
  await officer.goto('/field/crossing')
  await officer.getByRole('button', { name: '签到' }).tap()
  await usable(officer)
  await officer.getByRole('button', { name: new RegExp(gate.name) }).tap()
  await expect(officer.getByRole('heading', { name: gate.name })).toBeVisible()
  await usable(officer)

  await officer.getByRole('button', { name: '登记过卡' }).tap()
  const plate = `8${String(Date.now()).slice(-4)}`
  // Another office than that of the city: only there can O stand.
  await officer.getByRole('button', { name: '删一位' }).tap()
  for (const sign of 'O1') await officer.getByRole('button', { name: sign, exact: true }).tap()
  await expect(officer.getByRole('button', { name: 'O', exact: true })).toHaveCount(0)
  await officer.getByRole('button', { name: '重输' }).tap()
  for (const sign of plate) await officer.getByRole('button', { name: sign, exact: true }).tap()
  await usable(officer)
  await officer.getByRole('button', { name: '下一步' }).tap()
  const sheet = officer.getByRole('dialog', { name: '人员信息' })
  const driver = name()
  await sheet.getByLabel('姓名').fill(driver)
  await typeNumber(officer, idNumber())
  await sheet.getByLabel('电话').fill('15400000077')
  await usable(officer)
  await sheet.getByRole('button', { name: '完成', exact: true }).last().tap()
  await officer.getByRole('button', { name: '同行人' }).tap()
  const companion = name()
  await sheet.getByLabel('姓名').fill(companion)
  await typeNumber(officer, idNumber())
  await sheet.getByLabel('电话').fill('15400000078')
  await sheet.getByRole('button', { name: '完成', exact: true }).last().tap()
  await officer.getByRole('button', { name: '长春' }).first().tap()
  await usable(officer)
  await officer.getByRole('button', { name: '劝返', exact: true }).tap()
  await officer.getByRole('button', { name: '非本地居民且无必要事由' }).tap()
  await expect(officer.getByText(`劝返 吉E${plate}`)).toBeVisible()

  // The same car again: three taps after its plate stands there at most.
  for (const sign of plate) await officer.getByRole('button', { name: sign, exact: true }).tap()
  await officer.getByRole('button', { name: '下一步' }).tap()
  await expect(officer.getByText(companion)).toBeVisible()
  await officer.getByRole('button', { name: '放行', exact: true }).tap()
  await expect(officer.getByText(`放行 吉E${plate}`)).toBeVisible()

  await officer.getByRole('link', { name: '值守' }).tap()
  await officer.getByLabel('给下一班的交接事项').fill('劝返车辆一台，请留意')
  await officer.getByRole('button', { name: '保存交接事项' }).tap()
  await expect(officer.getByText('劝返车辆一台，请留意')).toBeVisible()

  const clerk = await desk('township_clerk')
  await clerk.goto(`/checkpoints/${gate.id}`)
  await expect(clerk.getByText('劝返车辆一台，请留意')).toBeVisible()
  await expect(clerk.getByText('下一班还未确认')).toBeVisible()
  await expect(clerk.getByRole('row').filter({ hasText: '劝返' }).first()).toBeVisible()
  await usable(clerk, false)

  await officer.getByRole('button', { name: '签退', exact: true }).tap()
  await officer.getByRole('button', { name: '签退', exact: true }).last().tap()
  await expect(officer.getByText('到哪个卡点值守')).toBeVisible()
})
