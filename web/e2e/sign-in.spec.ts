import { account, confirmed, expect, test } from './world'

test('a wrong password is refused without saying which of the two was wrong', async ({ page }) => {
  await page.goto('/')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.getByLabel('账号').fill(account('inspector').login)
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toContainText('账号或密码不正确')
})

test('after signing in one is where one wanted to go, and after signing out a stranger', async ({ page }) => {
  const inspector = account('inspector')
  await page.goto('/sitrep?day=2020-02-10')
  await page.getByLabel('账号').fill(inspector.login)
  await page.getByLabel('密码', { exact: true }).fill(inspector.password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('防控日报 2020-02-10')
  await expect(page.getByText('演练', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: /个人菜单/ }).click()
  await page.getByText('退出登录').click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/arrivals')
  await expect(page).toHaveURL(/\/sign-in/)
})

test('a new worker gets an account, a post and must change the one-time password', async ({ desk, page }) => {
  const admin = await desk('administrator')
  await confirmed(admin, 'administrator')
  await admin.goto('/workers')
  await admin.getByRole('button', { name: '新增工作人员' }).click()
  await admin.getByLabel('姓名', { exact: true }).fill('新来的')
  await admin.getByRole('button', { name: '保存' }).click()

  const post = admin.getByRole('dialog', { name: /任职/ })
  await post.getByRole('combobox', { name: '岗位' }).click()
  await admin.getByRole('option', { name: '督导组成员' }).click()
  await post.getByRole('button', { name: '任职', exact: true }).click()
  await expect(admin.getByText('已任职')).toBeVisible()

  await admin.goto('/accounts')
  await admin.getByRole('button', { name: '开通账号' }).click()
  const dialog = admin.getByRole('dialog', { name: '开通账号' })
  await dialog.getByRole('combobox').pressSequentially('新来的')
  await admin.getByRole('option', { name: /新来的/ }).click()
  const login = `xinlai${Date.now() % 1_000_000}`
  await dialog.getByLabel('账号', { exact: true }).fill(login)
  await dialog.getByRole('button', { name: '开通账号' }).click()
  const shown = admin.getByRole('dialog', { name: '初始密码' })
  const once = ((await shown.locator('.password').textContent()) ?? '').trim()
  expect(once.length).toBeGreaterThan(7)
  await shown.getByRole('button', { name: '我已记下' }).click()
  await expect(admin.getByRole('row', { name: new RegExp(login) })).toContainText('待改初始密码')

  await page.goto('/')
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('密码', { exact: true }).fill(once)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByText('首次登录，请先修改初始密码')).toBeVisible()
  // There is no way around it.
  await page.goto('/sitrep')
  await expect(page).toHaveURL(/\/password/)
  await page.getByLabel('原密码').fill(once)
  await page.getByLabel('新密码', { exact: true }).fill('a long new password 1')
  await page.getByLabel('再输一次新密码').fill('a long new password 1')
  await page.getByRole('button', { name: '修改密码' }).click()
  await expect(page.getByRole('heading', { name: '梅河口市' })).toBeVisible()
})

test('the language changes at once and is kept', async ({ desk }) => {
  const page = await desk('commander')
  await page.goto('/')
  await page.getByRole('button', { name: 'EN' }).click()
  await expect(page.getByRole('link', { name: 'Home isolation', exact: true })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('link', { name: 'Home isolation', exact: true })).toBeVisible()
})
