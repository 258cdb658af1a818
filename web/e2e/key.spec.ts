// Changing the data key: it takes two, and the page says how far it is.

import { faults } from './faults'
import { confirmed, expect, test } from './world'

test('two people change the data key and see how far it is', async ({ desk }) => {
  const admin = await desk('administrator')
  await admin.goto('/keys')
  const key = (n: number) => admin.getByRole('row', { name: `第 ${n} 号` })
  await expect(key(1)).toContainText('正在使用')
  await confirmed(admin, 'administrator')
  await admin.getByRole('button', { name: '更换数据密钥' }).click()
  const dialog = admin.getByRole('dialog', { name: '更换数据密钥' })
  await expect(dialog).toContainText('不影响使用')
  await dialog.getByRole('button', { name: '更换数据密钥' }).click()
  const asked = admin.getByRole('dialog', { name: '提请第二人批准' })
  await asked.getByLabel('事由').fill('每季更换')
  await asked.getByRole('button', { name: '提请批准' }).click()
  await expect(admin).toHaveURL(/\/approvals\//)

  const lead = await desk('commander')
  await confirmed(lead, 'commander')
  await lead.goto(new URL(admin.url()).pathname)
  await lead.getByRole('button', { name: '批准' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '批准' }).click()
  await admin.getByRole('button', { name: '执行' }).click()
  await expect(admin.getByText('已执行').first()).toBeVisible()

  await admin.goto('/keys')
  // Among the keys, and among the changes.
  await expect(key(2)).toHaveCount(2)
  await expect(admin.getByRole('button', { name: '更换数据密钥' })).toBeDisabled()
  expect(await faults(admin)).toEqual([])
})
