// What the phone carries: fetched whole at first, then what became different. And the answers that pages get from it when the
// house does not answer.

import { typedAs } from '@/api/searches'
import type { Me } from '@/api/types'
import { dayOf } from '@/ui/time'
import { nobodyIn, phone, post, shut } from './queue'
import { Safe } from './safe'

interface Item {
  kind: string
  id: string
  v: string
  body: Row
}
type Row = Record<string, unknown>
type Shelf = Record<string, { v: string; body: Row }>

interface Pack {
  cursor: string
  whole: boolean
  items: Item[]
  gone: { kind: string; id: string }[]
  differs: string[]
  warning?: string | null
}

interface Mark {
  cursor: string
  kinds: string[]
  /** When the house last said that this is how it is. */
  at: number
}

/** A shelf with more than this says less when it is fetched anew than what it would have to tell first. */
const LARGE = 5_000

const shelfOf = (kind: string) => `pack/${kind}`
const shelf = async (safe: Safe, kind: string) => (await safe.get<Shelf>('kept', shelfOf(kind))) ?? {}

/** Fetches what is new. Gives a warning of the house, if there is one. */
export async function fetchPack(safe: Safe): Promise<string | undefined> {
  const mark = await safe.get<Mark>('kept', 'pack')
  const said = await phone(safe)
  let pack = await post<Pack>('/sync/pack', { phone: said, after: mark?.cursor })
  if (pack.differs.length) {
    const held: Record<string, Record<string, string>> = {}
    let large = false
    for (const kind of pack.differs) {
      const own = Object.entries(await shelf(safe, kind))
      held[kind] = Object.fromEntries(own.map(([id, { v }]) => [id, v]))
      large ||= own.length > LARGE
    }
    pack = await post<Pack>('/sync/pack', large ? { phone: said } : { phone: said, after: mark?.cursor, held })
  }
  const touched = new Set([...pack.items.map((item) => item.kind), ...pack.gone.map((one) => one.kind)])
  if (pack.whole) for (const kind of mark?.kinds ?? []) touched.add(kind)
  for (const kind of touched) {
    const before: Shelf = pack.whole ? {} : await shelf(safe, kind)
    const gone = new Set(pack.gone.filter((one) => one.kind === kind).map((one) => one.id))
    const now: Shelf = Object.fromEntries(Object.entries(before).filter(([id]) => !gone.has(id)))
    for (const { id, v, body } of pack.items.filter((item) => item.kind === kind)) now[id] = { v, body }
    await safe.put('kept', shelfOf(kind), now)
  }
  const kinds = [...new Set([...(mark?.kinds ?? []), ...touched])]
  await safe.put('kept', 'pack', { cursor: pack.cursor, kinds, at: Date.now() } satisfies Mark)
  return pack.warning ?? undefined
}

/** When the house last said what is carried here. */
export async function packedAt(safe: Safe): Promise<number | undefined> {
  return (await safe.get<Mark>('kept', 'pack'))?.at
}

interface KeptMe {
  me: Me
  ahead: number
}

/** Keeps who is signed in, and how far the house's clock is ahead. */
export async function keepMe(safe: Safe, me: Me): Promise<void> {
  await safe.put('kept', 'me', { me, ahead: Date.parse(me.now) - Date.now() } satisfies KeptMe)
}

/** Clocks are put right by less than that. */
const SLACK = 60_000

/** Whether a session has ended by a moment of the house, as far as can be told here: one before it last spoke was made by turning back the clock. */
export function endedBy({ ends_at, now }: Me, moment: number): boolean {
  // What was kept before the house said when it ends counts as over.
  return !(moment < Date.parse(ends_at)) || moment < Date.parse(now) - SLACK
}

/** Whether the session under which all this was fetched has ended. */
export async function isOver(safe: Safe): Promise<boolean> {
  const kept = await safe.get<KeptMe>('kept', 'me')
  return kept !== undefined && endedBy(kept.me, Date.now() + kept.ahead)
}

/**
 * Nobody is in this page any more: shuts also what another page opened here, unless somebody is in there. That is asked anew, for what
 * this page heard may concern a session before theirs; where the house does not answer, the clock says.
 */
