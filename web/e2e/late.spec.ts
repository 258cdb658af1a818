// What goes wrong at a door and who hears of it; what is done there and what it leaves behind.

import type { Page } from '@playwright/test'

import { faults, odd } from './faults'
import { caredFor, door, isolated } from './isolated'
import { account, expect, get, test } from './world'

/** Nothing in the way of anybody, once what comes up has come up. */
async function usable(page: Page, phone = true) {
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  if (phone) expect(await odd(page)).toEqual([])
}

/** A photo as a telephone takes it: large, and nothing in it that compresses well. */
async function photo(page: Page) {
  const bytes = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    for (let n = 0; n < 20_000; n++) {
      if (pen) pen.fillStyle = `hsl(${Math.random() * 360} 60% ${30 + Math.random() * 50}%)`
      pen?.fillRect(Math.random() * 3000, Math.random() * 2000, 60, 60)
    }
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.95))
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
  })
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(bytes) }
}

test('nobody opens, then help is needed: the lead has it on the phone, the community on the desk', async ({
  phone,
  desk,
  api,
}) => {
  const by = await api('community_lead')
  const grid = account('grid_member').area
  const address = door()
  const { id, name: who, household_id } = await isolated(by, grid, '2020-02-16', address)
  const { name: other } = await isolated(by, grid, '2020-02-12', address)
  const lead = await caredFor(api, household_id)

  const staff = await phone('unit_staff')
  await staff.goto('/field/')
  const card = staff.getByRole('article').filter({ hasText: address })
  await card.getByRole('button', { name: `无人应答 ${address}` }).tap()
  await expect(card.getByRole('status')).toContainText(`已报无人应答，包保组长${lead}处置`)
  await usable(staff)
  await card.getByRole('button', { name: `求助 ${address}` }).tap()
  const help = staff.getByRole('dialog', { name: '确认求助？' })
  await expect(help.getByRole('link', { name: '120' })).toHaveAttribute('href', 'tel:120')
  await usable(staff)
  expect((await help.getByRole('button', { name: '确认求助' }).boundingBox())?.height).toBeGreaterThanOrEqual(72)
  await help.getByRole('button', { name: '突发疾病' }).tap()
  await help.getByRole('button', { name: '确认求助' }).tap()
  await expect(card.getByRole('status')).toContainText(`已报求助，包保组长${lead}处置`)

  // Whoever leads the team has both on top of the round, and takes one.
  const mei = await phone('grid_member')
  await mei.goto('/field/')
  const mine = mei.getByRole('region', { name: /^需您处置/ })
  await expect(mine).toBeVisible()
  const more = mine.getByRole('button', { name: /^再看/ })
  if (await more.isVisible()) await more.tap()
  const alert = mine.getByRole('article').filter({ hasText: address })
  await expect(alert).toHaveCount(2)
  await expect(alert.filter({ hasText: '现场求助' })).toContainText('上报社区(村)')
  await usable(mei)
  await alert.getByRole('button', { name: /^我来处理：现场求助/ }).tap()
  await alert.getByRole('button', { name: /^办结：现场求助/ }).tap()
  const close = mei.getByRole('dialog', { name: /^办结预警/ })
  await expect(close.getByRole('button', { name: '办结', exact: true })).toBeDisabled()
  await usable(mei)
  await close.getByRole('button', { name: '已到场处置' }).tap()
  await close.getByRole('button', { name: '办结', exact: true }).tap()
  await expect(alert).toHaveCount(1)

  // The desk sees with whom it is and when it goes up; the household shows who lives there and until when.
  const community = await desk('community_lead')
  await community.goto('/alerts')
  const row = community.getByRole('row').filter({ hasText: '敲门无人应答' }).filter({ hasText: '上报社区' }).first()
  await expect(row).toContainText(`现由${lead}（包保组长）处置`)
  await expect(community.getByRole('row').filter({ hasText: '已到场处置' }).first()).toContainText('已办结')
  await usable(community, false)
  await community.goto(`/households/${household_id}`)
  const isolatedHere = community.getByRole('region', { name: '隔离人员' })
  await expect(isolatedHere.getByRole('row').nth(1)).toContainText(other)
  await expect(isolatedHere.getByRole('row').nth(1)).toContainText('2020-02-26')
  await expect(isolatedHere.getByRole('row').nth(2)).toContainText(who)
  await expect(isolatedHere.getByRole('row').nth(2)).toContainText('2020-03-01')
  const calls = community.getByRole('region', { name: '现场上报' })
  await expect(calls.getByRole('listitem').first()).toContainText('突发疾病')
  const team = community.getByRole('region', { name: '包保组' })
  await expect(team).toContainText(lead)
  await usable(community, false)
  await team.getByRole('button', { name: '调整' }).click()
  await expect(community.getByRole('dialog', { name: /^包保组/ })).toBeVisible()
  await usable(community, false)
  await community.goto(`/isolations/${id}`)
  const history = community.getByRole('list').filter({ hasText: '开立隔离' })
  await expect(history.getByRole('listitem').filter({ hasText: '无人应答' })).toBeVisible()
  await expect(history.getByRole('listitem').filter({ hasText: '求助' })).toContainText('突发疾病')
  await usable(community, false)
})

