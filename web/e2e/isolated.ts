// Whom the stories isolate.

import { v7 as uuid } from 'uuid'
import type { APIRequestContext } from '@playwright/test'

import { expect, get, idNumber, name, type Role } from './world'

export interface Isolation {
  id: string
  household_id: string
  name: string
  ends_on: string
  state: string
}

let doors = 0
/** A door in a building of its own, in this run: two fevers in one building would be an alert of their own. */
export function door(): string {
  doors += 1
  return `${1_000 * (Number(process.env.TEST_WORKER_INDEX) + 1) + doors}号楼1单元101`
}

/** Somebody from a risk area, registered now: the rules isolate them, and the plan of the evening is laid. */
export async function isolated(
  by: APIRequestContext,
  area: string,
  left: string,
  address = door(),
  arrived = '2020-02-16',
): Promise<Isolation> {
  const who = name()
  const data = {
    name: who,
    document_type: 'id_card',
    document_number: idNumber(),
    area,
    address,
    origin: '湖北省武汉市',
    arrived_on: arrived,
    left_origin_on: left,
  }
  const answer = await by.put(`/api/v1/arrivals/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  const { rows } = await get<{ rows: Isolation[] }>(by, `/isolations?q=${encodeURIComponent(who)}`)
  if (!rows[0]) throw new Error('the rules did not isolate')
  return rows[0]
}

/** How many temperatures of somebody the house has. */
export const readings = async (by: APIRequestContext, { id }: { id: string }) =>
  (await get<{ readings: unknown[] }>(by, `/isolations/${id}`)).readings.length

/** A care team of two for their household: the grid member leads, somebody of a unit brings things. */
export async function caredFor(api: (role: Role) => Promise<APIRequestContext>, household: string): Promise<string> {
  const [mei, qiang] = [await api('grid_member'), await api('unit_staff')]
  const [lead, staff] = await Promise.all(
    [mei, qiang].map((one) => get<{ worker_id: string; name: string }>(one, '/me')),
  )
  if (!lead || !staff) throw new Error('nobody to care')
  const watch = { watch_from: 0, watch_hours: 24 }
  const data = {
    household_id: household,
    members: [
      { worker_id: lead.worker_id, role: 'cadre', ...watch },
      { worker_id: staff.worker_id, role: 'unit_staff', ...watch },
    ],
    version: null,
  }
  const answer = await (await api('township_clerk')).put(`/api/v1/care-teams/${uuid()}`, { data })
  expect(answer.ok(), await answer.text()).toBe(true)
  return lead.name
}
