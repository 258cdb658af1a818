// What scripts/pictures shows of a served exercise city: pictures.mjs URL ACCOUNTS FOLDER writes one PNG a page into the folder.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, expect } from '@playwright/test'
import { v7 as uuid } from 'uuid'

const [url, accounts, folder] = process.argv.slice(2)
if (!folder) throw new Error('pictures.mjs URL ACCOUNTS FOLDER')
const people = JSON.parse(readFileSync(accounts, 'utf8')).accounts

const DESK = { viewport: { width: 1440, height: 900 } }
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

const browser = await chromium.launch({
  executablePath: process.env.E2E_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--hide-scrollbars'],
})

/** A page of somebody who is signed in. */
async function page(role, device) {
  const { login, password } = people.find((one) => one.role === role)
  const place = { baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', serviceWorkers: 'block' }
  const context = await browser.newContext({ ...place, ...device })
  const answer = await context.request.post('/api/v1/session', { data: { login, password } })
  if (!answer.ok()) throw new Error(`${login} could not sign in: ${answer.status()}`)
  return context.newPage()
}

/** Taken when nothing loads, nothing moves and nothing pops up any more. */
async function taken(page, name) {
  await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => 'the live stream never ends')
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0)
  await expect(page.locator('.el-message, .van-toast').filter({ visible: true })).toHaveCount(0)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(800)
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' })
  await page.context().close()
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** The nth ID number that nobody has: the sequence codes 996 to 999 were never issued to anybody born after 1925. */
function idNumber(n) {
  const digits = `210102${1960 + (n % 40)}${String((n % 12) + 1).padStart(2, '0')}${String((n % 27) + 1).padStart(2, '0')}${996 + (n % 4)}`
  return digits + '10X98765432'.charAt(WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11)
}

/** A township's own form, with what people get wrong in such forms. */
function sheet(township, communities) {
  const head =
    '序号,姓名,性别,身份证号码,联系电话,乡镇(街道),村(社区),详细住址,从哪里来,返梅日期,车次/车牌,近14天是否到过湖北,体温(℃),备注'
  const rows = Array.from({ length: 86 }, (_, at) => {
    const name = '赵钱孙李周吴郑王冯陈'.charAt(at % 10) + '春夏秋冬晨晴雨雪风山川江'.charAt(at % 12)
    const home = communities[at % communities.length]
    const row = [
      at + 1,
      name,
      at % 2 ? '男' : '女',
      idNumber(at),
      `154${String(10_020_000 + at * 37)}`,
      township,
      home,
      `${(at % 9) + 1}组${at * 3 + 11}号`,
      ['辽宁省沈阳市', '湖北省武汉市', '北京市朝阳区', '山东省烟台市'][at % 4],
      ['2020-02-14', '2020.2.15', '2月15日', '2020/2/16'][at % 4],
      ['K7388', '吉E30A17', 'D24', 'G8027'][at % 4],
      at % 4 === 1 ? '是' : '否',
      `36.${at % 8}`,
      '',
    ]
    if (at === 5) row[3] = row[3].slice(0, 17)
    if (at === 17 || at === 58) row[3] = row[3].slice(0, 16) + (row[3].endsWith('1') ? '82' : '81')
    if (at === 23) row[6] = '不存在社区'
    if (at === 31) row[4] = '1541002'
    if (at === 44) row[9] = ''
    if (at === 70) row[12] = '63.6'
    return row.join(',')
  })
  return [`${township}外来返梅人员登记表`, '填表日期：2月16日', head, ...rows].join('\n')
}

async function board() {
  const desk = await page('commander', DESK)
  await desk.goto('/')
  await expect(desk.getByRole('heading', { level: 1 })).toBeVisible()
  await taken(desk, 'board')
}

async function gaps() {
  const desk = await page('commander', DESK)
  await desk.goto('/gaps')
  await expect(desk.locator('tbody tr').first()).toBeVisible()
  await taken(desk, 'gaps')
}

async function sheetHalfRead() {
  const desk = await page('township_clerk', DESK)
  const { area, area_name } = people.find(({ role }) => role === 'township_clerk')
  const { rows } = await (await desk.request.get(`/api/v1/areas?parent=${area}`)).json()
  await desk.goto('/imports/new')
  const text = sheet(area_name.split(' ').at(-1), rows.map(({ name }) => name).slice(0, 8))
  await desk.locator('input[type=file]').setInputFiles({
    name: '返梅人员登记表.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await expect(desk.getByRole('heading', { name: '检查结果' })).toBeVisible()
  await taken(desk, 'import')
}

async function today() {
  const phone = await page('grid_member', PHONE)
  await phone.goto('/field/')
  await expect(phone.getByRole('button', { name: /测体温/ }).first()).toBeVisible()
  await taken(phone, 'today')
}

/** A car with two people that went out four hours ago comes back: nothing is to be typed but its plate. */
async function crossing() {
  const phone = await page('checkpoint_staff', PHONE)
  const tap = (name) => phone.getByRole('button', { name }).first().tap()
  await phone.goto('/field/crossing')
  await tap('签到')
  await tap(/公路卡点/)
  await expect(phone.getByRole('button', { name: '登记过卡' })).toBeVisible()
  const { now: duty } = await (await phone.request.get('/api/v1/duties/mine')).json()
  const { now } = await (await phone.request.get('/api/v1/me')).json()
  const inside = [
    ['赵晴', 3, '15410030217'],
    ['孙江', 8, '15410030218'],
  ]
  const answer = await phone.request.put(`/api/v1/crossings/${uuid()}`, {
    data: {
      checkpoint_id: duty.checkpoint_id,
      at: Date.parse(now) - 4 * 3_600_000,
      direction: 'out',
      plate: '吉E30A17',
      people: inside.map(([name, n, phone]) => ({
        name,
        document_type: 'id_card',
        document_number: idNumber(n),
        phone,
        temperature: 36.5,
      })),
      origin: '吉林省长春市',
      been_to_risk_area: false,
      decision: 'admit',
      source: 'field',
    },
  })
  if (!answer.ok()) throw new Error(`the car could not leave: ${await answer.text()}`)
  await tap('登记过卡')
  for (const sign of '30A17') await phone.getByRole('button', { name: sign, exact: true }).tap()
  await tap('下一步')
  await expect(phone.getByText(/曾过卡/)).toBeVisible()
  await taken(phone, 'crossing')
}

for (const take of [board, sheetHalfRead, gaps, today, crossing]) await take()
await browser.close()
