// The board: from the city down to the grid and its records, the address keeps it all, on the wall and on the phone.

import { v7 as uuid } from 'uuid'

import { faults } from './faults'
import { isolated } from './isolated'
import { account, expect, get, test } from './world'

const shot = (name: string) => ({ path: `${process.env.E2E_SHOTS}/${name}.png` })

test('a commander goes from the city to a grid and to a record, and the address says where', async ({ desk, api }) => {
  const grid = account('grid_member').area
  await isolated(await api('community_lead'), grid, '2020-02-12')
  const commander = await desk('commander')
  const city = await api('commander')
  const name = async (code: string) => (await get<{ name: string }>(city, `/areas/${code}`)).name
  const step = async (code: string) => {
    const link = commander.getByRole('region', { name: '下级区域' }).getByRole('link', { name: await name(code) })
    await link.first().click()
    await expect(commander).toHaveURL(new RegExp(`area=${code}`))
    await expect(commander.getByRole('heading', { level: 1 })).toHaveText(await name(code))
  }
  await commander.goto('/')
  await expect(commander.getByText(/昨日/).first()).toBeVisible()
  await step(grid.slice(0, 9))
  await commander.getByRole('button', { name: '漏办', exact: true }).click()
  await expect(commander).toHaveURL(/measure=late/)
  await commander.getByRole('button', { name: '居家隔离', exact: true }).click()
  await step(grid.slice(0, 12))
  await step(grid)

  // The grid has no parts: here are its records, and the number over them says how many.
  const records = commander.getByRole('region', { name: '明细' }).getByRole('listitem')
  await expect(records.first()).toBeVisible()
  const tile = commander.getByRole('link', { name: /^居家隔离 现有/ }).first()
  await expect(tile).toHaveText(String(await records.count()))
  await commander.reload()
  await expect(records.first()).toBeVisible()
  await expect(commander).toHaveURL(new RegExp(`area=${grid}`))
  await records.first().getByRole('link').click()
  await expect(commander).toHaveURL(/isolations\//)
  await commander.goBack()
  await expect(records.first()).toBeVisible()

  await commander.goto('/?measure=crossings&day=2020-02-15')
  await expect(commander.getByRole('button', { name: '过卡', exact: true })).toHaveAttribute('aria-pressed', 'true')
  await expect(commander.getByRole('heading', { name: '过卡 近 14 天' })).toBeVisible()
  await commander.waitForTimeout(400)
  expect(await faults(commander)).toEqual([])
})

test('what is registered shows on an open board without a reload', async ({ desk, api }) => {
  const commander = await desk('commander')
  await commander.goto('/wall')
  const tile = commander.getByRole('link', { name: /^居家隔离 现有/ }).first()
  await expect(commander.getByRole('status').filter({ hasText: '实时更新' })).toBeVisible()
  const before = Number((await tile.textContent())?.replace(/\D/g, ''))
  await isolated(await api('community_lead'), account('grid_member').area, '2020-02-13')
  await expect(async () => {
    expect(Number((await tile.textContent())?.replace(/\D/g, ''))).toBeGreaterThan(before)
  }).toPass({ timeout: 10_000, intervals: [100] })
})

test('a fever shows with the medic, the community and on the board, none of them touched', async ({
  desk,
  phone,
  api,
}) => {
  const { id, name: who } = await isolated(await api('community_lead'), account('grid_member').area, '2020-02-13')
  const [commander, lead, medic] = [await desk('commander'), await desk('community_lead'), await phone('medic')]
  await commander.goto('/wall')
  await expect(commander.getByRole('status').filter({ hasText: '实时更新' })).toBeVisible()
  // What comes before a page listens it would not hear.
  const listening = [lead, medic].map((page) => page.waitForResponse((answer) => answer.url().includes('/api/v1/live')))
  await lead.goto('/alerts')
  await expect(lead.getByRole('heading', { level: 1 })).toContainText('预警')
  await medic.goto('/field/')
  await expect(medic.getByRole('heading', { level: 1 })).toBeVisible()
  await Promise.all(listening)
  await expect(medic.getByRole('button', { name: `研判 ${who}` })).toHaveCount(0)
  const open = commander.getByText(/未办结预警/).first()
  const before = await open.textContent()
  const data = { isolation_id: id, celsius: 38.4, symptoms: [], measured_by: 'team' }
  const answer = await (await api('grid_member')).put(`/api/v1/readings/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  await expect(lead.getByRole('row', { name: new RegExp(who) })).toBeVisible()
  await expect(medic.getByRole('button', { name: `研判 ${who}` })).toBeVisible()
  await expect(open).not.toHaveText(before ?? '')
})

test('on the wall it is large, light or dark, and names nobody', async ({ desk }) => {
  const wall = await desk('commander')
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto('/wall?theme=light')
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('梅河口市')
  const map = wall.getByRole('region', { name: '下级区域' })
  await expect(map.getByRole('link').first()).toBeVisible()
  // All of it fits on the screen.
  const high = await wall.evaluate(() => document.documentElement.scrollHeight)
  expect(high).toBeLessThanOrEqual(1081)
  await wall.waitForTimeout(400)
  expect(await faults(wall)).toEqual([])
  if (process.env.E2E_SHOTS) await wall.screenshot(shot('wall-light'))
  await wall.getByRole('link', { name: '深色' }).click()
  await expect(wall.locator('html')).toHaveAttribute('data-theme', 'dark')
  await wall.waitForTimeout(400)
  expect(await faults(wall)).toEqual([])
  if (process.env.E2E_SHOTS) await wall.screenshot(shot('wall-dark'))
  await map.getByRole('link', { name: /山城镇/ }).click()
  await expect(wall).toHaveURL(/area=220581100/)
  await expect(wall).toHaveURL(/theme=dark/)
  await wall.getByRole('link', { name: '退出大屏' }).click()
  await expect(wall.getByRole('heading', { level: 1 })).toHaveText('山城镇')
  await expect(wall.locator('html')).not.toHaveAttribute('data-theme', 'dark')
})

test('on the wall no round is cut through', async ({ desk }) => {
  const wall = await desk('commander')
  for (const [width, height] of [
    [1440, 900],
    [1920, 1080],
  ] as const) {
    await wall.setViewportSize({ width, height })
    await wall.goto('/wall?theme=light')
    const rounds = wall.getByRole('region', { name: '排查覆盖率' })
    await expect(rounds.getByRole('listitem').nth(4)).toBeInViewport({ ratio: 1 })
    const cut = await rounds.getByRole('list').evaluate((list) => {
      const { top, bottom } = list.getBoundingClientRect()
      const edge = Math.min(bottom, list.closest('section')?.getBoundingClientRect().bottom ?? bottom)
      const rows = [...list.children].map((row) => row.getBoundingClientRect())
      return rows.filter((row) => row.top < edge - 1 && row.bottom > edge + 1 && row.top >= top).length
    })
    expect(cut).toBe(0)
  }
})

test('a desk in a narrow window does not scroll sideways', async ({ desk }) => {
  const lead = await desk('commander')
  await lead.setViewportSize({ width: 390, height: 844 })
  for (const path of ['/', '/alerts', '/isolations', '/areas', '/journal']) {
    await lead.goto(path)
    await expect(lead.getByRole('heading', { level: 1 })).toBeVisible()
    await lead.waitForTimeout(400)
    const wide = await lead.evaluate(() =>
      [document.documentElement, document.querySelector('main')].map((one) => one && one.scrollWidth - one.clientWidth),
    )
    expect(wide, path).toEqual([0, 0])
  }
})

test('a leader has it on the phone, with the records behind each number', async ({ phone, api }) => {
  await isolated(await api('community_lead'), account('grid_member').area, '2020-02-12')
  const lead = await phone('community_lead')
  await lead.goto('/field/me')
  await lead.getByRole('link', { name: '指挥大屏' }).tap()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(
    account('community_lead').area_name.split(' ').at(-1) ?? '',
  )
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  if (process.env.E2E_SHOTS) await lead.screenshot({ ...shot('board-phone'), fullPage: true })
  const tile = lead.locator('dl .card', { hasText: '居家隔离 现有' })
  const n = Number((await tile.getByRole('link').textContent())?.replace(/\D/g, ''))
  await tile.getByRole('link').tap()
  await expect(lead.getByRole('heading', { level: 1 })).toHaveText(`明细 ${n} 条`)
  await lead.getByRole('listitem').first().getByRole('link').tap()
  await expect(lead).toHaveURL(/isolations\//)
  await lead.goBack()
  await lead.goBack()
  await lead.getByRole('button', { name: '来返人员' }).tap()
  await expect(lead).toHaveURL(/measure=arrivals/)
})

test('whoever may not see it on the phone hears why, and is not told to try again', async ({ phone }) => {
  const member = await phone('grid_member')
  await member.goto('/field/board')
  await expect(member.getByRole('alert')).toHaveText(/您的岗位没有这项权限/)
  await expect(member.getByRole('button', { name: '重试' })).toHaveCount(0)
})

test('an administrator imports outlines, and the board becomes a map', async ({ desk, api }) => {
  const city = await api('administrator')
  const parts = await get<{ rows: { code: string; name: string }[] }>(city, '/areas?parent=220581&limit=200')
  const square = (n: number) => {
    const [west, south] = [125.2 + (n % 6) * 0.1, 42.1 + Math.floor(n / 6) * 0.1]
    const corners = [
      [west, south],
      [west + 0.1, south],
      [west + 0.1, south + 0.1],
      [west, south + 0.1],
      [west, south],
    ]
    return { type: 'Polygon', coordinates: [corners] }
  }
  const features = parts.rows.map(({ code, name }, n) => ({
    type: 'Feature',
    properties: n % 2 ? { code } : { name },
    geometry: square(n),
  }))
  const file = JSON.stringify({ type: 'FeatureCollection', features })
  const admin = await desk('administrator')
  await admin.goto('/areas?area=220581')
  await admin.getByRole('button', { name: '导入边界' }).click()
  const dialog = admin.getByRole('dialog')
  const name = 'map.geojson'
  await dialog
    .getByLabel('GeoJSON 文件')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from('x') })
  await expect(dialog.getByText('不是 GeoJSON 文件')).toBeVisible()
  await dialog
    .getByLabel('GeoJSON 文件')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(file) })
  await expect(dialog.getByText(`识别出 ${features.length} 个区域的边界`)).toBeVisible()
  await dialog.getByRole('button', { name: '导入边界' }).click()
  await expect(dialog).toBeHidden()

  const commander = await desk('commander')
  await commander.goto('/')
  const map = commander.getByRole('group', { name: '下级区域' })
  await expect(map.locator('path')).toHaveCount(features.length)
  await commander.waitForTimeout(400)
  expect(await faults(commander)).toEqual([])
  if (process.env.E2E_SHOTS) await commander.screenshot({ ...shot('board-map'), fullPage: true })
  await map.getByRole('link', { name: /山城镇/ }).click()
  await expect(commander.getByRole('heading', { level: 1 })).toHaveText('山城镇')
  if (process.env.E2E_SHOTS) await commander.screenshot({ ...shot('board-township'), fullPage: true })
  for (const { code } of parts.rows) await city.delete(`/api/v1/areas/${code}/shape`)
})