export async function shutOthers(): Promise<void> {
  const other = await Safe.reopen()
  if (!other) return
  if (await nobodyIn().catch(() => isOver(other))) await shut(other)
  else other.close()
}

async function showMe(safe: Safe): Promise<Me | undefined> {
  const kept = await safe.get<KeptMe>('kept', 'me')
  if (!kept) return undefined
  const now = new Date(Date.now() + kept.ahead).toISOString()
  return { ...kept.me, now, today: dayOf(now) as Me['today'] }
}

const inWalkingOrder = new Intl.Collator('zh-CN', { numeric: true })
const text = (value: unknown) => (typeof value === 'string' ? value : '')

const byDoor = (a: Row, b: Row) =>
  text(a.area).localeCompare(text(b.area)) || inWalkingOrder.compare(text(a.address), text(b.address))

function walk(a: Row, b: Row): number {
  const door = (row: Row) => text((row.subject as Row | null)?.address)
  return (
    text(a.area).localeCompare(text(b.area)) ||
    inWalkingOrder.compare(door(a), door(b)) ||
    text(a.due_at).localeCompare(text(b.due_at))
  )
}

const page = (rows: Row[]) => ({ rows, next: null, total: rows.length })
const bodies = (shelf: Shelf) => Object.values(shelf).map((item) => item.body)

/** What the phone does not carry of an isolation. */
const REST = { orders: [], results: [], samples: [], tasks: [], calls: [], messages: [] }

/** The answer of an operation from what is carried; undefined where it is not carried. */
export async function answerFrom(safe: Safe, url: URL): Promise<unknown> {
  const path = url.pathname.replace('/api/v1', '')
  const asked = (name: string) => url.searchParams.get(name) ?? ''
  const [, room, id] = path.split('/')
  const of = (kind: string) => shelf(safe, kind)
  const q = (typedAs(asked('q')) ?? asked('q')).trim().toLowerCase()
  const named = (row: Row, ...keys: string[]) => keys.some((key) => text(row[key]).toLowerCase().includes(q))
  switch (path) {
    case '/me':
      return showMe(safe)
    case '/tasks/today': {
      const today = (await showMe(safe))?.today ?? ''
      return page(
        bodies(await of('task'))
          .filter((task) => text(task.day) <= today)
          .sort(walk),
      )
    }
    case '/alerts/mine':
      return page(bodies(await of('alert')).sort((a, b) => text(b.raised_at).localeCompare(text(a.raised_at))))
    case '/duties/mine':
      return (await of('duty')).mine?.body
    case '/passes/key':
      return (await of('rule')).pass_key?.body
    case '/rounds':
      return page(bodies(await of('round')))
    case '/symptoms':
      return (await of('rule')).symptoms?.body
    case '/isolations':
      return page(bodies(await of('isolation')).filter((row) => named(row, 'name', 'address', 'phone')))
    case '/arrivals':
      return page([])
    case '/areas': {
      const rows = bodies(await of('area'))
      if (q) return page(rows.filter((row) => named(row, 'name', 'code')))
      const parent = asked('parent')
      const codes = new Set(rows.map((row) => text(row.code)))
      const above = (code: string) => code.slice(0, code.length > 6 ? code.length - 3 : code.length - 2)
      return page(
        rows.filter((row) => {
          const code = text(row.code)
          return parent ? above(code) === parent : !codes.has(above(code))
        }),
      )
    }
  }
  if (room === 'rounds' && id && path === `/rounds/${id}/doors`) {
    const doors = Object.entries(await of('door')).filter(([name]) => name.startsWith(`${id}/`))
    return page(doors.map(([, { body }]) => body).sort(byDoor))
  }
  if (!id || path.split('/').length !== 3) return undefined
  if (room === 'isolations') {
    const found = (await of('isolation'))[id]
    return found && { ...REST, ...found.body }
  }
  if (room === 'rounds') return (await of('round'))[id]?.body
  if (room === 'passes') return (await of('pass'))[id]?.body
  if (room === 'households') return (await of('household'))[id]?.body
  if (room === 'areas') {
    const found = (await of('area'))[id]?.body
    return found && { ...found, chain: [{ code: id, name: found.path, level: found.level }], counts: {} }
  }
  return undefined
}
