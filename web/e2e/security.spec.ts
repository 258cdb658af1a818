// Sessions, the second factor, tokens and the password asked for again, as people meet them.

import type { APIRequestContext, APIResponse, Page, PlaywrightWorkerArgs } from '@playwright/test'

import { faults } from './faults'
import { code, lateCode } from './totp'
import { account, confirmed, expect, name, test, world } from './world'

const CHOSEN = 'a long new password 1'

/** A worker of this story alone, with an account, a post and a password of their own. */
async function newcomer(admin: APIRequestContext, role: string): Promise<string> {
  const login = `s${Date.now()}${Math.floor(Math.random() * 1_000)}`
  const { password } = account('administrator')
  const ok = async (asked: Promise<APIResponse>) => {
    const answer = await asked
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer
  }
  const id = () => crypto.randomUUID().replace(/^(.{14})4/, '$17')
  const worker = id()
  await ok(admin.put('/api/v1/session/confirmation', { data: { password } }))
  await ok(admin.put(`/api/v1/workers/${worker}`, { data: { name: name() } }))
  await ok(admin.put(`/api/v1/posts/${id()}`, { data: { worker_id: worker, role, area: '220581' } }))
  const opened = await ok(admin.put(`/api/v1/accounts/${id()}`, { data: { worker_id: worker, login } }))
  const { one_time_password: once } = (await opened.json()) as { one_time_password: string }
  await ok(admin.post('/api/v1/session', { data: { login, password: once } }))
  await ok(admin.put('/api/v1/me/password', { data: { old_password: once, new_password: CHOSEN } }))
  return login
}

/** Does that with a session of its own, so that the administrator's stays theirs. */
async function make(playwright: PlaywrightWorkerArgs['playwright'], role: string): Promise<string> {
  const context = await playwright.request.newContext({ baseURL: world().url })
  const { login, password } = account('administrator')
  await context.post('/api/v1/session', { data: { login, password } })
  const made = await newcomer(context, role)
  await context.dispose()
  return made
}

async function signIn(page: Page, login: string, password = CHOSEN) {
  await page.goto('/sign-in')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(password)
  // A page opened before the answer would leave the cookie behind.
  const answer = page.waitForResponse('**/api/v1/session')
  await page.getByRole('button', { name: '登录' }).click()
  await answer
}

