import 'fake-indexeddb/auto'
import { v7 as uuid } from 'uuid'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { flush, keep, shut, waitingIn, type Entry } from './queue'
import { destroy, deviceId, Safe, waitingHere, wipeAll } from './safe'
import { askForSync, sendWaiting, Unsent } from './sync'

const SECRET = 'ab'.repeat(32)
const [MEI, LI] = ['account-mei', 'account-li']

const entry = (): Entry => ({
  id: uuid(),
  op: 'PUT',
  path: `/api/v1/readings/${uuid()}`,
  body: { celsius: 36.6 },
  made_at: 1,
  about: { what: 'reading', whom: '梅' },
  state: 'waiting',
})

/** A house that says the same of every entry, or lets nobody in. */
function house(status: number, problem?: unknown, barred?: string) {
  const asked: number[] = []
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    const { entries } = JSON.parse(body) as { entries: { id: string }[] }
    asked.push(entries.length)
    if (barred) return Promise.resolve(new Response(JSON.stringify({ code: barred, status }), { status }))
    return Promise.resolve(new Response(JSON.stringify({ rows: entries.map(({ id }) => ({ id, status, problem })) })))
  })
  return asked
}

/** What waits for somebody, once they are in again. */
async function waits(account = MEI): Promise<Entry[]> {
  const safe = await Safe.open(account, SECRET)
  const found = await waitingIn(safe)
  safe.close()
  return found
}

beforeEach(async () => {
  await wipeAll()
  const safe = await Safe.open(MEI, SECRET)
  await keep(safe, entry())
  await keep(safe, entry())
  safe.close()
})
afterEach(async () => {
  await destroy(MEI)
  await destroy(LI)
  vi.unstubAllGlobals()
})

describe('with no page open', () => {
  it('sends what waits, and asks nothing where nothing does', async () => {
    const asked = house(201)
    expect((await sendWaiting())?.size).toBe(2)
    expect(await waits()).toEqual([])
    expect((await sendWaiting())?.size).toBe(0)
    expect(asked).toEqual([2])
  })

  it.each([429, 503])('has the browser come again where the house is busy: %i', async (status) => {
    house(status)
    await expect(sendWaiting()).rejects.toThrow(Unsent)
    expect(await waits()).toHaveLength(2)
  })

  it('has the browser come again where there is no signal after all', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no signal')))
    await expect(sendWaiting()).rejects.toThrow()
    expect(await waits()).toHaveLength(2)
  })

  it('leaves to people what only they can settle', async () => {
    const asked = house(409, { code: 'different_body', status: 409 })
    expect((await sendWaiting())?.size).toBe(2)
    expect((await waits()).map((one) => one.state)).toEqual(['conflict', 'conflict'])
    expect((await sendWaiting())?.size).toBe(0)
    expect(asked).toEqual([2])
  })

  it('shuts the safe where the session has ended, and keeps what waits', async () => {
    const asked = house(401, undefined, 'not_signed_in')
    expect((await sendWaiting())?.size).toBe(0)
    expect(await Safe.reopen()).toBeUndefined()
    expect(await waitingHere()).toEqual({ waiting: 2, unsettled: 0 })
    expect((await sendWaiting())?.size).toBe(0)
    expect(asked).toEqual([2])
    expect(await waits()).toHaveLength(2)
  })

  it('wipes a phone that was shut out, and tells the house', async () => {
    const device = await deviceId()
    const said: string[] = []
    vi.stubGlobal('fetch', (path: string, { method }: { method: string }) => {
      said.push(`${method} ${path}`)
      const status = said.length > 1 ? 204 : 403
      return Promise.resolve(
        new Response(status === 204 ? null : JSON.stringify({ code: 'device_revoked' }), { status }),
      )
    })
    expect(await sendWaiting()).toBeUndefined()
    expect(await indexedDB.databases()).toEqual([])
    expect(said.slice(1)).toEqual([`POST /api/v1/devices/${device}/wiped`, 'DELETE /api/v1/session'])
    // Woken again it finds nothing, and asks nothing.
    expect((await sendWaiting())?.size).toBe(0)
    expect(said).toHaveLength(3)
  })

  it('keeps the safe open where another reason bars it', async () => {
    house(409, undefined, 'device_unnamed')
    expect((await sendWaiting())?.size).toBe(0)
    expect((await Safe.reopen())?.account).toBe(MEI)
  })

  it('leaves open what its owner opened in a new session while that of before ended', async () => {
    vi.stubGlobal('fetch', async () => {
      ;(await Safe.open(MEI, SECRET, 'the next session')).close()
      return new Response(JSON.stringify({ code: 'not_signed_in' }), { status: 401 })
    })
    expect((await sendWaiting())?.size).toBe(0)
    const open = await Safe.reopen()
    expect(open?.account).toBe(MEI)
    expect(await waits()).toHaveLength(2)
    // Opened in that session it hears of that session's end, also where another page opened it too.
    ;(await Safe.open(MEI, SECRET, 'the next session')).close()
    if (open) await shut(open)
    expect(await Safe.reopen()).toBeUndefined()
  })
})

describe('what waits on this phone', () => {
  it('is to be settled where its owner must confirm first', async () => {
    house(403, { code: 'confirmation_needed', status: 403 })
    await sendWaiting()
    expect(await waitingHere()).toEqual({ waiting: 0, unsettled: 2 })
  })

  it('is counted for all who entered it, without a key, and looking makes nothing', async () => {
    const li = await Safe.open(LI, SECRET)
    await keep(li, entry())
    // One of theirs is refused: that is not sent when they are back.
    house(409, { code: 'different_body', status: 409 })
    await flush(li)
    await keep(li, entry())
    li.close()
    expect(await waitingHere()).toEqual({ waiting: 3, unsettled: 1 })
    await wipeAll()
    expect(await waitingHere()).toEqual({ waiting: 0, unsettled: 0 })
    expect(await indexedDB.databases()).toEqual([])
  })
})

describe('asking the browser', () => {
  const registered = (registration: unknown) =>
    vi.stubGlobal('navigator', { serviceWorker: { getRegistration: () => Promise.resolve(registration) } })

  it('names the queue', async () => {
    const register = vi.fn(() => Promise.resolve())
    registered({ sync: { register } })
    await askForSync()
    expect(register).toHaveBeenCalledWith('outbox')
  })

  it('is silent where the browser cannot, will not, or has no service worker', async () => {
    vi.stubGlobal('navigator', {})
    await askForSync()
    vi.stubGlobal('navigator', { serviceWorker: { getRegistration: () => Promise.reject(new Error('forbidden')) } })
    await askForSync()
    for (const registration of [undefined, {}, { sync: { register: () => Promise.reject(new Error('denied')) } }]) {
      registered(registration)
      await askForSync()
    }
  })
})
