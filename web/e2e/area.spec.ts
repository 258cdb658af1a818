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

test('a community is split and put together again, and its grids move along', async ({ desk, api }) => {
  const city = await api('administrator')
  const township = account('township_clerk').area
  // Of its own, so that no other story loses its place.
  const community = `${township}880`
  for (const [code, name] of [
    [community, '河西社区'],
    [`${community}001`, '河西一网格'],
    [`${community}002`, '河西二网格'],
  ]) {
    expect((await city.put(`/api/v1/areas/${code}`, { data: { name } })).ok()).toBe(true)
  }

  const admin = await desk('administrator')
  await admin.goto(`/areas?area=${community}`)
  await admin.getByRole('button', { name: '拆分…' }).click()
  const split = admin.getByRole('dialog')
  await expect(split.getByLabel('新区域编码')).toHaveValue(`${township}881`)
  await split.getByLabel('新区域名称').fill('河东社区')
  await split.getByText('河西二网格').click()
  await split.getByRole('button', { name: '拆分…' }).click()
  await expect(admin.getByRole('heading', { name: '河东社区' })).toBeVisible()
  await expect(admin.locator('main tbody').getByRole('button', { name: '河西二网格' })).toBeVisible()

  await admin.getByRole('button', { name: '并入…' }).click()
  const merge = admin.getByRole('dialog')
  // Nothing is chosen yet, and the button says so.
  await expect(merge.getByRole('button', { name: '并入…' })).toBeDisabled()
  await expect(merge.getByText('还有内容没有填好').first()).toBeAttached()
  await merge.getByRole('button', { name: '并入', exact: true }).click()
  await admin.getByPlaceholder('名称、拼音首字母或编码').last().fill(community)
  await admin.getByRole('button', { name: new RegExp(`河西社区.*${community}$`) }).click()
  await merge.getByRole('button', { name: '并入…' }).click()
  await expect(admin.getByRole('heading', { name: '河西社区' })).toBeVisible()
  await expect(admin.locator('main tbody tr')).toHaveCount(2)

  await admin.getByRole('link', { name: '变更历史' }).click()
  await expect(admin.getByRole('row', { name: /拆分/ }).first()).toBeVisible()
  await expect(admin.getByRole('row', { name: /并入/ }).first()).toBeVisible()
})

test('where and when one looks travels with the address', async ({ desk }) => {
  const commander = await desk('commander')
  await commander.goto('/')
  await commander.getByRole('link', { name: '山城镇', exact: true }).click()
  await expect(commander).toHaveURL(/area=220581100/)
  await expect(commander.getByRole('heading', { level: 1 })).toHaveText('山城镇')
  await commander.getByRole('link', { name: '防控日报' }).click()
  await expect(commander.getByRole('heading', { level: 1 })).toContainText('山城镇')
  await commander.getByRole('button', { name: /前一天/ }).click()
  await expect(commander.getByText('正在查看 2020-02-15 的数据')).toBeVisible()

  // A figure opens its records, as many as it says.
  const figure = commander.getByRole('link', { name: /^排查来返人员 当日/ })
  const said = Number((await figure.textContent())?.replace(/\D/g, ''))
  await figure.click()
  await expect(commander.getByText(`共 ${said.toLocaleString()} 条`)).toBeVisible()
  await expect(commander.locator('main tbody tr')).toHaveCount(Math.min(said, 50))
})