test('a second factor is set up, asked for, and a recovery code stands in', async ({ page, playwright, browser }) => {
  // The next code is shown half a minute later.
  test.setTimeout(120_000)
  const login = await make(playwright, 'inspector')
  await signIn(page, login)
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByText('登录与安全').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('登录与安全')
  await page.getByRole('button', { name: '设置动态口令' }).click()
  const asked = page.getByRole('dialog', { name: '再次确认身份' })
  await asked.getByLabel('密码', { exact: true }).fill(CHOSEN)
  await asked.getByRole('button', { name: '确认' }).click()
  await expect(page.getByRole('img', { name: '动态口令二维码' })).toBeVisible()
  const secret = ((await page.locator('code').first().textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('身份验证器显示的 6 位数字').fill(await code(secret))
  await page.getByRole('button', { name: '启用' }).click()
  const shown = page.getByRole('listitem').filter({ hasText: /^[a-z2-9]{4}(-[a-z2-9]{4}){5}$/ })
  await expect(shown).toHaveCount(10)
  const recovery = (await shown.first().textContent()) ?? ''
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: '我已保存' }).click()
  await expect(page.getByText('剩余恢复码 10 个')).toBeVisible()

  const context = await browser.newContext({ baseURL: world().url, locale: 'zh-CN' })
  const elsewhere = await context.newPage()
  await signIn(elsewhere, login)
  await elsewhere.getByLabel('动态口令').fill('000 000 not')
  await elsewhere.getByRole('button', { name: '登录' }).click()
  await expect(elsewhere.getByRole('alert')).toContainText('口令不正确')
  await elsewhere.getByLabel('动态口令').fill(await lateCode(secret))
  await elsewhere.getByRole('button', { name: '登录' }).click()
  await expect(elsewhere.getByRole('alert')).toContainText('请输入现在显示的口令')
  await elsewhere.getByLabel('动态口令').fill(recovery)
  await elsewhere.getByRole('button', { name: '登录' }).click()
  await expect(elsewhere).not.toHaveURL(/sign-in/)

  // What is dangerous asks for both, in a session that has not confirmed.
  await elsewhere.goto('/security')
  await elsewhere.getByRole('button', { name: '更换恢复码' }).click()
  const both = elsewhere.getByRole('dialog', { name: '再次确认身份' })
  await both.getByLabel('密码', { exact: true }).fill(CHOSEN)
  await expect(both.getByLabel('动态口令')).toHaveCount(0)
  await both.getByRole('button', { name: '确认' }).click()
  await both.getByLabel('动态口令').fill('000 000 not')
  await both.getByRole('button', { name: '确认' }).click()
  await expect(both.getByRole('alert')).toContainText('口令不正确')
  expect(await faults(elsewhere)).toEqual([])
  await both.getByLabel('动态口令').fill(await code(secret))
  await both.getByRole('button', { name: '确认' }).click()
  await expect(elsewhere.getByText('只显示这一次')).toBeVisible()

  // Both are listed; the first ends the second.
  await page.reload()
  await expect(page.getByText('剩余恢复码 10 个')).toBeVisible()
  await page.getByRole('button', { name: '结束其他会话' }).click()
  await expect(page.getByRole('button', { name: '结束其他会话' })).toHaveCount(0)
  await elsewhere.goto('/security')
  await expect(elsewhere).toHaveURL(/sign-in/)
  await context.close()
})

test('an administrator sees the sessions of an account and ends them', async ({ page, playwright, desk }) => {
  const login = await make(playwright, 'inspector')
  await signIn(page, login)
  await expect(page).not.toHaveURL(/sign-in/)
  const admin = await desk('administrator')
  await confirmed(admin, 'administrator')
  await admin.goto(`/accounts?q=${login}`)
  await admin
    .getByRole('row', { name: new RegExp(login) })
    .getByRole('button', { name: '会话与令牌' })
    .click()
  const dialog = admin.getByRole('dialog', { name: /会话与令牌/ })
  await expect(dialog.getByText(/Chrome · Linux/)).toHaveCount(1)
  await dialog.getByRole('button', { name: '结束全部会话' }).click()
  await admin.getByRole('dialog', { name: '结束全部会话' }).getByRole('button', { name: '结束全部会话' }).click()
  await expect(dialog.getByText('没有登录中的会话')).toBeVisible()
  await page.goto('/security')
  await expect(page).toHaveURL(/sign-in/)
})

test('a desk whose session has ended is left by itself', async ({ page, playwright }) => {
  const login = await make(playwright, 'inspector')
  await page.clock.install()
  await signIn(page, login)
  await expect(page).not.toHaveURL(/sign-in/)
  // A page that asks for nothing by itself.
  await page.goto('/security')
  await expect(page.getByRole('button', { name: /个人菜单/ })).toBeVisible()
  const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const program = await playwright.request.newContext({ baseURL: world().url, extraHTTPHeaders: { cookie: cookies } })
  expect((await program.delete('/api/v1/session')).status()).toBe(204)
  await program.dispose()
  // Nobody touches it. The house asks an open line every five seconds whether its session still holds.
  await page.waitForTimeout(7_000)
  await page.clock.runFor(61_000)
  await expect(page).toHaveURL(/sign-in/)
  await expect(page.getByRole('button', { name: /个人菜单/ })).toHaveCount(0)
})

