import 'fake-indexeddb/auto'
import { deleteDB } from 'idb'
import { v7 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Me } from '@/api/types'
import { answerFrom, fetchPack, isOver, keepMe } from './pack'
import { drop, flush, keep, phone, shut, waitingIn, type Entry } from './queue'
import { destroy, lockAway, Safe, waitingHere, wipeAll } from './safe'

const SECRET = 'ab'.repeat(32)
const MEI = 'account-mei'
const LI = 'account-li'

const entry = (path = `/api/v1/readings/${uuid()}`): Entry => ({
  id: uuid(),
  op: 'PUT',
  path,
  body: { celsius: 36.6 },
  made_at: 1,
  about: { what: 'reading', whom: '梅' },
  state: 'waiting',
})

interface Sent {
  entries: { id: string }[]
}
/** A house that says this of each entry. */
function house(say: (id: string) => { status: number; problem?: unknown }) {
  const sent: string[][] = []
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const ids = (JSON.parse(body) as Sent).entries.map((one) => one.id)
    sent.push(ids)
    return Promise.resolve(new Response(JSON.stringify({ rows: ids.map((id) => ({ id, ...say(id) })) })))
  })
  return sent
}

let safe: Safe
beforeEach(async () => {
  await wipeAll()
  safe = await Safe.open(MEI, SECRET)
})
afterEach(async () => {
  safe.close()
  await destroy(MEI)
  await destroy(LI)
  vi.unstubAllGlobals()
})

describe('the safe', () => {
  it('lets nobody read what lies there, nor two people see each other', async () => {
    await safe.put('kept', 'secret', { name: '李返梅' })
    await keep(safe, entry())
    const raw = await new Promise<unknown[]>((tell) => {
      const open = indexedDB.open(`wangge-${MEI}`)
      open.onsuccess = () => {
        const all = open.result.transaction('kept').objectStore('kept').getAll()
        all.onsuccess = () => {
          open.result.close()
          tell(all.result)
        }
      }
    })
    expect(new TextDecoder().decode((raw[0] as { data: ArrayBuffer }).data)).not.toContain('返梅')

    const li = await Safe.open(LI, 'cd'.repeat(32))
    expect(await waitingIn(li)).toEqual([])
    expect((await Safe.reopen())?.account).toBe(LI)
    li.close()
    // The first one's entry waits for them, and only for them; what they carried is gone.
    const back = await Safe.open(MEI, SECRET)
    expect(await waitingIn(back)).toHaveLength(1)
    expect(await back.get('kept', 'secret')).toBeUndefined()
    back.close()
  })

  it('keeps what waits sealed when its owner goes, and nothing when all is sent', async () => {
    await keep(safe, entry())
    safe.close()
    await lockAway(MEI)
    expect(await Safe.reopen()).toBeUndefined()
    safe = await Safe.open(MEI, SECRET)
    expect(await waitingIn(safe)).toHaveLength(1)
    safe.close()
    await destroy(MEI)
    safe = await Safe.open(MEI, SECRET)
    expect(await waitingIn(safe)).toEqual([])
  })

  it('is not made anew by whoever looks for it while it is destroyed', async () => {
    safe.close()
    // As between what is known of it and its opening.
    await deleteDB(`wangge-${MEI}`)
    expect(await Safe.reopen()).toBeUndefined()
    expect(await waitingHere()).toEqual({ waiting: 0, unsettled: 0 })
    expect(await lockAway(MEI)).toBe(0)
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(['wangge-phone'])
    // Its owner makes it.
    safe = await Safe.open(MEI, SECRET)
    await keep(safe, entry())
    expect((await Safe.reopen())?.account).toBe(MEI)
  })

  it('is locked away also while another page destroys it', async () => {
    for (let ticks = 0; ticks < 24; ticks += 1) {
      safe.close()
      const locking = lockAway(MEI)
      for (let tick = 0; tick < ticks; tick += 1) await new Promise((next) => setImmediate(next))
      await destroy(MEI)
      expect(await locking).toBe(0)
      safe = await Safe.open(MEI, SECRET)
    }
  })

  it('lets go what it opened again, where another page destroys it', async () => {
    safe.close()
    const again = await Safe.reopen()
    await destroy(MEI)
    await expect(again?.all('kept')).rejects.toThrow()
    expect(await Safe.reopen()).toBeUndefined()
  })
})

