// What people ask about their own data: written down at the counter, checked by the document, corrected, handed out.

import { v7 as uuid } from 'uuid'

import { faults } from './faults'
import { door } from './isolated'
import { account, confirmed, expect, idNumber, name, test } from './world'

test('a record is corrected at the counter and a copy handed out', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const number = idNumber()
  const wrong = name()
  const right = `${wrong}正`
  const { area } = account('grid_member')
  const who = { name: wrong, document_type: 'id_card', document_number: number, area, address: door() }
  const came = { origin: '北京市', arrived_on: '2020-02-16' }
  const answer = await lead.put(`/api/v1/arrivals/${uuid()}`, { data: { ...who, ...came } })
  expect(answer.ok(), await answer.text()).toBe(true)

  const clerk = await desk('township_clerk')
  await confirmed(clerk, 'township_clerk')
  await clerk.goto('/data-requests')
  await clerk.getByRole('button', { name: '登记申请' }).click()
  let form = clerk.getByRole('dialog', { name: '登记申请' })
  await form.getByText('更正补充').click()
  await form.getByLabel('证件号码').fill(idNumber())
  await form.getByLabel('申请内容').fill('姓名录错了')
  await form.getByLabel('证明材料').fill('户口簿')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(form.getByText('没有找到这个号码的记录')).toBeVisible()
  await form.getByLabel('证件号码').fill(number)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await expect(clerk.getByRole('heading', { name: '更正补充' })).toBeVisible()
  await expect(clerk.getByText(number)).toHaveCount(0)
  expect(await faults(clerk)).toEqual([])

  await clerk.getByRole('button', { name: '更正信息' }).click()
  form = clerk.getByRole('dialog', { name: '更正信息' })
  await expect(form.getByText(number)).toBeVisible()
  await form.getByLabel('姓名').fill(right)
  await form.getByRole('button', { name: '更正', exact: true }).click()
  await expect(clerk.getByText(right).first()).toBeVisible()
  await clerk.getByRole('button', { name: '答复' }).click()
  form = clerk.getByRole('dialog', { name: '答复' })
  await form.getByRole('textbox').fill('姓名已更正')
  await form.getByRole('button', { name: '答复', exact: true }).click()
  await expect(clerk.getByText('姓名已更正')).toBeVisible()

  await clerk.goto('/data-requests')
  await clerk.getByRole('button', { name: '登记申请' }).click()
  form = clerk.getByRole('dialog', { name: '登记申请' })
  await form.getByLabel('证件号码').fill(number)
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await clerk.getByRole('button', { name: '交付副本' }).click()
  form = clerk.getByRole('dialog', { name: '交付副本' })
  const file = clerk.waitForEvent('download')
  await form.getByRole('button', { name: '生成并交付' }).click()
  expect((await file).suggestedFilename()).toBe('own-data.xlsx')
  await expect(clerk.getByText('已答复').first()).toBeVisible()
  await expect(clerk.getByText('交付个人信息副本').first()).toBeVisible()
  await clerk.goto('/data-requests')
  await expect(clerk.getByRole('row', { name: new RegExp(right) })).toHaveCount(2)
  expect(await faults(clerk)).toEqual([])
})
