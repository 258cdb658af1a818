// Passes: issued for a community, printed, checked at a gate with and without a network, used against the rules, revoked.

import { v7 as uuid } from 'uuid'

import { faults, odd } from './faults'
import { photo } from './film'
import { account, expect, get, test } from './world'

interface Pass {
  id: string
  number: string
}

test('a community gets its passes, one is printed, used too soon and revoked', async ({ desk, api }) => {
  const grid = account('grid_member').area
  const lead = await api('community_lead')
  const household = uuid()
  const address = `${Math.ceil(Math.random() * 9_000) + 900}号`
  const made = await lead.put(`/api/v1/households/${household}`, { data: { area: grid, address } })
  expect(made.ok(), await made.text()).toBe(true)

  const page = await desk('community_lead')
  await page.goto(`/passes?area=${grid}`)
  await page.getByRole('button', { name: '批量发证' }).click()
  const dialog = page.getByRole('dialog', { name: '批量发证' })
  await expect(dialog.getByText(/可发放 \d+ 户/)).toBeVisible()
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  await dialog.getByRole('button', { name: /发放 \d+ 张/ }).click()
  await expect(dialog.getByText(/已发放 \d+ 张/)).toBeVisible()
  const [print] = await Promise.all([
    page.waitForEvent('popup'),
    dialog.getByRole('link', { name: /打印这 \d+ 张/ }).click(),
  ])
  const card = print.getByRole('article').filter({ hasText: address })
  await expect(card).toContainText('居民出入证')
  await expect(card).toContainText('每 2 天限 1 人外出 1 次，每次不超过 120 分钟')
  await expect(card.getByRole('img', { name: /二维码/ })).toBeVisible()
  expect(await faults(print)).toEqual([])
  await print.close()
  await dialog.getByRole('button', { name: '关闭', exact: true }).last().click()

  // The household's page shows it; its own page shows how it is used.
  const { rows } = await get<{ rows: Pass[] }>(lead, `/passes?household=${household}`)
  const pass = rows[0] as Pass
  for (const [direction, hour] of [
    ['out', '01:00'],
    ['in', '02:00'],
    ['out', '03:00'],
  ]) {
    const purpose = direction === 'out' ? 'shopping' : null
    const data = { pass_id: pass.id, direction, at: `2020-02-16T${hour}:00Z`, purpose, source: 'desk' }
    const noted = await lead.put(`/api/v1/pass-uses/${uuid()}`, { data })
    expect(noted.ok(), await noted.text()).toBe(true)
  }
  await page.goto(`/households/${household}`)
  await page.getByRole('link', { name: pass.number }).click()
  await expect(page.getByRole('heading', { name: pass.number })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: '未满间隔' })).toHaveCount(1)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '作废' }).click()
  const revoke = page.getByRole('dialog', { name: `作废 ${pass.number}` })
  await revoke.getByLabel('理由').fill('遗失')
  await revoke.getByRole('button', { name: '作废' }).click()
  await expect(page.getByText('作废原因')).toBeVisible()
})

test('a gate tells a true pass without a network, and a forged one', async ({ phone, api }) => {
  const lead = await api('community_lead')
  const household = uuid()
  const door = { area: account('grid_member').area, address: `${Math.ceil(Math.random() * 9_000) + 900}号` }
  await lead.put(`/api/v1/households/${household}`, { data: door })
  const issued = await lead.put(`/api/v1/passes/${uuid()}`, { data: { household_id: household } })
  const pass = (await issued.json()) as Pass
  const printed = await lead.post('/api/v1/passes/cards', { data: { ids: [pass.id] } })
  const { cards } = (await printed.json()) as { cards: { code: string }[] }
  const code = cards[0]?.code ?? ''

  const mei = await phone('grid_member')
  await mei.goto('/field/find')
  await mei.getByRole('link', { name: '查出入证' }).tap()
  // This phone has no camera; what another took is a photo to it.
  const read = async (text: string) => {
    await mei.getByRole('button', { name: '扫码' }).tap()
    await mei.getByLabel('从照片识别').setInputFiles(photo(text))
  }
  await mei.getByRole('button', { name: '扫码' }).tap()
  const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const nothing = { name: 'table.png', mimeType: 'image/png', buffer: Buffer.from(picture, 'base64') }
  await mei.getByLabel('从照片识别').setInputFiles(nothing)
  await expect(mei.getByText('照片里没有找到二维码')).toBeVisible()
  await mei.getByRole('button', { name: '关闭' }).tap()
  await read(code)
  await expect(mei.getByText(/今天可以外出/)).toBeVisible()
  expect(await odd(mei)).toEqual([])
  expect(await faults(mei)).toEqual([])
  await mei.getByRole('button', { name: '采买' }).tap()
  await mei.getByRole('button', { name: '出', exact: true }).tap()
  await expect(mei.getByText(/已登记外出/)).toBeVisible()

  const at = code.length - 40
  const forged = code.slice(0, at) + (code[at] === '0' ? '1' : '0') + code.slice(at + 1)
  await mei.context().setOffline(true)
  await read(forged)
  await expect(mei.getByRole('alert')).toContainText('伪造')
  await read(code)
  // True, whether or not the phone carries what is known of it.
  await expect(mei.getByText(pass.number)).toBeVisible()
  await expect(mei.getByRole('alert')).toHaveCount(0)
  await mei.context().setOffline(false)

  await mei.getByLabel('编号', { exact: true }).fill(pass.number)
  await mei.getByRole('button', { name: '查询' }).tap()
  await expect(mei.getByText(/已外出/)).toBeVisible()
  await mei.getByRole('button', { name: '回', exact: true }).tap()
  await expect(mei.getByText(/已登记返回/)).toBeVisible()
})
