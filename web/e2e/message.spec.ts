// A fever is told: in the inbox, by text message and in the group; what cannot be sent is seen; a storm is read as groups.

import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { type Browser, type Page } from '@playwright/test'

import { invent, serve, signedIn } from './city'
import { faults, odd } from './faults'
import { isolated } from './isolated'
import { type Account, type Role, expect, test } from './world'

/** A gateway for text messages and a group, that can be broken. */
class Outside {
  readonly heard: { path: string; body: string }[] = []
  broken = false
  private server?: Server

  async open(): Promise<string> {
    const server = createServer((request, answer) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        this.heard.push({ path: new URL(request.url ?? '', 'http://x').pathname, body })
        answer.writeHead(200, { 'content-type': 'application/json' })
        answer.end(this.broken ? '{"code":"-1"}' : '{"code":"0","errcode":0}')
      })
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    this.server = server
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  close() {
    this.server?.close()
  }
}

const settings = (outside: string) => `
[channels]
exercise = true
[channels.sms]
url = "${outside}/sms"
format = "form"
body = "mobile={to}&content={text}&id={id}"
success = { path = "code", any = ["0"] }
hopeless = { path = "code", any = ["-1"] }
[channels.dingtalk]
url = "${outside}/group?access_token=t"
secret = "SEC"
`

