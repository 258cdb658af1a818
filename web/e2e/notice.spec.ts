// The papers of 三公开: made for one and for many, printed, taken for Word; their texts; what the public sees.

import { readFileSync } from 'node:fs'
import { v7 as uuid } from 'uuid'
import type { APIRequestContext } from '@playwright/test'

import { faults } from './faults'
import { door } from './isolated'
import { account, expect, get, idNumber, name, test } from './world'

/** Somebody from a risk area, registered now: the rules isolate them. */
async function isolated(by: APIRequestContext): Promise<{ id: string; name: string; document: string }> {
  const [who, document] = [name(), idNumber()]
  const data = {
    name: who,
    document_type: 'id_card',
    document_number: document,
    area: account('grid_member').area,
    address: door(),
    origin: '湖北省武汉市',
    arrived_on: '2020-02-16',
    left_origin_on: '2020-02-12',
  }
  const answer = await by.put(`/api/v1/arrivals/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { rows } = await get<{ rows: { id: string }[] }>(by, `/isolations?q=${encodeURIComponent(who)}`)
  if (!rows[0]) throw new Error('the rules did not isolate')
  return { id: rows[0].id, name: who, document }
}

test('a leader makes a notice, prints it, takes it for Word, and revokes its code', async ({ desk, api }) => {
  const { id, name: who, document } = await isolated(await api('community_lead'))
  const lead = await desk('community_lead')
  await lead.goto(`/isolations/${id}`)
  const papers = lead.getByRole('region', { name: '文书' })
  await expect(papers).toContainText('还没有制作过文书')
  await papers.getByRole('button', { name: '制作文书' }).click()

  const dialog = lead.getByRole('dialog', { name: '制作文书' })
  await dialog.getByText('解除通知书').click()
  await expect(dialog.getByText('尚未解除隔离')).toBeVisible()
  await expect(dialog.getByRole('button', { name: '制作 0 份' })).toBeDisabled()
  await dialog.getByText('居家医学观察告知书').click()
  await expect(dialog.getByRole('status')).toHaveText('可制作 1 份')
  await lead.waitForTimeout(400)
  expect(await faults(lead)).toEqual([])
  await dialog.getByRole('button', { name: '制作 1 份' }).click()

  const done = lead.getByRole('dialog', { name: '居家医学观察告知书' })
  await expect(done).toContainText('已制作 1 份')
  const [print] = await Promise.all([lead.waitForEvent('popup'), done.getByRole('link', { name: '打印' }).click()])
  const notice = print.getByRole('article').first()
  await expect(notice.getByRole('heading', { name: '居家医学观察告知书' })).toBeVisible()
  for (const told of [who, document, '2020年2月26日']) await expect(notice).toContainText(told)
  await expect(notice.getByRole('img', { name: '二维码' })).toBeVisible()
  await expect(print.getByRole('article')).toHaveCount(2)
  expect(await faults(print)).toEqual([])
  // On paper: two sheets of A4, nothing of the desk.
  await print.emulateMedia({ media: 'print' })
  await expect(print.getByRole('button', { name: '打印' })).toBeHidden()
  const pdf = (await print.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  await print.close()

  const [file] = await Promise.all([
    lead.waitForEvent('download'),
    done.getByRole('link', { name: '下载 Word' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^居家医学观察告知书-2020-02-\d\d\.docx$/)
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK')
  await done.getByRole('button', { name: '关闭', exact: true }).last().click()

  await expect(papers.getByRole('listitem')).toContainText('居隔告〔2020〕')
  await papers.getByRole('button', { name: '作废本人二维码' }).click()
  await lead.getByRole('button', { name: '作废二维码' }).click()
  await expect(lead.getByText('二维码已作废')).toBeVisible()
})

test('a clerk chooses several in the list and makes their letters at once', async ({ desk, api }) => {
  const by = await api('community_lead')
  const people = [await isolated(by), await isolated(by)]
  const clerk = await desk('township_clerk')
  await clerk.goto('/isolations')
  for (const { name: who } of people) await clerk.getByRole('checkbox', { name: `选择 ${who}` }).check()
  await expect(clerk.getByText('已选 2 人')).toBeVisible()
  expect(await faults(clerk)).toEqual([])
  await clerk.getByRole('button', { name: '制作文书' }).click()
  const dialog = clerk.getByRole('dialog', { name: '制作文书（2 人）' })
  await dialog.getByText('致居民的一封信').click()
  await dialog.getByRole('button', { name: '制作 2 份' }).click()
  await expect(clerk.getByRole('dialog', { name: '致居民的一封信' })).toContainText('已制作 2 份')
})

test('a commander writes a text and goes back, and discloses buildings for some days', async ({ desk, api }) => {
  const commander = await desk('commander')
  await commander.goto('/notices?kind=release_notice')
  const text = commander.getByRole('textbox', { name: '文书文本' })
  await expect(commander.getByRole('region', { name: '预览（虚构人员）' })).toContainText('某示例')
  await expect(commander.getByText('现用：系统默认文本')).toBeVisible()
  await commander.waitForTimeout(400)
  expect(await faults(commander)).toEqual([])

  await text.fill('解除通知\n{nmae}可以出门了。')
  await expect(commander.getByRole('alert')).toContainText('没有这个字段')
  await expect(commander.getByRole('alert')).toContainText('nmae')
  await text.fill('解除通知\n{name}，自{released_on}起可以出门了。')
  await expect(commander.getByRole('heading', { name: '解除通知', exact: true })).toBeVisible()
  await commander.getByRole('button', { name: /^保存为/ }).click()
  await expect(commander.getByText('已保存，此后制作的文书用新文本')).toBeVisible()
  await expect(commander.getByText(/^现用：本辖区文本/)).toBeVisible()
  await commander.getByRole('button', { name: '恢复默认' }).click()
  await commander.getByRole('dialog').getByRole('button', { name: '恢复默认' }).click()
  await expect(commander.getByText('现用：系统默认文本')).toBeVisible()

  await commander.getByRole('link', { name: '公开范围' }).click()
  await commander.getByRole('button', { name: '扩大公开' }).click()
  const dialog = commander.getByRole('dialog', { name: '扩大公开' })
  // A whole city is not disclosed by leaving the field as it is.
  await expect(dialog.getByRole('button', { name: '扩大公开' })).toBeDisabled()
  const community = account('community_lead').area
  await dialog.getByRole('button', { name: /^区域/ }).click()
  await commander.getByPlaceholder('名称、拼音首字母或编码').last().fill(community)
  await commander.getByRole('button', { name: new RegExp(`${community}$`) }).click()
  await dialog.getByLabel('理由').fill('群众要求了解楼栋情况')
  await commander.waitForTimeout(400)
  expect(await faults(commander)).toEqual([])
  await dialog.getByRole('button', { name: '扩大公开' }).click()
  const row = commander.getByRole('row').filter({ hasText: '群众要求了解楼栋情况' })
  await expect(row).toContainText('公开中')
  const auditor = await desk('auditor')
  await auditor.goto('/disclosures')
  await expect(auditor.getByText('群众要求了解楼栋情况').first()).toBeVisible()
  const level = async () =>
    (await get<{ level: string }>(await api('auditor'), `/public/isolations?parent=${account('grid_member').area}`))
      .level
  expect(['building', 'grid']).toContain(await level())
  await row.getByRole('button', { name: '结束' }).click()
  await commander.getByRole('dialog').getByRole('button', { name: '结束' }).click()
  await expect(row).toContainText('已结束')
})