describe('a session that has ended', () => {
  const MINUTE = 60_000
  // The house is years behind, as in an exercise; what counts is how far.
  const until = (minutes: number) => {
    const now = Date.parse('2020-02-10T01:00:00Z')
    return { now: new Date(now).toISOString(), ends_at: new Date(now + minutes * MINUTE).toISOString() } as Me
  }
  afterEach(() => vi.useRealTimers())

  it('is known to be over by the clock of the house as the phone keeps it', async () => {
    expect(await isOver(safe)).toBe(false)
    vi.useFakeTimers({ toFake: ['Date'] })
    await keepMe(safe, until(10))
    vi.setSystemTime(Date.now() + 9 * MINUTE)
    expect(await isOver(safe)).toBe(false)
    vi.setSystemTime(Date.now() + MINUTE)
    expect(await isOver(safe)).toBe(true)
    // Somebody signed in again.
    await keepMe(safe, until(10))
    expect(await isOver(safe)).toBe(false)
    vi.setSystemTime(Date.now() - 5 * MINUTE)
    expect(await isOver(safe)).toBe(true)
    // From before the house said when.
    await safe.put('kept', 'me', { me: { now: until(0).now }, ahead: 0 })
    expect(await isOver(safe)).toBe(true)
  })

  it('leaves nothing but what waits, sealed and without its key', async () => {
    await safe.put('kept', 'pack/door', { name: '李返梅' })
    await keep(safe, entry())
    await shut(safe)
    expect(await Safe.reopen()).toBeUndefined()
    safe = await Safe.open(MEI, SECRET)
    expect(await safe.all('kept')).toEqual([])
    const [waits] = await waitingIn(safe)
    if (waits) await drop(safe, waits.id)
    await shut(safe)
    expect((await indexedDB.databases()).map((one) => one.name)).toEqual(['wangge-phone'])
    safe = await Safe.open(MEI, SECRET)
  })

  it('keeps what it says is kept, also in the moment in which it ends', async () => {
    for (let moments = 0; moments < 12; moments++) {
      const said = keep(safe, entry()).then(
        () => 1,
        () => 0,
      )
      for (let moment = 0; moment < moments; moment++) await new Promise((later) => setImmediate(later))
      await shut(safe)
      safe = await Safe.open(MEI, SECRET)
      const kept = await waitingIn(safe)
      expect(kept).toHaveLength(await said)
      for (const { id } of kept) await drop(safe, id)
    }
  })

  it('destroys nothing that it cannot read', async () => {
    safe.close()
    const other = await Safe.open(MEI, 'cd'.repeat(32))
    await keep(other, entry())
    other.close()
    safe = await Safe.open(MEI, SECRET)
    expect(await waitingIn(safe)).toEqual([])
    await shut(safe)
    safe = await Safe.open(MEI, 'cd'.repeat(32))
    expect(await waitingIn(safe)).toHaveLength(1)
  })
})

