// From a fever to those who were near: a grid member reports, a medic judges, the laboratory and the hospital say what it is.

import { v7 as uuid } from 'uuid'
import type { APIRequestContext } from '@playwright/test'

import { faults, odd } from './faults'
import { door } from './isolated'
import { account, expect, get, idNumber, name, test } from './world'

interface Isolation {
  id: string
  name: string
  version: number
}

/** Somebody from a risk area, registered now: the rules isolate them. */
async function isolated(by: APIRequestContext): Promise<Isolation> {
  const who = name()
  const data = {
    name: who,
    document_type: 'id_card',
    document_number: idNumber(),
    area: account('grid_member').area,
    address: door(),
    origin: '湖北省武汉市',
    arrived_on: '2020-02-16',
    left_origin_on: '2020-02-12',
  }
  const answer = await by.put(`/api/v1/arrivals/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { rows } = await get<{ rows: Isolation[] }>(by, `/isolations?q=${encodeURIComponent(who)}`)
  if (!rows[0]) throw new Error('the rules did not isolate')
  return rows[0]
}

async function reads(by: APIRequestContext, isolation: string, celsius: number, symptoms: string[]): Promise<void> {
  const data = { isolation_id: isolation, celsius, symptoms, measured_by: 'team' }
  const answer = await by.put(`/api/v1/readings/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
}

async function orders(by: APIRequestContext, isolation: string, change: string): Promise<void> {
  const { version } = await get<Isolation>(by, `/isolations/${isolation}`)
  const data = { change, reason: '发热送医', version }
  expect((await by.put(`/api/v1/isolations/${isolation}/orders/${uuid()}`, { data })).ok()).toBe(true)
}

test('a layman is asked in plain words, a medic judges in two taps', async ({ phone, api }) => {
  const { id, name: who } = await isolated(await api('community_lead'))
  const mei = await phone('grid_member')
  await mei.goto(`/field/isolations/${id}`)
  await mei.getByRole('button', { name: '记录体温' }).tap()
  for (let tenths = 0; tenths < 12; tenths++) await mei.getByRole('button', { name: '+0.1' }).tap()
  await mei.getByRole('button', { name: '不舒服？' }).tap()
  const unwell = mei.getByRole('group', { name: /有没有不舒服/ })
  await expect(unwell.getByRole('button')).toHaveCount(8)
  await expect(unwell.getByRole('button', { name: '眼睛发红' })).toBeHidden()
  await unwell.getByRole('button', { name: '喘不上气' }).tap()
  await mei.waitForTimeout(400)
  expect(await faults(mei)).toEqual([])
  await mei.getByRole('button', { name: /确定 37.7 ℃/ }).tap()
  await expect(mei.getByText('喘不上气')).toBeVisible()

  const medic = await phone('medic')
  await medic.goto('/field/')
  await medic.getByRole('button', { name: `研判 ${who}` }).tap()
  const sheet = medic.getByRole('dialog', { name: `研判 ${who}` })
  await expect(sheet.getByText('呼吸困难')).toBeVisible()
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  expect(await odd(medic)).toEqual([])
  await sheet.getByRole('button', { name: /^排除/ }).tap()
  await expect(sheet).toBeHidden()
  await expect(medic.getByRole('button', { name: `研判 ${who}` })).toBeHidden()
  await mei.goto(`/field/isolations/${id}`)
  await expect(mei.getByText('排除')).toBeVisible()
  expect(await faults(mei)).toEqual([])
  expect(await odd(mei)).toEqual([])
  const { rows } = await get<{ rows: { state: string; outcome: string; subject: { id: string } }[] }>(
    await api('medic'),
    '/alerts?limit=200',
  )
  const alert = rows.find(({ subject }) => subject.id === id)
  expect([alert?.state, alert?.outcome]).toEqual(['closed', '医护研判：排除'])
})

test('a medic finds at the desk what waits, and judges it', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const { id, name: who } = await isolated(lead)
  await reads(await api('grid_member'), id, 38.2, ['cough', 'dyspnoea'])
  const medic = await desk('medic')
  await medic.goto('/clinic')
  const waiting = medic.getByRole('row', { name: new RegExp(who) })
  await expect(waiting).toContainText('咳嗽、呼吸困难')
  await expect(medic.getByRole('link', { name: /待研判 \d+/ })).toBeVisible()
  expect(await faults(medic)).toEqual([])
  await waiting.getByRole('button', { name: `研判 ${who}` }).click()
  const judging = medic.getByRole('dialog', { name: /^研判/ })
  await judging.getByText('属实').click()
  await expect(judging.getByRole('checkbox', { name: '发热' })).toBeChecked()
  await judging.getByText('结膜充血').click()
  await judging.getByRole('button', { name: '建议转诊发热门诊' }).click()
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  await judging.getByRole('button', { name: '研判' }).click()
  await expect(waiting).toBeHidden()

  await medic.goto(`/isolations/${id}`)
  const history = medic.getByRole('list').filter({ hasText: '开立隔离' })
  await expect(history.getByText('建议转诊发热门诊')).toBeVisible()
  expect(await faults(medic)).toEqual([])
})