test.describe('messages', () => {
  let folder: string
  let server: ChildProcess
  let accounts: Account[]
  const outside = new Outside()
  const url = `http://127.0.0.1:${30_000 + Math.floor(Math.random() * 2_700)}`

  test.beforeAll(async () => {
    test.setTimeout(180_000)
    folder = mkdtempSync(join(tmpdir(), 'wangge-message-'))
    writeFileSync(join(folder, 'wangge.toml'), settings(await outside.open()))
    accounts = invent(folder, '2020-01-26')
    server = await serve(folder, url)
    for (const account of accounts) await signedIn(url, account, folder)
  })
  test.afterAll(async () => {
    outside.close()
    const ended = once(server, 'exit')
    server.kill()
    await ended
    rmSync(folder, { recursive: true, force: true })
  })

  const open = (browser: Browser, role: Role, more = {}) =>
    browser.newContext({ baseURL: url, storageState: join(folder, `${role}.json`), ...more })
  const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
  const shot = async (page: Page, name: string) => {
    if (process.env.E2E_SHOTS) await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}.png` })
  }
  async function usable(page: Page, phone = false) {
    await page.waitForTimeout(400)
    expect(await faults(page)).toEqual([])
    if (phone) expect(await odd(page)).toEqual([])
  }

  test('a fever reaches whoever must look at it, and the desk sees what went out', async ({ browser }) => {
    const lead = await open(browser, 'community_lead')
    const desk = await lead.newPage()
    await desk.goto('/')
    const bell = desk.getByRole('button', { name: /^收件箱/ })
    await expect(bell).toBeVisible()

    const grid = accounts.find((one) => one.role === 'grid_member')
    if (!grid) throw new Error('no grid member')
    const ill = await isolated(lead.request, grid.area, '2020-01-25', '88号楼1单元101', '2020-01-26')
    const reading = { isolation_id: ill.id, celsius: 38.4, measured_by: 'team' }
    expect((await lead.request.put(`/api/v1/readings/${uuid()}`, { data: reading })).ok()).toBe(true)

    // The group hears of it by itself; nobody presses anything.
    await expect
      .poll(() => outside.heard.some(({ path, body }) => path === '/group' && body.includes('体温异常')))
      .toBe(true)
    expect(outside.heard.map(({ body }) => body).join()).not.toContain(ill.name)

    const clerk = await open(browser, 'township_clerk')
    const messages = await clerk.newPage()
    await messages.goto('/messages')
    await expect(messages.getByRole('heading', { name: '消息', exact: true })).toBeVisible()
    await expect(messages.getByRole('row').filter({ hasText: '钉钉群' }).first()).toContainText('已配置')
    await expect(messages.getByRole('row').filter({ hasText: '企业微信群' }).first()).toContainText('未配置')
    await expect(messages.getByRole('row').filter({ hasText: '体温异常' }).first()).toBeVisible()
    await usable(messages)
    await shot(messages, 'messages')

    // A test to one's own phone, then one that the gateway refuses: it is left to a person.
    const sms = messages.getByRole('row').filter({ hasText: '短信' }).first()
    await sms.getByRole('button', { name: /^测试/ }).click()
    const tests = messages.getByRole('row').filter({ hasText: '收到说明通道可用' })
    await expect(tests.first()).toContainText('已发出', { timeout: 15_000 })
    expect(outside.heard.some(({ path, body }) => path === '/sms' && body.startsWith('mobile=154'))).toBe(true)
    outside.broken = true
    await sms.getByRole('button', { name: /^测试/ }).click()
    await expect(tests.first()).toContainText('对方拒绝', { timeout: 15_000 })
    outside.broken = false
    await messages.goto('/messages?state=dead')
    const dead = messages.getByRole('row').filter({ hasText: '对方拒绝' })
    await shot(messages, 'messages-dead')
    await dead.getByRole('button', { name: '重发' }).first().click()
    await expect(dead).toHaveCount(0, { timeout: 15_000 })

    // Somebody is told in their inbox and opens what it is about.
    const holders = await Promise.all(
      (['community_lead', 'medic', 'grid_member', 'township_clerk'] as const).map(async (role) => {
        const context = await open(browser, role)
        const inbox = (await (await context.request.get('/api/v1/inbox')).json()) as {
          rows: { rule: string; subject_id: string }[]
        }
        return inbox.rows.some((row) => row.rule === 'isolation.fever' && row.subject_id === ill.id) ? role : undefined
      }),
    )
    const holder = holders.find((role) => role !== undefined)
    if (!holder) throw new Error('nobody was told')
    const own = await (await open(browser, holder)).newPage()
    await own.goto('/alerts')
    const box = own.getByRole('button', { name: /^收件箱 \d+ 条未读/ })
    await box.click()
    const drawer = own.getByRole('dialog', { name: '收件箱' })
    await expect(drawer.getByText('体温异常').first()).toBeVisible()
    await usable(own)
    await shot(own, 'inbox')
    await drawer.getByRole('button', { name: '全部已读' }).click()
    await expect(drawer.getByText('没有未读')).toBeVisible()
    await drawer
      .getByRole('button', { name: /体温异常/ })
      .first()
      .click()
    await expect(own).toHaveURL(/\/(isolations|alerts)/)
  })

  test('alerts as groups: taken and closed at once', async ({ browser }) => {
    const clerk = await (await open(browser, 'township_clerk')).newPage()
    await clerk.goto('/alerts')
    await clerk.getByText('分组', { exact: true }).click()
    const group = clerk.getByRole('row').filter({ hasText: '体温异常' }).first()
    await expect(group).toBeVisible()
    await usable(clerk)
    await shot(clerk, 'groups')
    await group.getByRole('button', { name: /^全部接手/ }).click()
    await expect(group.getByRole('button', { name: /^全部接手/ })).toHaveCount(0)
    await group.getByRole('button', { name: /^全部办结/ }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByRole('button', { name: '复测正常，继续观察' }).click()
    await usable(clerk)
    await dialog.getByRole('button', { name: '全部办结', exact: true }).click()
    await expect(group).toHaveCount(0)
  })

  test('the inbox on the phone', async ({ browser }) => {
    const medic = await (await open(browser, 'medic', small)).newPage()
    await medic.goto('/field/me')
    await medic.getByRole('link', { name: /收件箱/ }).tap()
    await expect(medic.getByRole('heading', { name: '收件箱' })).toBeVisible()
    await usable(medic, true)
    await shot(medic, 'phone-inbox')
  })
})
