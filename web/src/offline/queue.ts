// The queue of what was entered: kept before it is sent, sent in order, and never dropped but by the house's yes or by whoever
// entered it. No Vue here: the service worker sends from it too.

import { problemOf, UNCONFIRMED } from '@/api/problem'
import { destroy, lockAway, wipeAll, type Safe } from './safe'

export interface About {
  /** What was entered. */
  what: 'reading' | 'complete' | 'arrival' | 'call' | 'crossing' | 'visit' | 'pass_use' | 'other'
  /** For whom, as the person who entered it knows them. */
  whom: string
  /** The task that is done with it. */
  task?: string | undefined
  /** What else tells entries apart, for example `36.6 ℃`. */
  detail?: string | undefined
}

export interface Refusal {
  code: string
  status: number
  field?: string | undefined
  /** What is recorded instead. */
  current?: unknown
}

export interface Entry {
  id: string
  op: 'PUT' | 'POST'
  path: string
  body: Record<string, unknown>
  made_at: number
  about: About
  state: 'waiting' | 'refused' | 'conflict'
  /** Of one that waits: its owner must confirm first that it is they. */
  refusal?: Refusal | undefined
}

interface Row {
  id: string
  status: number
  body?: unknown
  problem?: unknown
}

/** What the house said of an entry: done, or not, or nothing yet. */
export type Answer = { done: true; body: unknown } | { done: false; entry: Entry } | undefined

const MOST = 50
const PATIENCE = 20_000

/** Gives up after a while: no answer is the same as no signal. */
function patience(): AbortSignal {
  const giving = new AbortController()
  setTimeout(() => giving.abort(), PATIENCE)
  return giving.signal
}

/** Oldest first: ids sort by time. */
export async function waitingIn(safe: Safe): Promise<Entry[]> {
  const entries = await safe.all<Entry>('outbox')
  return entries.sort((a, b) => (a.id < b.id ? -1 : 1))
}

export async function keep(safe: Safe, entry: Entry): Promise<void> {
  await safe.put('outbox', entry.id, entry, !isFree(entry))
}

export async function drop(safe: Safe, id: string): Promise<void> {
  await safe.take('outbox', id)
}

/**
 * Nobody is in any more: what waits stays sealed for its owner, without its key, or nothing stays. The session that this was opened
 * in ended: where its owner has begun another, what they opened in that stays open.
 */
export async function shut(safe: Safe): Promise<void> {
  // What is being written comes first, or is told that it was not kept.
  safe.close()
  if (await safe.isOld()) return
  if (!(await lockAway(safe.account))) await destroy(safe.account)
}

/** Whether the house says that nobody is in now. Throws where nothing came back. */
export async function nobodyIn(): Promise<boolean> {
  const { status } = await fetch('/api/v1/me', { signal: patience() })
  return status === 401
}

/** This phone was shut out: everything goes, whoever it belongs to, and the house is told. */
export async function giveUp(): Promise<void> {
  const device = await wipeAll()
  if (device) await fetch(`/api/v1/devices/${device}/wiped`, { method: 'POST' }).catch(() => undefined)
  await fetch('/api/v1/session', { method: 'DELETE' }).catch(() => undefined)
}

/** What every contact says of this phone: what needs its owner does not merely wait. */
export async function phone(safe: Safe) {
  const entries = await waitingIn(safe)
  const waiting = entries.filter(isFree).length
  return { clock: Date.now(), waiting, failed: entries.length - waiting }
}

/** The house no longer lets this phone or person in; the code says why. */
export class Barred extends Error {
  constructor(readonly code: string) {
    super(code)
  }
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(`/api/v1${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
    signal: patience(),
  })
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return said as T
  const problem = problemOf(said, answer.status)
  if (answer.status === 401 || answer.status === 403 || problem.code === 'device_unnamed')
    throw new Barred(problem.code)
  throw problem
}

/** Tells what became of one entry and leaves it in the queue as it must be, unless its owner took it back or changed it meanwhile. */
async function settle(safe: Safe, entry: Entry, row: Row): Promise<Answer> {
  const now = await safe.get<Entry>('outbox', entry.id)
  const same = now && JSON.stringify(now.body) === JSON.stringify(entry.body)
  if (row.status >= 200 && row.status < 300) {
    if (same) await drop(safe, entry.id)
    return { done: true, body: row.body }
  }
  // The house is busy, or something before it must be settled first.
  if (row.status === 424 || row.status === 429 || row.status === 401 || row.status >= 500) {
    if (same && entry.refusal) await keep(safe, { ...entry, refusal: undefined })
    return undefined
  }
  const { code, status, field, current } = problemOf(row.problem, row.status)
  const state = code === UNCONFIRMED ? 'waiting' : row.status === 409 ? 'conflict' : 'refused'
  const settled: Entry = { ...entry, state, refusal: { code, status, field, current } }
  if (same) await keep(safe, settled)
  return { done: false, entry: settled }
}

/** One at a time on this phone, whichever tab or worker it is. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  const { locks } = navigator as { locks?: LockManager | null }
  return locks ? (locks.request('wangge-outbox', work) as Promise<T>) : work()
}

/** Whether an entry may be sent by itself: what its owner must confirm, they send. */
export const isFree = (entry: Entry) => entry.state === 'waiting' && !entry.refusal

/** Sends what waits, oldest first. Gives what the house said of each. Throws where nothing came back. */
export function flush(safe: Safe, sent = (entry: Entry) => entry.state === 'waiting'): Promise<Map<string, Answer>> {
  return alone(async () => {
    const answers = new Map<string, Answer>()
    const waiting = (await waitingIn(safe)).filter(sent)
    for (let from = 0; from < waiting.length; from += MOST) {
      // Whoever comes next on this phone has another session: it speaks for nobody else.
      if (!(await safe.isIn())) return answers
      const part = waiting.slice(from, from + MOST)
      const entries = part.map(({ id, op, path, body, made_at }) => ({ id, op, path, body, made_at }))
      const { rows } = await post<{ rows: Row[] }>('/sync/entries', { phone: await phone(safe), entries })
      for (const row of rows) {
        const entry = part.find((one) => one.id === row.id)
        if (entry) answers.set(row.id, await settle(safe, entry, row))
      }
    }
    return answers
  })
}

/** Sends one entry by itself, as a page online does. Throws where nothing came back. */
export function sendOne(safe: Safe, entry: Entry): Promise<Answer> {
  return alone(async () => {
    const answer = await fetch(entry.path, {
      method: entry.op,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(entry.body),
      signal: patience(),
    })
    const said: unknown = await answer.json().catch(() => undefined)
    if (answer.status === 401) throw new Barred('not_signed_in')
    if (answer.status === 403 && problemOf(said, 403).code === 'device_revoked') throw new Barred('device_revoked')
    return settle(safe, entry, { id: entry.id, status: answer.status, body: said, problem: said })
  })
}
