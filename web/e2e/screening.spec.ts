import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import type { APIRequestContext, Page } from '@playwright/test'

import { account, birth, expect, get, idNumber, name, test } from './world'

interface Sitrep {
  figures: Record<string, { total: number }>
}
const file = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const SAMPLE = file('../../data/returnees-sample.xlsx')

interface Area {
  code: string
  name: string
}
const place = () => account('township_clerk').area
const township = async (clerk: APIRequestContext) => (await get<Area>(clerk, `/areas/${place()}`)).name
async function firstCommunity(clerk: APIRequestContext): Promise<Area> {
  const { rows } = await get<{ rows: Area[] }>(clerk, `/areas?parent=${place()}`)
  if (!rows[0]) throw new Error('the township has no community')
  return rows[0]
}

/** Until the checks are about the columns as they stand. */
async function checked(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: '检查结果' })).toBeVisible()
  const again = page.getByRole('button', { name: '重新检查' })
  if (await again.isVisible()) await again.click()
}

test('a clerk imports a township sheet, corrects a column and sees the report change', async ({ desk, api }) => {
  const clerk = await desk('township_clerk')
  const mine = await api('township_clerk')
  const screened = async () => (await get<Sitrep>(mine, '/sitrep')).figures['screening.arrivals']?.total ?? 0
  const before = await screened()

  await clerk.goto('/imports/new')
  const [street, community] = await Promise.all([township(mine), firstCommunity(mine)])
  const sheet = readFileSync(file('./returnees.csv'), 'utf8')
    .replaceAll('光明街道', street)
    .replaceAll('前途社区', community.name)
  const upload = { name: 'returnees.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
  await clerk.locator('input[type=file]').setInputFiles(upload)
  await expect(clerk.getByRole('heading', { name: '检查结果' })).toBeVisible()
  const column = clerk.getByRole('combobox', { name: /对应项 A / })
  await expect(column).toBeVisible()

  // Without the name nobody can be imported; with it the checks say what will happen.
  const names = clerk.getByRole('row', { name: /姓名/ }).first()
  await names.getByRole('combobox').click()
  await clerk.getByRole('option', { name: '不导入', exact: true }).click()
  await clerk.getByRole('button', { name: '重新检查' }).click()
  await expect(clerk.getByRole('alert')).toContainText('还缺必需的列')
  await names.getByRole('combobox').click()
  await clerk.getByRole('option', { name: /^姓名/ }).click()
  await clerk.getByRole('button', { name: '重新检查' }).click()
  await expect(clerk.getByText('身份证号校验位不对，请核对是否输错').first()).toBeVisible()

  await clerk.getByRole('button', { name: '导入 3 人' }).click()
  await expect(clerk.getByText('已完成')).toBeVisible()
  await expect(clerk.getByRole('row', { name: /身份证号校验位不对/ })).toContainText('6')
  const [download] = await Promise.all([
    clerk.waitForEvent('download'),
    clerk.getByRole('link', { name: '下载 xlsx' }).click(),
  ])
  expect(await download.failure()).toBeNull()
  expect(await screened()).toBeGreaterThanOrEqual(before + 3)

  await clerk.getByRole('link', { name: '防控日报' }).first().click()
  await expect(clerk.getByRole('link', { name: /^排查来返人员 累计/ })).not.toHaveText(before.toLocaleString())
})

test('the sample sheet is read as it is, and the clerk gets the people of the own township', async ({ desk, api }) => {
  const clerk = await desk('township_clerk')
  const mine = await api('township_clerk')
  const screened = async () => (await get<Sitrep>(mine, '/sitrep')).figures['screening.arrivals']?.total ?? 0
  const before = await screened()
  await clerk.goto('/imports/new')
  await clerk.locator('input[type=file]').setInputFiles(SAMPLE)
  await expect(clerk.getByRole('heading', { name: '检查结果' })).toBeVisible()
  const start = clerk.getByRole('button', { name: /^导入 \d+ 人$/ })
  const ready = Number((await start.textContent())?.replace(/\D/g, ''))
  expect(ready).toBeGreaterThan(0)
  await start.click()
  await expect(clerk.getByText('已完成')).toBeVisible()
  expect(await screened()).toBeGreaterThanOrEqual(before + ready)
})

test('a list of residents is imported once, however often it is sent', async ({ desk, api }) => {
  const clerk = await desk('township_clerk')
  const community = await firstCommunity(await api('township_clerk'))
  const people = [name(), name()]
  const rows = people.map((who, at) => `${who},${idNumber()},${community.name},${at + 71}号楼1单元101,湖北省武汉市`)
  const sheet = ['姓名,身份证号,村(社区),详细住址,来源地', ...rows].join('\n')
  const upload = { name: 'residents.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }

  await clerk.goto('/residents')
  await clerk.getByRole('button', { name: '导入居民' }).click()
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('导入居民')
  await clerk.locator('input[type=file]').setInputFiles(upload)
  // Where somebody came from is nothing that a list of residents says.
  await expect(clerk.getByRole('row', { name: /来源地/ })).toBeVisible()
  await clerk
    .getByRole('row', { name: /来源地/ })
    .getByRole('combobox')
    .click()
  await expect(clerk.getByRole('option', { name: '不导入', exact: true })).toBeVisible()
  await expect(clerk.getByRole('option', { name: '返回日期' })).toHaveCount(0)
  await clerk.keyboard.press('Escape')
  // A sheet that was read is not left behind by mistake.
  await clerk.getByRole('link', { name: '住户' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '留在本页' }).click()
  await expect(clerk).toHaveURL(/\/imports\/new/)
  await checked(clerk)
  await clerk.getByRole('button', { name: '导入 2 人' }).click()
  await expect(clerk.getByText('已完成')).toBeVisible()

  await clerk.getByRole('link', { name: '查看居民' }).click()
  for (const who of people) {
    await clerk.getByPlaceholder('姓名、首字母、证件后四位或电话').fill(who)
    await expect(clerk.getByRole('row', { name: new RegExp(who) })).toHaveCount(1)
  }

  await clerk.getByRole('button', { name: '导入居民' }).click()
  await clerk.locator('input[type=file]').setInputFiles(upload)
  await checked(clerk)
  await expect(clerk.getByRole('button', { name: '没有可导入的行' })).toBeDisabled()
})

test('a clerk registers somebody from a risk area, finds the isolation, and withdraws a mistake', async ({
  desk,
  api,
}) => {
  const clerk = await desk('township_clerk')
  const community = await firstCommunity(await api('township_clerk'))
  const who = name()

  await clerk.goto('/arrivals/new')
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await expect(clerk.getByText('没有填写姓名')).toBeVisible()

  await clerk.getByLabel('姓名').fill(who)
  const number = idNumber()
  await clerk.getByLabel('证件号码').fill(number.slice(0, 17) + (number.endsWith('1') ? '2' : '1'))
  await expect(clerk.getByText('身份证号校验位不对，请核对是否输错')).toBeVisible()
  await clerk.getByLabel('证件号码').fill(number)
  await expect(clerk.getByText(new RegExp(`由身份证号得出.*${birth(number)}`))).toBeVisible()
  await clerk.getByRole('button', { name: /^居住区域/ }).click()
  await clerk.getByPlaceholder('名称、拼音首字母或编码').last().fill(community.code)
  await clerk
    .getByRole('button', { name: new RegExp(community.name) })
    .last()
    .click()
  await clerk.getByLabel('详细住址').fill('9号楼1单元101')
  await clerk.getByLabel('来自').fill('湖北省武汉市')
  await clerk.getByRole('button', { name: '登记', exact: true }).click()
  await expect(clerk.getByText(`已登记：${who}，按规定应居家隔离`)).toBeVisible()

  await clerk.goto(`/arrivals?q=${encodeURIComponent(who)}`)
  await clerk.getByRole('link', { name: who }).click()
  await expect(clerk.getByText('9999**********')).toBeVisible()
  await clerk.getByRole('button', { name: '查看完整信息' }).click()
  await clerk.getByRole('radio', { name: '核对登记是否为本人' }).check({ force: true })
  await clerk.getByRole('button', { name: '记录并查看' }).click()
  await expect(clerk.getByText(number)).toBeVisible()
  await clerk.getByRole('button', { name: '关闭' }).last().click()

  await clerk.getByRole('link', { name: '查看隔离记录' }).click()
  await expect(clerk.getByText('第 1 天 / 14 天')).toBeVisible()
  // A disabled button says why.
  await expect(clerk.getByRole('button', { name: '解除隔离' })).toBeDisabled()
  await expect(clerk.getByText(/期满，届时方可解除/).first()).toBeVisible()

  await clerk.goBack()
  await clerk.getByRole('button', { name: '撤销登记' }).click()
  await clerk.getByRole('radio', { name: '登记错人' }).check({ force: true })
  await clerk.getByRole('dialog').getByRole('button', { name: '撤销登记' }).click()
  await expect(clerk.getByText('已撤销', { exact: true }).first()).toBeVisible()
})

test('a list is its address: filters come back with the link', async ({ desk }) => {
  const clerk = await desk('township_clerk')
  await clerk.goto('/arrivals?origin_kind=risk_area')
  await expect(clerk.getByRole('row')).not.toHaveCount(1)
  // All of them, or a first page: other stories may have brought many.
  await expect(clerk.getByRole('search').getByRole('status')).toHaveText(/^(共|已显示) \d+ 条$/)
  const tags = await clerk.locator('main tbody tr td:nth-child(6)').allTextContents()
  expect(new Set(tags.map((text) => text.replace('●', '').trim()))).toEqual(new Set(['疫区']))
  await clerk.getByRole('button', { name: '清除条件' }).click()
  await expect(clerk).not.toHaveURL(/origin_kind/)
})
