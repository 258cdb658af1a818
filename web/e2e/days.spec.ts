// Fourteen days of one household, told with the clock of the exercise put forward from one day to the next.

import { type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 as uuid } from 'uuid'
import { type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test'

import { invent, serve, signedIn } from './city'
import { isolated } from './isolated'
import { type Account, type Role, expect, get, test } from './world'

/** A city whose clock is put forward by serving it anew. */
class City {
  private server?: ChildProcess
  private readonly opened: BrowserContext[] = []
  readonly accounts: Account[]

  constructor(
    private readonly folder: string,
    private readonly url: string,
    private readonly browser: Browser,
  ) {
    this.accounts = invent(folder, '2020-01-26')
  }

  /** It becomes this local time; whoever works there has signed in. */
  async becomes(at: string) {
    await this.stop()
    this.server = await serve(this.folder, this.url, at)
    for (const account of this.accounts) await signedIn(this.url, account, this.folder)
  }

  async stop() {
    for (const context of this.opened.splice(0)) await context.close()
    if (!this.server) return
    const ended = once(this.server, 'exit')
    this.server.kill()
    await ended
  }

  private session = (role: Role) => join(this.folder, `${role}.json`)

  private async open(role: Role, more = {}): Promise<BrowserContext> {
    const context = await this.browser.newContext({ baseURL: this.url, storageState: this.session(role), ...more })
    this.opened.push(context)
    return context
  }

  async desk(role: Role): Promise<Page> {
    return (await this.open(role)).newPage()
  }

  async phone(role: Role): Promise<Page> {
    const small = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
    return (await this.open(role, small)).newPage()
  }

  async api(role: Role): Promise<APIRequestContext> {
    return (await this.open(role)).request
  }
}

const shot = async (page: Page, name: string) => {
  if (process.env.E2E_SHOTS) await page.screenshot({ path: `${process.env.E2E_SHOTS}/${name}.png`, fullPage: true })
}

test('from arrival to certificate: a fever on day six, a gap at two in the morning, two ends in one household', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const folder = mkdtempSync(join(tmpdir(), 'wangge-days-'))
  const port = Number(process.env.E2E_PORT) + 1 + Number(process.env.TEST_WORKER_INDEX)
  const city = new City(folder, `http://127.0.0.1:${port}`, browser)
  try {
    const grid = city.accounts.find((one) => one.role === 'grid_member')?.area ?? ''

    // Day one: two come home to one door, one of them a day later from where it is dangerous.
    await city.becomes('2020-01-27T09:00:00')
    const door = '97号楼1单元101'
    const byLead = await city.api('community_lead')
    const first = await isolated(byLead, grid, '2020-01-26', door, '2020-01-26')
    const second = await isolated(byLead, grid, '2020-01-27', door, '2020-01-27')
    expect([first.ends_on, second.ends_on]).toEqual(['2020-02-09', '2020-02-10'])
    expect(second.household_id).toBe(first.household_id)

    // The watch ends at two: it is told in the evening before.
    const workers = await Promise.all(
      (['grid_member', 'unit_staff'] as const).map(async (role) =>
        get<{ worker_id: string }>(await city.api(role), '/me'),
      ),
    )
    const roles = ['cadre', 'unit_staff']
    const members = workers.map(({ worker_id }, at) => ({
      worker_id,
      role: roles[at],
      watch_from: at === 0 ? 3 : 14,
      watch_hours: at === 0 ? 11 : 12,
    }))
    const data = { household_id: first.household_id, members, version: null }
    const team = await (await city.api('township_clerk')).put(`/api/v1/care-teams/${uuid()}`, { data })
    expect(team.ok(), await team.text()).toBe(true)
    await city.becomes('2020-01-27T22:30:00')
    const evening = await city.desk('community_lead')
    await evening.goto('/alerts')
    await expect(evening.getByText(/02:00/).first()).toBeVisible()
    await shot(evening, 'days-gap')

    // Day six of the second: a fever at the door, seen at the desk, cleared by the medic.
    await city.becomes('2020-02-02T08:30:00')
    const mei = await city.phone('grid_member')
    await mei.goto(`/field/isolations/${second.id}`)
    await expect(mei.getByText(/第 6 天/).first()).toBeVisible()
    await mei.getByRole('button', { name: '记录体温' }).tap()
    for (let tenths = 0; tenths < 12; tenths++) await mei.getByRole('button', { name: '+0.1' }).tap()
    await mei.getByRole('button', { name: /确定 37.7 ℃/ }).tap()
    await expect(mei.getByText('37.7').first()).toBeVisible()
    const screen = await city.desk('community_lead')
    await screen.goto('/alerts')
    await expect(screen.getByRole('row', { name: new RegExp(second.name) }).first()).toContainText('体温异常')
    await shot(screen, 'days-fever')
    const medic = await city.phone('medic')
    await medic.goto('/field/')
    await medic.getByRole('button', { name: `研判 ${second.name}` }).tap()
    await medic.getByRole('dialog').getByRole('button', { name: /^排除/ }).tap()
    await expect(medic.getByRole('button', { name: `研判 ${second.name}` })).toBeHidden()

    // Day nine: the second is prolonged by a day; the history says why.
    await city.becomes('2020-02-04T10:00:00')
    const { version } = await get<{ version: number }>(await city.api('community_lead'), `/isolations/${second.id}`)
    const order = { change: 'extend', ends_on: '2020-02-11', reason: '同住人发热后排除', version }
    const extended = await (
      await city.api('community_lead')
    ).put(`/api/v1/isolations/${second.id}/orders/${uuid()}`, { data: order })
    expect(extended.ok(), await extended.text()).toBe(true)

    // The last day of the first: released, with a paper to prove it; the other stays two days more.
    await city.becomes('2020-02-09T09:00:00')
    const lead = await city.desk('community_lead')
    await lead.goto(`/isolations/${first.id}`)
    await lead.getByRole('button', { name: '解除隔离' }).click()
    await lead.getByRole('dialog').getByRole('button', { name: '解除隔离' }).click()
    await expect(lead.getByText('已解除', { exact: true }).first()).toBeVisible()
    await lead.getByRole('button', { name: '制作文书' }).click()
    const dialog = lead.getByRole('dialog', { name: '制作文书' })
    await dialog.getByText('解除通知书').click()
    await dialog.getByRole('button', { name: '制作 1 份' }).click()
    const done = lead.getByRole('dialog', { name: '解除通知书' })
    const [print] = await Promise.all([lead.waitForEvent('popup'), done.getByRole('link', { name: '打印' }).click()])
    const paper = print.getByRole('article').first()
    for (const told of [first.name, '2020年1月26日', '2020年2月9日']) await expect(paper).toContainText(told)
    await shot(print, 'days-certificate')
    await lead.goto(`/isolations/${second.id}`)
    await expect(lead.getByText('同住人发热后排除')).toBeVisible()
    await expect(lead.getByText('2020-02-11').first()).toBeVisible()
    await shot(lead, 'days-second')

    // Nobody acts on the last day of the second: it ends by itself, and says so.
    await city.becomes('2020-02-12T00:30:00')
    const after = await city.desk('community_lead')
    await after.goto(`/isolations/${second.id}`)
    await expect(after.getByText('到期自动解除').first()).toBeVisible()
    await after.goto('/alerts')
    await expect(after.getByRole('row', { name: new RegExp(second.name) }).first()).toBeVisible()
    await shot(after, 'days-lapse')
  } finally {
    await city.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
