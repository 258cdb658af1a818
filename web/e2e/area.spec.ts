import { account, expect, test } from './world'

test('an administrator adds a grid, renames it, and the history tells', async ({ desk }) => {
  const admin = await desk('administrator')
  const community = account('community_lead').area
  await admin.goto(`/areas?area=${community}`)
  await admin.getByRole('button', { name: '新增下级' }).click()
  const dialog = admin.getByRole('dialog')
  const code = await dialog.getByLabel('编码').inputValue()
  expect(code.startsWith(community)).toBe(true)
  await dialog.getByLabel('名称').fill('新设网格')
  await dialog.getByRole('button', { name: '新增下级' }).click()
  await expect(dialog).toBeHidden()

  await admin.getByRole('button', { name: '新设网格', exact: true }).last().click()
  await admin.getByRole('button', { name: '更名' }).click()
  await admin.getByLabel('新名称').fill('江畔网格')
  await admin.getByRole('dialog').getByRole('button', { name: '更名' }).click()
  await expect(admin.getByRole('heading', { name: '江畔网格' })).toBeVisible()

  await admin.getByRole('link', { name: '变更历史' }).click()
  await expect(admin.getByRole('row', { name: /更名 江畔网格/ })).toBeVisible()
  await expect(admin.getByRole('row', { name: /新增 新设网格/ })).toBeVisible()
})

test('where and when one looks travels with the address', async ({ desk }) => {
  const commander = await desk('commander')
  await commander.goto('/')
  await commander.getByRole('link', { name: '山城镇' }).click()
  await expect(commander).toHaveURL(/area=220581100/)
  await expect(commander.getByRole('heading', { level: 1 })).toHaveText('山城镇')
  await commander.getByRole('link', { name: '防控日报' }).click()
  await expect(commander.getByRole('heading', { level: 1 })).toContainText('山城镇')
  await commander.getByRole('button', { name: /前一天/ }).click()
  await expect(commander.getByText('正在查看 2020-02-15 的数据')).toBeVisible()

  // A figure opens its records, as many as it says.
  const figure = commander.getByRole('link', { name: /排查来返人员 当日/ })
  const said = Number((await figure.textContent())?.replace(/\D/g, ''))
  await figure.click()
  await expect(commander.getByText(`共 ${said.toLocaleString()} 条`)).toBeVisible()
  await expect(commander.locator('main tbody tr')).toHaveCount(Math.min(said, 50))
})
