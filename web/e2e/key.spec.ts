// Changing the data key.

import { faults } from './faults'
import { confirmed, expect, test } from './world'

test('an administrator changes the data key and sees how far it is', async ({ desk }) => {
  const admin = await desk('administrator')
  await admin.goto('/keys')
  const held = admin.getByRole('table', { name: '数据密钥' })
  await expect(held.getByRole('row', { name: '第 1 号' })).toContainText('正在使用')
  await confirmed(admin, 'administrator')

  await admin.getByRole('button', { name: '更换数据密钥' }).click()
  const dialog = admin.getByRole('dialog', { name: '更换数据密钥' })
  await expect(dialog).toContainText('不影响使用')
  await dialog.getByRole('button', { name: '更换数据密钥' }).click()
  await expect(dialog).toBeHidden()
  await expect(held.getByRole('row', { name: '第 2 号' })).toBeVisible()
  await expect(admin.getByRole('button', { name: '更换数据密钥' })).toBeDisabled()
  const changes = admin.getByRole('table', { name: '更换记录' })
  await expect(changes.getByRole('row', { name: '第 2 号' })).toBeVisible()
  expect(await faults(admin)).toEqual([])
})