test('without a team it waits for the community, who finds it among their own', async ({ phone, desk, api }) => {
  const grid = account('grid_member').area
  const { name: who } = await isolated(await api('community_lead'), grid, '2020-02-16')
  const mei = await phone('grid_member')
  await mei.goto('/field/')
  await mei
    .getByRole('article')
    .filter({ hasText: who })
    .getByRole('button', { name: /^无人应答/ })
    .tap()
  await expect(mei.getByRole('status').filter({ hasText: '由社区(村)逐级处置' })).toBeVisible()

  const lead = await desk('community_lead')
  await lead.goto('/alerts')
  await lead.getByText(/^需我处置（\d+）/).click()
  await expect(lead).toHaveURL(/mine=1/)
  const row = lead.getByRole('row').filter({ hasText: '敲门无人应答' }).first()
  await expect(row).toContainText('社区(村)')
  await usable(lead, false)
  await row.getByRole('link', { name: '住户' }).click()
  await expect(lead.getByRole('region', { name: '隔离人员' })).toContainText(who)
})

test('a photo goes along with a meal, and the desk sees it', async ({ phone, desk, api }) => {
  const grid = account('grid_member').area
  const { id, name: who } = await isolated(await api('community_lead'), grid, '2020-02-16')
  const mei = await phone('grid_member')
  await mei.goto('/field/')
  const card = mei.getByRole('article').filter({ hasText: who })
  const large = await photo(mei)
  expect(large.buffer.length).toBeGreaterThan(700_000)

  // What is no picture is said so, and another one is taken.
  await card.locator('input[type=file]').setInputFiles({ ...large, buffer: Buffer.from('no picture') })
  const sheet = mei.getByRole('dialog', { name: '拍照办结' })
  await expect(sheet.getByRole('alert')).toContainText('这不是能识别的照片')
  await expect(sheet.getByRole('button', { name: '办结', exact: true })).toBeDisabled()
  await sheet.locator('input[type=file]').setInputFiles(large)
  await expect(sheet.getByRole('img', { name: '已拍的照片' })).toBeVisible()
  await sheet.getByRole('button', { name: '晚送餐' }).tap()
  await usable(mei)

  // The photo arrives, the answer does not: said again, it is one photo.
  let sent = 0
  await mei.route('**/proofs/*', async (route) => {
    sent += 1
    if (sent > 1) return route.continue()
    await route.fetch()
    await route.abort('connectionfailed')
  })
  await sheet.getByRole('button', { name: '办结', exact: true }).tap()
  await expect(sheet.getByRole('alert')).toContainText('没有连上服务器')
  await sheet.getByRole('button', { name: '重试' }).tap()
  await expect(mei.getByText('已办结：晚送餐')).toBeVisible()
  expect(sent).toBe(2)

  const lead = await desk('community_lead')
  await lead.goto(`/isolations/${id}`)
  await lead.getByRole('button', { name: `查看照片：晚送餐 · ${who}` }).click()
  const shown = lead.getByRole('img', { name: `照片或签名：晚送餐 · ${who}` })
  await expect.poll(() => shown.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1280)
  await usable(lead, false)
})

test('a mistake is taken back, at once or later', async ({ phone, api }) => {
  const grid = account('grid_member').area
  const { name: who } = await isolated(await api('community_lead'), grid, '2020-02-16')
  const mei = await phone('grid_member')
  await mei.goto('/field/')
  const meal = mei.getByRole('button', { name: `晚送餐 ${who}`, exact: true })
  await meal.tap()
  const said = mei.getByRole('status').filter({ hasText: '已办结：晚送餐' })
  // It goes by itself; whoever looks for faults first may come too late.
  await said.getByRole('button', { name: '撤回' }).tap()
  await expect(mei.getByText('已撤回：晚送餐')).toBeVisible()
  await expect(meal).toBeVisible()

  await meal.tap()
  await expect(said).toBeVisible()
  await usable(mei)
  await expect(said).toBeHidden({ timeout: 15_000 })
  await mei.getByRole('button', { name: /^✓ 已完成/ }).tap()
  await usable(mei)
  await mei.getByRole('button', { name: `撤回 晚送餐 ${who}` }).tap()
  await expect(meal).toBeVisible()
  const { rows } = await get<{ rows: { kind: string; state: string; subject: { name: string } }[] }>(
    await api('grid_member'),
    '/tasks/today',
  )
  const mine = rows.filter(({ subject, kind }) => subject.name === who && kind === 'isolation.meal')
  expect(mine.map(({ state }) => state)).toEqual(['open'])
})

