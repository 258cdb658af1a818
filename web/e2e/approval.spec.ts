// What takes two people: asked by one, read and granted by another, carried out once.

import { faults } from './faults'
import { confirmed, expect, name, test } from './world'

test('an administrator is made by two', async ({ desk }) => {
  const admin = await desk('administrator')
  const worker = crypto.randomUUID().replace(/^(.{14})4/, '$17')
  const called = name()
  await confirmed(admin, 'administrator')
  const added = await admin.request.put(`/api/v1/workers/${worker}`, { data: { name: called } })
  expect(added.ok(), await added.text()).toBe(true)
  await admin.goto(`/workers?q=${encodeURIComponent(called)}`)
  await admin
    .getByRole('row', { name: new RegExp(called) })
    .getByRole('button', { name: '任职' })
    .click()
  const form = admin.getByRole('dialog', { name: /任职/ })
  await form.getByRole('combobox', { name: '岗位' }).pressSequentially('系统管理员')
  await admin.getByRole('option', { name: '系统管理员' }).click()
  await form.getByRole('button', { name: '任职', exact: true }).click()
  const asked = admin.getByRole('dialog', { name: '提请第二人批准' })
  await asked.getByLabel('事由').fill('接替离岗人员')
  await asked.getByRole('button', { name: '提请批准' }).click()
  await expect(admin.getByText('待他人批准，提请人不能批准自己的操作')).toBeVisible()
  await expect(admin.getByRole('button', { name: '批准' })).toHaveCount(0)

  const lead = await desk('commander')
  await confirmed(lead, 'commander')
  await lead.goto('/approvals?state=open')
  const row = lead.getByRole('row', { name: /接替离岗人员/ })
  await row.last().getByRole('link').click()
  await expect(lead.getByText(called).first()).toBeVisible()
  await expect(lead.getByRole('cell', { name: '系统管理员' })).toBeVisible()
  expect(await faults(lead)).toEqual([])
  await lead.getByRole('button', { name: '批准' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await expect(lead.getByText('已批准').first()).toBeVisible()

  // Whoever asked hears of it without a touch.
  await admin.getByRole('button', { name: '执行' }).click()
  await expect(admin.getByText('已执行').first()).toBeVisible()
  await expect(admin.getByRole('button', { name: '执行' })).toHaveCount(0)
  await admin.goto(`/workers?q=${encodeURIComponent(called)}`)
  await expect(admin.getByRole('row', { name: new RegExp(called) })).toContainText('系统管理员')
})

test('what is refused says why', async ({ desk }) => {
  const admin = await desk('administrator')
  const id = () => crypto.randomUUID().replace(/^(.{14})4/, '$17')
  const worker = id()
  await confirmed(admin, 'administrator')
  await admin.request.put(`/api/v1/workers/${worker}`, { data: { name: name() } })
  const request = {
    method: 'PUT',
    path: `/api/v1/posts/${id()}`,
    body: { worker_id: worker, role: 'auditor', area: '220581' },
  }
  const approval = id()
  const data = { request, reason: '增设审计员' }
  const asked = await admin.request.put(`/api/v1/approvals/${approval}`, { data })
  expect(asked.ok(), await asked.text()).toBe(true)
  const lead = await desk('commander')
  await confirmed(lead, 'commander')
  await lead.goto(`/approvals/${approval}`)
  await lead.getByRole('button', { name: '驳回' }).click()
  const dialog = lead.getByRole('dialog', { name: '驳回' })
  await dialog.getByLabel('驳回理由').fill('人选未定')
  await dialog.getByRole('button', { name: '驳回' }).click()
  await expect(lead.getByText('人选未定')).toBeVisible()
  await admin.goto(`/approvals/${approval}`)
  await expect(admin.getByText('人选未定')).toBeVisible()
  await expect(admin.getByRole('button', { name: '执行' })).toHaveCount(0)
})
