// What names somebody stands in no address: not in the window's, nor in what the page asks.

import { v7 as uuid } from 'uuid'

import { account, expect, idNumber, name, test } from './world'

test('an ID number is searched for and stands in no address', async ({ desk, api }) => {
  const lead = await api('community_lead')
  const { area } = account('grid_member')
  const [who, number, household] = [name(), idNumber(), uuid()]
  const put = async (path: string, data: object) => {
    const answer = await lead.put(`/api/v1/${path}`, { data })
    expect(answer.ok(), await answer.text()).toBe(true)
  }
  await put(`households/${household}`, { area, address: `查${Date.now() % 100_000}号` })
  await put(`residents/${uuid()}`, {
    household_id: household,
    name: who,
    document_type: 'id_card',
    document_number: number,
  })

  const clerk = await desk('township_clerk')
  const asked: string[] = []
  clerk.on('request', (request) => asked.push(request.url()))
  await clerk.goto('/residents')
  const box = clerk.getByRole('textbox', { name: '姓名' })
  await box.fill(number)
  await expect(clerk.getByRole('row', { name: who })).toBeVisible()
  await expect(clerk.getByRole('row')).toHaveCount(2)
  await expect(clerk).toHaveURL(/\/residents\?(.*&)?q=~/)
  await expect(box).toHaveValue(number)
  const found = clerk.url()

  await clerk.reload()
  await expect(clerk.getByRole('row', { name: who })).toBeVisible()
  await expect(clerk.getByRole('row')).toHaveCount(2)
  await expect(box).toHaveValue('按号码查找')

  await clerk.goto('/workers')
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('工作人员')
  await clerk.goBack()
  await expect(clerk).toHaveURL(found)
  await expect(clerk.getByRole('row', { name: who })).toBeVisible()

  await box.fill('')
  await expect(clerk.getByRole('row')).not.toHaveCount(2)
  expect(clerk.url()).not.toContain('q=')
  expect(asked.filter((url) => url.includes(number.slice(6, 14)))).toEqual([])

  const said = await lead.get(`/api/v1/residents?q=${number}`)
  expect([said.status(), (await said.json()).code]).toEqual([422, 'number_in_address'])
})
