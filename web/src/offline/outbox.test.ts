import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import type { Me } from '@/api/types'
import { QUEUED } from './enter'
import { outbox } from './outbox'
import { keepMe } from './pack'
import { Safe, wipeAll } from './safe'
import { entries } from './state'

const SECRET = 'ab'.repeat(32)
const MEI = 'account-mei'

/** A house that says this of who is in, and gives what it was asked. */
function house(me: () => Promise<Response>) {
  const asked: string[] = []
  vi.stubGlobal('fetch', (path: string) => {
    asked.push(path)
    return me()
  })
  return asked
}
const nobody = () => Promise.resolve(new Response('{"code":"not_signed_in"}', { status: 401 }))
const somebody = () => Promise.resolve(new Response('{}'))
const noSignal = () => Promise.reject(new TypeError('no signal'))

/** Another page: somebody signs in there. */
async function elsewhere(account = MEI, session = 'the next session'): Promise<void> {
  ;(await Safe.open(account, SECRET, session)).close()
}
/** This page opens what lies here, as one without a signal does. */
const opensHere = () => outbox.answer(new Request('https://house.test/api/v1/nothing'))

/** Whose safe is open. */
async function isOpen(): Promise<string | undefined> {
  const found = await Safe.reopen()
  found?.close()
  return found?.account
}

beforeEach(wipeAll)
afterEach(() => vi.unstubAllGlobals())

describe('a page that nobody is in any more', () => {
  it('shuts what it opened, and asks nothing', async () => {
    const asked = house(somebody)
    await elsewhere()
    await opensHere()
    await outbox.close()
    expect(await isOpen()).toBeUndefined()
    expect(asked).toEqual([])
  })

  it.each([MEI, 'account-li'])('shuts what %s opened in a session that ended as well', async (account) => {
    await elsewhere(MEI, 'a session')
    await opensHere()
    await elsewhere(account)
    const asked = house(nobody)
    await outbox.close()
    expect(await isOpen()).toBeUndefined()
    expect(asked).toEqual(['/api/v1/me'])
  })

  it('leaves open what was opened in a session that goes on', async () => {
    await elsewhere(MEI, 'a session')
    await opensHere()
    await elsewhere()
    house(somebody)
    await outbox.close()
    expect(await isOpen()).toBe(MEI)
  })

  it('asks before it shuts what it did not open', async () => {
    await elsewhere()
    house(somebody)
    await outbox.close()
    expect(await isOpen()).toBe(MEI)
    house(nobody)
    await outbox.close()
    expect(await isOpen()).toBeUndefined()
  })

  it('leaves alone whoever signs in while it asks', async () => {
    await elsewhere(MEI, 'a session')
    house(async () => {
      await elsewhere()
      return nobody()
    })
    await outbox.close()
    expect(await isOpen()).toBe(MEI)
  })

  it('goes by the clock where the house does not answer', async () => {
    const until = (minutes: number) => {
      const now = Date.now()
      return { now: new Date(now).toISOString(), ends_at: new Date(now + minutes * 60_000).toISOString() } as Me
    }
    house(noSignal)
    for (const [minutes, left] of [
      [10, MEI],
      [0, undefined],
    ] as const) {
      const other = await Safe.open(MEI, SECRET, 'the next session')
      await keepMe(other, until(minutes))
      other.close()
      await outbox.close()
      expect(await isOpen()).toBe(left)
    }
  })
})

describe('a request that was lost', () => {
  afterEach(() => vi.useRealTimers())

  it('is said again soon where there is a signal, and not over and over', async () => {
    await elsewhere()
    await opensHere()
    const wait = setTimeout
    vi.useFakeTimers({ toFake: ['setTimeout', 'Date'] })
    const passes = async (seconds: number) => {
      await vi.advanceTimersByTimeAsync(seconds * 1_000)
      // What is opened and sealed takes its own time.
      await new Promise((next) => wait(next, 300))
    }
    const asked = house(noSignal)
    const about = { what: 'reading', whom: '试春' } as const
    expect(await outbox.enter({ op: 'PUT', path: '/api/v1/readings/1', body: {}, about })).toBe(QUEUED)
    const said = () => asked.filter((path) => path !== '/api/v1/sync/pack')
    await passes(2)
    expect(said()).toEqual(['/api/v1/readings/1'])
    await passes(2)
    expect(said()).toEqual(['/api/v1/readings/1', '/api/v1/sync/entries'])
    await passes(20)
    expect(said()).toHaveLength(2)
    expect(entries.value).toHaveLength(1)
    await outbox.leave()
  })
})

describe('whoever goes', () => {
  it('takes along what another page of theirs opened since, and nobody is asked', async () => {
    await elsewhere(MEI, 'a session')
    await opensHere()
    await elsewhere()
    const asked = house(somebody)
    await outbox.leave()
    expect(await isOpen()).toBeUndefined()
    expect(asked).not.toContain('/api/v1/me')
  })
})