test('a phone shows its own sessions', async ({ phone }) => {
  const page = await phone('grid_member')
  await page.goto('/field/me')
  await page.getByRole('link', { name: '登录会话' }).click()
  await expect(page.getByText('本机')).toBeVisible()
  expect(await faults(page)).toEqual([])
})

test('every page and answer says what a browser may do with it', async ({ page }) => {
  for (const path of ['/', '/index.html', '/field/', '/field/index.html', '/my/index.html', '/api/docs']) {
    const head = (await page.request.get(path)).headers()
    expect(head['content-security-policy'], path).toContain("default-src 'self'")
    expect(head['content-security-policy'], path).toContain("base-uri 'none'")
    expect(head['content-security-policy'], path).not.toMatch(/script-src|style-src|unsafe/)
    expect([head['x-content-type-options'], head['x-frame-options']], path).toEqual(['nosniff', 'DENY'])
    const camera = path.startsWith('/field/') ? 'camera=(self)' : 'camera=()'
    expect(head['permissions-policy']?.split(', '), path).toContain(camera)
  }
  const { login, password } = account('inspector')
  const signed = await page.request.post('/api/v1/session', { data: { login, password } })
  expect(signed.headers()['x-content-type-options']).toBe('nosniff')
  expect(signed.headers()['content-security-policy']).toBe("default-src 'none'; frame-ancestors 'none'")
  const styles = (await (await page.request.get('/')).text()).match(/\/assets\/[^"]+\.css/)?.[0] ?? ''
  expect((await page.request.get(styles)).headers()['content-type']).toBe('text/css; charset=utf-8')
  const cookies = (await page.context().cookies()).filter((cookie) => cookie.name.startsWith('wangge'))
  expect(cookies.length).toBeGreaterThan(0)
  for (const cookie of cookies) expect([cookie.httpOnly, cookie.sameSite], cookie.name).toEqual([true, 'Strict'])
  const foreign = await page.request.put('/api/v1/session/confirmation', {
    headers: { 'sec-fetch-site': 'cross-site' },
    data: { password },
  })
  expect([foreign.status(), ((await foreign.json()) as { code: string }).code]).toEqual([403, 'foreign_page'])
})

test('opening an account asks for the password again, and then goes on', async ({ page, playwright }) => {
  const login = await make(playwright, 'inspector')
  const admin = account('administrator')
  await signIn(page, admin.login, admin.password)
  await page.goto(`/accounts?q=${login}`)
  await page
    .getByRole('row', { name: new RegExp(login) })
    .getByRole('button', { name: '重置密码' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '重置密码' }).click()
  const asked = page.getByRole('dialog', { name: '再次确认身份' })
  await asked.getByLabel('密码', { exact: true }).fill('not the password')
  await asked.getByRole('button', { name: '确认' }).click()
  await expect(asked.getByRole('alert')).toContainText('原密码不正确')
  expect(await faults(page)).toEqual([])
  await asked.getByLabel('密码', { exact: true }).fill(admin.password)
  await asked.getByRole('button', { name: '确认' }).click()
  await expect(page.getByRole('dialog', { name: '初始密码' })).toBeVisible()
})

test('a token is made, works, and is revoked', async ({ page, playwright }) => {
  const login = await make(playwright, 'township_clerk')
  await signIn(page, login)
  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByText('登录与安全').click()
  await page.getByRole('button', { name: '创建令牌' }).click()
  const form = page.getByRole('dialog', { name: '创建令牌' })
  await form.getByLabel('用途').fill('省平台')
  await form.getByRole('combobox', { name: '可办事项' }).pressSequentially('查看区域')
  await page.getByRole('option', { name: '查看区域', exact: true }).first().click()
  // The list hangs over what comes next.
  await form.getByRole('combobox', { name: '可办事项' }).press('Tab')
  await form.getByRole('button', { name: '创建令牌' }).click()
  const asked = page.getByRole('dialog', { name: '再次确认身份' })
  await asked.getByLabel('密码', { exact: true }).fill(CHOSEN)
  await asked.getByRole('button', { name: '确认' }).click()
  const shown = page.getByRole('dialog', { name: '令牌密钥' })
  const secret = ((await shown.locator('.secret').textContent()) ?? '').trim()
  expect(secret).toMatch(/^wgt_[0-9a-f]{64}$/)
  await shown.getByRole('button', { name: '我已记下' }).click()
  const program = await playwright.request.newContext({
    baseURL: world().url,
    extraHTTPHeaders: { Authorization: `Bearer ${secret}` },
  })
  expect((await program.get('/api/v1/areas')).status()).toBe(200)
  expect((await program.get('/api/v1/arrivals')).status()).toBe(403)
  await page
    .getByRole('row', { name: /省平台/ })
    .getByRole('button', { name: '撤销' })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
  await expect(page.getByRole('row', { name: /省平台/ })).toContainText('已撤销')
  expect((await program.get('/api/v1/areas')).status()).toBe(401)
  await program.dispose()
})

test('the page of the contract keeps to the policy too, in an origin of its own', async ({ desk }) => {
  const page = await desk('commander')
  await page.goto('/api/docs')
  await expect(page.getByRole('heading', { name: /Wangge 网格/ })).toBeVisible()
  await page.locator('.opblock-tag').first().click()
  await page.locator('.opblock-summary').first().click()
  await expect(page.getByText('Responses').first()).toBeVisible()
  // It shows and asks for nothing: neither can anybody sign in there, nor send anything.
  for (const offered of [/try it out/i, /^execute$/i, /authoriz/i])
    await expect(page.getByRole('button', { name: offered })).toHaveCount(0)
  await expect(page.locator('input[type=password], .auth-wrapper')).toHaveCount(0)
  // Whoever is signed in here is nobody to the code of that page, and it finds and leaves nothing.
  expect((await page.request.get('/api/v1/me')).status()).toBe(200)
  const reached = await page.evaluate(async () => {
    const tried = (what: () => unknown) => {
      try {
        return String(what())
      } catch (thrown) {
        return (thrown as Error).name
      }
    }
    const me = await window.fetch('/api/v1/me', { credentials: 'include' }).then(
      (answer) => answer.status,
      () => 'refused',
    )
    return { me, origin: self.origin, cookies: tried(() => document.cookie), kept: tried(() => localStorage.length) }
  })
  expect(reached).toEqual({ me: 'refused', origin: 'null', cookies: 'SecurityError', kept: 'SecurityError' })
  // By its other address it is the same.
  for (const path of ['/api/docs', '/docs/index.html']) {
    const policy = (await page.request.get(path)).headers()['content-security-policy'] ?? ''
    expect(policy, path).toMatch(/; sandbox allow-scripts$/)
  }
})

test('charts say what is under the mouse, and break no rule by it', async ({ desk }) => {
  const page = await desk('commander')
  for (const path of ['/gaps', '/crossings']) {
    await page.goto(path)
    const chart = page.locator('[role=img]:has(svg)').first()
    await chart.scrollIntoViewIfNeeded()
    const { width, height } = (await chart.boundingBox()) ?? { width: 0, height: 0 }
    const before = await chart.locator('text').count()
    await chart.hover({ position: { x: width / 2, y: height / 2 } })
    await expect.poll(() => chart.locator('text').count(), path).toBeGreaterThan(before)
  }
})

test('what a page may not do fails a story', async ({ page, refused }) => {
  await page.goto('/sign-in')
  await page.evaluate(() => {
    document.body.insertAdjacentHTML('beforeend', '<p style="color: red">red</p>')
    const style = document.createElement('style')
    style.textContent = 'p { color: red }'
    document.head.append(style)
  })
  await expect.poll(() => refused.filter((one) => /style-src/.test(one)).length).toBeGreaterThanOrEqual(2)
  // The same is told in more ways than one.
  await page.waitForTimeout(500)
  refused.length = 0
})