describe('the queue', () => {
  it('is sent in order and in parts, and keeps what the house did not take', async () => {
    const all = Array.from({ length: 60 }, () => entry())
    for (const one of [...all].reverse()) await keep(safe, one)
    const conflict = { code: 'different_body', status: 409, current: { celsius: 37 } }
    const sent = house((id) => {
      if (id === all[3]?.id) return { status: 409, problem: conflict }
      if (id === all[4]?.id) return { status: 422, problem: { code: 'isolation_unknown', status: 422 } }
      return id === all[5]?.id ? { status: 424 } : { status: 201 }
    })
    await flush(safe)
    expect(sent.flat()).toEqual(all.map((one) => one.id))
    expect(sent.map((part) => part.length)).toEqual([50, 10])
    const left = await waitingIn(safe)
    expect(left.map((one) => one.state)).toEqual(['conflict', 'refused', 'waiting'])
    expect(left[0]?.refusal?.current).toEqual({ celsius: 37 })
    // What needs a person is not sent again by itself.
    await flush(safe)
    expect(sent.at(-1)).toEqual([all[5]?.id])
  })

  it('waits, saying why, for what its owner must confirm, and goes on afterwards', async () => {
    await keep(safe, entry())
    house(() => ({ status: 403, problem: { code: 'confirmation_needed', status: 403 } }))
    await flush(safe)
    const [left] = await waitingIn(safe)
    expect([left?.state, left?.refusal?.code]).toEqual(['waiting', 'confirmation_needed'])
    house(() => ({ status: 201 }))
    await flush(safe)
    expect(await waitingIn(safe)).toEqual([])
  })

  it('tells the house apart what waits, and what its owner must see to', async () => {
    const [unconfirmed, refused, stuck] = [entry(), entry(), entry()]
    for (const one of [unconfirmed, refused, stuck]) await keep(safe, one)
    const said = async () => {
      const { waiting, failed } = await phone(safe)
      return { waiting, failed }
    }
    expect(await said()).toEqual({ waiting: 3, failed: 0 })
    house((id) => {
      if (id === stuck.id) return { status: 424 }
      const [code, status] = id === refused.id ? ['isolation_unknown', 422] : ['confirmation_needed', 403]
      return { status: Number(status), problem: { code, status } }
    })
    await flush(safe)
    expect(await said()).toEqual({ waiting: 1, failed: 2 })
  })

  it('leaves alone what its owner took back or changed while it was under way', async () => {
    const [back, changed] = [entry(), entry()]
    await keep(safe, back)
    await keep(safe, changed)
    vi.stubGlobal('fetch', async () => {
      await drop(safe, back.id)
      await keep(safe, { ...changed, body: { celsius: 37.9 } })
      const refused = { status: 403, problem: { code: 'confirmation_needed', status: 403 } }
      return new Response(
        JSON.stringify({
          rows: [
            { id: back.id, ...refused },
            { id: changed.id, status: 201 },
          ],
        }),
      )
    })
    await flush(safe)
    expect((await waitingIn(safe)).map((one) => one.body)).toEqual([{ celsius: 37.9 }])
  })

  it('is not sent on when somebody else has the phone', async () => {
    for (const one of Array.from({ length: 60 }, () => entry())) await keep(safe, one)
    let parts = 0
    vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
      parts += 1
      const ids = (JSON.parse(body) as Sent).entries.map((one) => one.id)
      if (parts === 1) (await Safe.open(LI, SECRET)).close()
      return new Response(JSON.stringify({ rows: ids.map((id) => ({ id, status: 429 })) }))
    })
    await flush(safe)
    expect(parts).toBe(1)
    expect(await waitingIn(safe)).toHaveLength(60)
  })

  it('loses nothing when no answer comes', async () => {
    const one = entry()
    await keep(safe, one)
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no signal')))
    await expect(flush(safe)).rejects.toThrow()
    expect((await waitingIn(safe))[0]?.state).toBe('waiting')
    await drop(safe, one.id)
    expect(await waitingIn(safe)).toEqual([])
  })
})

describe('the pack', () => {
  it('follows the house and answers as it would', async () => {
    const task = (id: string, address: string) => ({
      kind: 'task',
      id,
      v: '1',
      body: { id, area: 'g', day: '2020-02-10', due_at: '', subject: { address } },
    })
    const answers = [
      {
        cursor: 'a',
        whole: true,
        gone: [],
        differs: [],
        items: [
          task('t1', '10号楼'),
          task('t2', '2号楼'),
          { kind: 'area', id: '220581001', v: '1', body: { code: '220581001', name: '新华' } },
        ],
      },
      { cursor: 'a', whole: false, gone: [], differs: ['task'], items: [] },
      { cursor: 'b', whole: false, gone: [{ kind: 'task', id: 't1' }], differs: [], items: [] },
    ]
    const asked: { after?: string; held?: unknown }[] = []
    vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
      asked.push(JSON.parse(body) as { after?: string })
      return Promise.resolve(new Response(JSON.stringify(answers.shift())))
    })
    const me = { now: '2020-02-10T01:00:00Z', today: '2020-02-10' }
    await safe.put('kept', 'me', { me, ahead: Date.parse(me.now) - Date.now() })
    await fetchPack(safe)
    const ids = async () => {
      const page = (await answerFrom(safe, new URL('http://x/api/v1/tasks/today'))) as { rows: { id: string }[] }
      return page.rows.map((row) => row.id)
    }
    expect(await ids()).toEqual(['t2', 't1'])
    await fetchPack(safe)
    expect(asked[2]).toMatchObject({ after: 'a', held: { task: { t1: '1', t2: '1' } } })
    expect(await ids()).toEqual(['t2'])
    expect(await answerFrom(safe, new URL('http://x/api/v1/areas'))).toMatchObject({ rows: [{ name: '新华' }] })
    expect(await answerFrom(safe, new URL('http://x/api/v1/journal'))).toBeUndefined()
  })
})
