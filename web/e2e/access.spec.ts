// Everybody can use it: no page has a serious fault that the checker of accessibility knows.

import { faults, odd } from './faults'
import { expect, get, test, type Role } from './world'

const DESK: [Role, string[]][] = [
  [
    'commander',
    [
      '/',
      '/sitrep',
      '/figures/screening.risk_area/records?face=total',
      '/isolations',
      '/alerts',
      '/tasks',
      '/notices',
      '/disclosures',
      '/journal',
    ],
  ],
  [
    'township_clerk',
    [
      '/arrivals',
      '/arrivals/new',
      '/imports',
      '/imports/new',
      '/households',
      '/residents',
      '/workers',
      '/units',
      '/imports/new?kind=residents',
    ],
  ],
  [
    'administrator',
    ['/areas', '/areas/changes', '/accounts', '/roles', '/keys', '/approvals', '/password', '/security', '/nowhere'],
  ],
]
const PHONE = ['/field/', '/field/register', '/field/find', '/field/me', '/field/sessions', '/field/password']

for (const [role, pages] of DESK) {
  for (const path of pages) {
    test(`desk ${path}`, async ({ desk }) => {
      const page = await desk(role)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
      expect(await faults(page)).toEqual([])
    })
  }
}

test('desk: a record and its dialog', async ({ desk, api }) => {
  const { rows } = await get<{ rows: { id: string; arrival_id: string }[] }>(
    await api('township_clerk'),
    '/isolations?limit=1',
  )
  const row = rows[0]
  if (!row) throw new Error('nobody is isolated')
  const page = await desk('township_clerk')
  for (const path of [`/isolations/${row.id}`, `/arrivals/${row.arrival_id}`]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faults(page)).toEqual([])
  }
  await page.getByRole('button', { name: '撤销登记' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
})

for (const path of PHONE) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`phone ${path} ${colorScheme}`, async ({ phone }) => {
      const page = await phone('grid_member')
      await page.emulateMedia({ colorScheme })
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      expect(await faults(page)).toEqual([])
      expect(await odd(page)).toEqual([])
    })
  }
}

test('phone: both records, the temperature and the choice of an area', async ({ phone, api }) => {
  const { rows } = await get<{ rows: { id: string; arrival_id: string }[] }>(
    await api('grid_member'),
    '/isolations?state=isolating&limit=1',
  )
  const row = rows[0]
  if (!row) throw new Error('nobody is isolated in the grid')
  const page = await phone('grid_member')
  for (const path of [`/field/arrivals/${row.arrival_id}`, `/field/isolations/${row.id}`]) {
    await page.goto(path)
    await expect(page.getByRole('button', { name: '看电话和住址' })).toBeVisible()
    expect(await faults(page)).toEqual([])
    expect(await odd(page)).toEqual([])
  }
  await page.getByRole('button', { name: '记录体温' }).tap()
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  expect(await odd(page)).toEqual([])

  await page.goto('/field/register')
  await page.getByRole('button', { name: /^居住区域/ }).tap()
  await page.waitForTimeout(400)
  expect(await faults(page)).toEqual([])
  expect(await odd(page)).toEqual([])
})

test('desk: a sheet on its way in, its report, and a household', async ({ desk, api }) => {
  const page = await desk('township_clerk')
  await page.goto('/imports/new')
  const sheet = '姓名,身份证号,返回日期\n试样,110105194912310021,2020-02-15'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) })
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeVisible()
  expect(await faults(page)).toEqual([])

  const clerk = await api('township_clerk')
  const { rows } = await get<{ rows: { id: string }[] }>(clerk, '/households?limit=1')
  const imports = await get<{ rows: { id: string }[] }>(clerk, '/imports?limit=1')
  const paths = [`/households/${rows[0]?.id}`, ...imports.rows.map(({ id }) => `/imports/${id}`)]
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
    expect(await faults(page)).toEqual([])
  }
})

for (const path of ['/sign-in', '/field/sign-in']) {
  test(`stranger ${path}`, async ({ page }) => {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await faults(page)).toEqual([])
  })
}

test('by keyboard alone one gets from the heading to the first record', async ({ desk }) => {
  const page = await desk('township_clerk')
  await page.goto('/arrivals')
  await expect(page.locator('tbody tr').first()).toBeVisible()
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox', { name: /搜索区域/ }).or(page.getByPlaceholder(/搜索区域/))).toBeFocused()
  await page.locator('tbody a').first().focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/arrivals\/[0-9a-f-]{36}/)
})
