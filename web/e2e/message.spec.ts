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
[channels.push]
contact = "mailto:duty@city.example"
allow = ["127.0.0.1:9"]
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
    writeFileSync(join(folder, 'wangge.toml'), settings(await outside.open()), { mode: 0o600 })
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

  test('a browser is told where its holder asks for it, until they go', async ({ browser }) => {
    const lead = accounts.find((one) => one.role === 'community_lead')
    if (!lead) throw new Error('no community lead')
    const context = await browser.newContext({ baseURL: url, serviceWorkers: 'allow' })
    await context.grantPermissions(['notifications'], { origin: url })
    await context.addInitScript(namesItself)
    const desk = await context.newPage()
    const signIn = async (page: Page, path: string) => {
      await page.goto(path)
      await page.getByLabel('账号').fill(lead.login)
      await page.getByLabel('密码', { exact: true }).fill(lead.password)
      const answer = page.waitForResponse('**/api/v1/session')
      await page.getByRole('button', { name: '登录' }).click()
      await answer
    }
    await signIn(desk, '/sign-in')
    await expect(desk.getByRole('button', { name: /^收件箱/ })).toBeVisible()
    await desk.goto('/security')
    await expect(desk.getByText('本机未开启')).toBeVisible()
    await desk.getByRole('button', { name: '开启推送' }).click()
    await expect(desk.getByText('本机已开启')).toBeVisible()
    await expect(desk.getByRole('list', { name: '开启推送的设备' }).getByText('本机')).toBeVisible()
    await usable(desk)
    await shot(desk, 'push-desk')

    // What a push service would deliver is shown, with nothing but what and where.
    const tools = await context.newCDPSession(desk)
    const worker = new Promise<string>((done) => {
      tools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const ours = registrations.find((one) => one.scopeURL === `${url}/push/`)
        if (ours) done(ours.registrationId)
      })
    })
    await tools.send('ServiceWorker.enable')
    const data = JSON.stringify({ title: '体温异常', body: '【网格】松江社区 体温异常', severe: true, page: '/alerts' })
    await tools.send('ServiceWorker.deliverPushMessage', { origin: url, registrationId: await worker, data })
    const shown = () =>
      desk.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration('/push/')
        return (await registration?.getNotifications())?.map(({ title, body }) => `${title}｜${body}`)
      })
    await expect.poll(shown).toEqual(['体温异常｜【网格】松江社区 体温异常'])

    // Off and on again; who signs out is told no more, whatever the browser kept.
    await desk.getByRole('button', { name: '关闭推送' }).click()
    await expect(desk.getByText('本机未开启')).toBeVisible()
    await desk.getByRole('button', { name: '开启推送' }).click()
    await expect(desk.getByText('本机已开启')).toBeVisible()
    await context.request.delete('/api/v1/session')
    await signIn(desk, '/sign-in')
    // The same person need not ask again in this browser.
    await expect(desk.getByRole('button', { name: /^收件箱/ })).toBeVisible()
    await expect
      .poll(
        async () => (await (await context.request.get('/api/v1/me/push-subscriptions')).json()).subscriptions.length,
      )
      .toBe(1)

    // On the phone, where its holder refused: it says how to come back from there.
    const pocket = await browser.newContext({ baseURL: url, ...small })
    await pocket.addInitScript(() =>
      Object.defineProperty(Notification, 'permission', { configurable: true, get: () => 'denied' }),
    )
    const phone = await pocket.newPage()
    await signIn(phone, '/field/sign-in')
    await expect(phone.getByRole('link', { name: '我的' })).toBeVisible()
    await phone.goto('/field/me')
    await expect(phone.getByText('您已拒绝本站的通知')).toBeVisible()
    await expect(phone.getByRole('button', { name: '关闭推送' })).toBeVisible()
    await usable(phone, true)
    await shot(phone, 'push-phone')
    await phone.getByRole('button', { name: '关闭推送' }).click()
    await expect(phone.getByRole('button', { name: '关闭推送' })).toBeHidden()
    await pocket.close()

    // And off it stays: the browser itself forgets, and its page does not ask anew.
    await desk.goto('/security')
    await expect(desk.getByText('本机未开启')).toBeVisible()
    await expect.poll(() => desk.evaluate(() => localStorage.getItem('wangge.push'))).toBeNull()
    await desk.reload()
    await expect(desk.getByText('本机未开启')).toBeVisible()
    await context.close()
  })
})

/** Chromium reaches no push service in a test: naming itself to one is all that is put in its place. */
function namesItself() {
  const kept = 'test.named'
  const named = () => {
    const key = localStorage.getItem(kept)
    if (!key) return null
    return {
      options: { applicationServerKey: Uint8Array.from(JSON.parse(key) as number[]).buffer },
      unsubscribe: () => Promise.resolve(localStorage.removeItem(kept)),
      toJSON: () => ({
        endpoint: 'https://127.0.0.1:9/send/a-browser-of-a-test',
        keys: {
          p256dh: 'BLn9b-VR0ca83knDNZ32dCHGyjJp-1riX9ZTN40MqV8K_LpQmLqxC_DoHvqvFXO_nGdAB4W9dogZb_sM-uV4JbY',
          auth: '_ordMnz7uTCmrpBTeUV4Bw',
        },
      }),
    }
  }
  Object.assign(PushManager.prototype, {
    getSubscription: () => Promise.resolve(named()),
    subscribe: ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
      localStorage.setItem(kept, JSON.stringify([...applicationServerKey]))
      return Promise.resolve(named())
    },
  })
}
