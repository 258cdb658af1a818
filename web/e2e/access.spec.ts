// Everybody can use it: no page has a serious fault that the checker of accessibility knows.

import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

import { expect, get, test, type Role } from './world'

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

const DESK: [Role, string[]][] = [
  [
    'commander',
    ['/', '/sitrep', '/figures/screening.risk_area/records?face=total', '/isolations', '/alerts', '/tasks', '/journal'],
  ],
  [
    'township_clerk',
    ['/arrivals', '/arrivals/new', '/imports', '/imports/new', '/households', '/residents', '/workers'],
  ],
  ['administrator', ['/areas', '/areas/changes', '/accounts', '/roles', '/password', '/nowhere']],
]
const PHONE = ['/field/', '/field/register', '/field/find', '/field/me', '/field/password']

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
      // Nothing smaller than 16 px, nothing narrower than the page.
      const small = await page.locator('main').evaluateAll((mains) =>
        mains.flatMap((main) =>
          [...main.querySelectorAll(':not([aria-hidden=true])')]
            .filter(
              (one) =>
                one.childNodes.length &&
                [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
            )
            .filter(
              (one) =>
                one instanceof HTMLElement && one.offsetParent && parseFloat(getComputedStyle(one).fontSize) < 16,
            )
            .map((one) => one.outerHTML.slice(0, 120)),
        ),
      )
      expect(small).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    })
  }
}

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