test('a vehicle has its plate, a fund its receiver, and whoever receives may sign', async ({ phone, desk, api }) => {
  const grid = account('grid_member').area
  const { name: who, household_id } = await isolated(await api('community_lead'), grid, '2020-02-16')
  await caredFor(api, household_id)
  const staff = await phone('unit_staff')
  await staff.goto('/field/')
  await staff.getByRole('button', { name: `落实看护专车 ${who}` }).tap()
  const sheet = staff.getByRole('dialog', { name: `落实看护专车 ${who}` })
  const plate = sheet.getByLabel('车牌号')
  await expect(plate).toHaveValue('吉E')
  await expect(sheet.getByRole('button', { name: '确定' })).toBeDisabled()
  await plate.tap()
  // No office has the letter I: that is said here, and nothing is sent.
  await plate.fill('吉I7K345')
  await expect(sheet.getByRole('alert')).toContainText('车牌号不对')
  await expect(sheet.getByRole('button', { name: '确定' })).toBeDisabled()
  await plate.fill('吉E')
  await expect(sheet.getByRole('alert')).toHaveCount(0)
  await plate.pressSequentially('7k-345')
  await expect(plate).toHaveValue('吉E7K345')
  await usable(staff)
  await sheet.getByRole('button', { name: '确定 吉E7K345' }).tap()
  await expect(staff.getByText('已办结：落实看护专车')).toBeVisible()

  const mei = await phone('grid_member')
  await mei.goto('/field/')
  await mei.getByRole('button', { name: `领取保障资金 1000 元 ${who}` }).tap()
  const fund = mei.getByRole('dialog', { name: `领取保障资金 1000 元 ${who}` })
  await fund.getByRole('button', { name: who }).tap()
  await fund.getByRole('button', { name: '签名' }).tap()
  const pad = fund.getByRole('img', { name: '签名区' })
  const box = await pad.boundingBox()
  if (!box) throw new Error('nowhere to sign')
  const stroke = async () => {
    await mei.mouse.move(box.x + 40, box.y + 60)
    await mei.mouse.down()
    await mei.mouse.move(box.x + 180, box.y + 160, { steps: 8 })
    await mei.mouse.up()
  }
  await stroke()
  await expect(fund.getByText('已签名')).toBeVisible()
  await usable(mei)
  await fund.getByRole('button', { name: '重签' }).tap()
  await expect(fund.getByText('请在框内签名')).toBeVisible()
  await stroke()
  await fund.getByRole('button', { name: `确定 ${who}` }).tap()
  await expect(mei.getByText('已办结：领取保障资金 1000 元')).toBeVisible()

  const lead = await desk('community_lead')
  await lead.goto('/tasks?state=done&kind=isolation.vehicle')
  await expect(lead.getByRole('row').filter({ hasText: who })).toContainText('车牌：吉E7K345')
  await lead.goto('/tasks?state=done&kind=isolation.fund')
  const signed = lead.getByRole('row').filter({ hasText: who })
  await expect(signed).toContainText(`签收：${who}`)
  await signed.getByRole('button', { name: /^查看照片/ }).click()
  await expect(lead.getByRole('img', { name: /^照片或签名/ })).toBeVisible()
  await usable(lead, false)
})

test('where the plan asks for a signature or a photo nothing goes without', async ({ phone, api }) => {
  const grid = account('grid_member').area
  const { name: who } = await isolated(await api('community_lead'), grid, '2020-02-16')
  const mei = await phone('grid_member')
  // As a policy of another place would have it.
  const asks: Record<string, string> = { 'isolation.meal': 'signature', 'isolation.sms': 'photo' }
  await mei.route('**/tasks/today', async (route) => {
    const answer = await route.fetch()
    const page = (await answer.json()) as { rows: { kind: string; asks?: string }[] }
    for (const row of page.rows) row.asks = asks[row.kind] ?? row.asks
    await route.fulfill({ response: answer, json: page })
  })
  await mei.goto('/field/')
  for (const [kind, part] of [
    ['晚送餐', '签名区'],
    ['发送温馨短信', '拍照'],
  ] as const) {
    await mei.getByRole('button', { name: `${kind} ${who}` }).tap()
    const sheet = mei.getByRole('dialog', { name: `${kind} ${who}` })
    await expect(sheet.getByRole('img', { name: part }).or(sheet.getByRole('button', { name: part }))).toBeVisible()
    await expect(sheet.getByRole('button', { name: '办结', exact: true })).toBeDisabled()
    await usable(mei)
    await sheet.getByRole('button', { name: '关闭' }).tap()
    await expect(sheet).toBeHidden()
  }
  // The page asks anew whenever something changed: an answer under way ends before the story does.
  await mei.unrouteAll({ behavior: 'wait' })
})