test('a sample, a case, and those who were near', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const { id } = await isolated(lead)
  await reads(await api('grid_member'), id, 38.2, ['cough'])
  await orders(lead, id, 'suspend')
  const medic = await desk('medic')
  await medic.goto(`/isolations/${id}`)
  await medic.getByRole('button', { name: '采样' }).click()
  const tube = `XH-${uuid().slice(-8)}`
  const sampling = medic.getByRole('dialog', { name: /采样$/ })
  await sampling.getByLabel('管号').fill(tube)
  await sampling.getByRole('button', { name: '采样' }).click()
  await expect(sampling).toBeHidden()
  await medic.getByRole('button', { name: `接收 ${tube}` }).click()
  await medic.getByRole('button', { name: `登记结果 ${tube}` }).click()
  const showing = medic.getByRole('dialog', { name: `样本 ${tube} 的结果` })
  await showing.getByText('阳性').click()
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  await showing.getByRole('button', { name: '登记结果' }).click()
  await expect(showing).toBeHidden()
  await expect(medic.getByRole('row', { name: new RegExp(tube) })).toContainText('阳性')

  await medic.getByRole('button', { name: '登记结果', exact: true }).click()
  const noting = medic.getByRole('dialog', { name: /的诊断结果$/ })
  await expect(noting.getByRole('radio', { name: '治愈' })).toBeDisabled()
  await noting.getByText('确诊').click()
  await noting.getByLabel('医院').fill('市中心医院')
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  await noting.getByRole('button', { name: '登记结果' }).click()
  await expect(noting).toBeHidden()
  await expect(medic.getByRole('list', { name: '诊断结果' })).toContainText('确诊市中心医院')
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])

  await medic.getByRole('button', { name: '接触者' }).click()
  const contacts = medic.getByRole('dialog', { name: /的接触者$/ })
  await expect(contacts.getByRole('button', { name: '记录并查看' })).toBeDisabled()
  await contacts.getByText('流行病学调查').click()
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  await contacts.getByRole('button', { name: '记录并查看' }).click()
  await expect(contacts.getByRole('row', { name: /上门工作人员.*上门 1 次/ })).toBeVisible()
  await medic.waitForTimeout(400)
  expect(await faults(medic)).toEqual([])
  const download = medic.waitForEvent('download')
  await contacts.getByRole('link', { name: '导出' }).click()
  expect((await download).suggestedFilename()).toBe('contacts.xlsx')
})

test('who has it not is ordered home from the page that says so', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const clerk = await api('township_clerk')
  const { id } = await isolated(lead)
  await orders(lead, id, 'suspend')
  const found = async (kind: string) => {
    const data = { isolation_id: id, kind, day: '2020-02-16', hospital: '市中心医院' }
    expect((await clerk.put(`/api/v1/results/${uuid()}`, { data })).ok()).toBe(true)
  }
  await found('suspected')
  const page = await desk('community_lead')
  await page.goto(`/isolations/${id}`)
  await page.getByRole('button', { name: '变更隔离令' }).click()
  await expect(page.getByRole('menuitem', { name: /^恢复居家/ })).toContainText('医院结论为疑似或确诊')
  await page.keyboard.press('Escape')
  await found('excluded')
  await expect(page.getByText('医院已排除，可以下达“恢复居家”。')).toBeVisible()
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '恢复居家' }).click()
  const order = page.getByRole('dialog', { name: /^恢复居家/ })
  await order.getByLabel('理由').fill('医院排除')
  await order.getByRole('button', { name: '恢复居家' }).click()
  await expect(order).toBeHidden()
  await expect(page.getByText('隔离中').first()).toBeVisible()
})
