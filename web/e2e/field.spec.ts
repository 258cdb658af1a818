import { account, birth, expect, get, idNumber, name, test, typeNumber } from './world'

interface List<Row> {
  rows: Row[]
}

test('a grid member registers a returnee, takes a fever, and the desk hears of it', async ({ phone, desk }) => {
  const who = name()
  const lead = await desk('community_lead')
  await lead.goto('/alerts?state=open')
  await expect(lead.getByRole('status').filter({ hasText: '实时更新' })).toBeAttached()
  await expect(lead.getByText(who)).toBeHidden()

  const mei = await phone('grid_member')
  await mei.goto('/field/register')
  const number = idNumber()
  await typeNumber(mei, number)
  await expect(mei.getByText(new RegExp(`${birth(number)} 出生`))).toBeVisible()
  await mei.getByLabel('姓名').fill(who)
  await mei.getByLabel('电话').fill('15412345678')
  await mei.getByLabel('详细住址').fill('7号楼2单元302')
  await mei.getByRole('button', { name: '湖北武汉' }).tap()
  await mei.getByRole('button', { name: '昨天' }).first().tap()
  await mei.getByRole('button', { name: '登记', exact: true }).tap()
  await expect(mei.getByText(`已登记：${who}`)).toBeVisible()
  await expect(mei.getByText('按规定应居家隔离 14 天，请当面告知')).toBeVisible()

  // Two taps for the usual temperature; here it is not the usual one.
  await mei.getByRole('link', { name: '今日' }).tap()
  const measure = mei.getByRole('button', { name: `晚测体温 ${who}` })
  await measure.tap()
  for (let tenths = 0; tenths < 11; tenths++) await mei.getByRole('button', { name: '+0.1' }).tap()
  await expect(mei.getByText('达到 37.3 ℃，将立即预警')).toBeVisible()
  await mei.getByRole('button', { name: '不舒服？' }).tap()
  await mei.getByRole('button', { name: '咳嗽' }).tap()
  await mei.getByRole('button', { name: /确定 37.6 ℃/ }).tap()
  await expect(mei.getByText('37.6 ℃ 发热，已预警')).toBeVisible()
  await expect(measure).toBeHidden()

  // The open list of alerts fills by itself; somebody takes it and closes it.
  const alert = lead.getByRole('row', { name: new RegExp(who) })
  await expect(alert).toBeVisible()
  const taken = lead.waitForResponse(
    (answer) => answer.request().method() !== 'GET' && answer.url().includes('/alerts/'),
  )
  await alert.getByRole('button', { name: '我来处理' }).click()
  await taken
  await lead.goto('/alerts')
  await expect(alert).toContainText('处理中')
  await alert.getByRole('button', { name: '办结' }).click()
  await lead.getByRole('button', { name: '已送发热门诊' }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '办结', exact: true }).click()
  await expect(alert).toContainText('已办结')

  await alert.getByRole('link', { name: who }).click()
  await expect(lead.getByText('37.6 ℃')).toBeVisible()
  await expect(lead.getByText('咳嗽')).toBeVisible()
})

test('without a signal nothing is lost, and with it nothing is doubled', async ({ phone, api }) => {
  const who = name()
  const mei = await phone('grid_member')
  await mei.goto('/field/register')
  await typeNumber(mei, idNumber())
  await mei.getByLabel('姓名').fill(who)
  await mei.getByRole('button', { name: '辽宁' }).tap()

  // The request arrives and is stored, but the answer is lost on the way: it waits on the phone and is said again.
  await mei.route('**/api/v1/arrivals/*', async (route) => {
    await route.fetch()
    await route.abort('connectionfailed')
  })
  await mei.getByRole('button', { name: '登记', exact: true }).tap()
  await expect(mei.getByText(`已存手机：${who}`)).toBeVisible()
  await mei.unroute('**/api/v1/arrivals/*')
  await mei.getByRole('link', { name: '1 条待上传' }).tap()
  await mei.getByRole('button', { name: '立即上传' }).tap()
  await expect(mei.getByText('没有待上传的记录')).toBeVisible()

  const found = await get<List<{ name: string }>>(await api('grid_member'), `/arrivals?q=${encodeURIComponent(who)}`)
  expect(found.rows).toHaveLength(1)

  await mei.context().setOffline(true)
  await expect(mei.getByText('无信号')).toBeVisible()
  await mei.context().setOffline(false)
  await expect(mei.getByText('无信号')).toBeHidden()
})

test('what is typed stays when one looks elsewhere', async ({ phone }) => {
  const who = name()
  const mei = await phone('grid_member')
  await mei.goto('/field/register')
  await typeNumber(mei, idNumber())
  await mei.getByLabel('姓名').fill(who)
  await mei.getByRole('button', { name: '辽宁' }).tap()
  await mei.getByRole('link', { name: '查找' }).tap()
  await expect(mei.getByRole('heading', { name: '查找' })).toBeVisible()
  await mei.getByRole('link', { name: '登记' }).tap()
  await expect(mei.getByLabel('姓名')).toHaveValue(who)
})

test("a neighbour's grid stays invisible", async ({ phone, desk, api }) => {
  const own = account('grid_member').area
  const city = await api('commander')
  const everybody = await get<List<{ id: string; name: string; area: string }>>(
    city,
    '/isolations?state=isolating&limit=200',
  )
  const neighbour = everybody.rows.find((row) => !row.area.startsWith(own))
  if (!neighbour) throw new Error('the exercise has nobody isolated elsewhere')

  const mei = await phone('grid_member')
  await mei.goto(`/field/isolations/${neighbour.id}`)
  await expect(mei.getByRole('alert')).toContainText('不存在，或不在您的管辖范围内')
  await mei.goto('/field/find')
  const mine = await get<List<{ name: string; area: string }>>(await api('grid_member'), '/isolations?limit=200')
  expect(mine.rows.every((row) => row.area.startsWith(own))).toBe(true)
  await expect(mei.getByRole('link', { name: new RegExp(neighbour.name) })).toHaveCount(
    mine.rows.filter((row) => row.name === neighbour.name).length,
  )

  // At the desk: not by the address either.
  const lead = await desk('community_lead')
  await lead.goto(`/isolations?area=${neighbour.area.slice(0, 9)}`)
  await expect(lead.getByText('没有符合条件的记录').or(lead.getByText('目前没有居家隔离人员')).first()).toBeVisible()
  await lead.goto('/accounts')
  await expect(lead.getByText('您的岗位没有“查看账号”权限')).toBeVisible()
})
