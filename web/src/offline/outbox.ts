// The phone's store at work: opened at sign-in, kept up to date, emptied into the house whenever it answers.

import { v7 as uuid } from 'uuid'
import { watch } from 'vue'

import { askAgain } from '@/api/again'
import { confirmed } from '@/api/confirmation'
import { asProblem, Problem, problemOf, UNCONFIRMED } from '@/api/problem'
import { currentMe, loadMe, serverNow } from '@/api/session'
import type { Me } from '@/api/types'
import { renew, unsubscribe } from '@/rooms/message/notices'
import { QUEUED, type Entered, type NewEntry } from './enter'
import { answerFrom, endedBy, fetchPack, isOver, keepMe, packedAt, shutOthers } from './pack'
import { Barred, drop, flush, giveUp, keep, sendOne, shut, waitingIn, type Answer, type Entry } from './queue'
import { deviceId, Safe } from './safe'
import * as state from './state'
import { REVOKED } from './state'
import { askForSync, WIPED } from './sync'

const NAME_DEVICE = 'sync.name_device'
const EVERY = 30_000
/** So long after a request was lost. */
const SOON = 3_000
const PACK_EVERY = 180_000

let safe: Safe | undefined
let opening: Promise<Safe | undefined> | undefined
/** Whose store is at work; a page without a signal may have opened it before they were known. */
let following: string | undefined
let packed = 0

/** What kind of phone this is, for people who look for it. */
function nameOfPhone(): string {
  const found = /\(([^)]*)\)/.exec(navigator.userAgent)?.[1] ?? navigator.platform
  return found.slice(0, 80) || 'phone'
}

async function show(): Promise<void> {
  state.entries.value = safe ? await waitingIn(safe) : []
}

/** Names this phone and opens what its holder keeps here. Without a signal, what is open still. */
async function open(me: Me): Promise<Safe | undefined> {
  // Without TLS the browser seals nothing, so nothing is kept.
  if (!window.isSecureContext) return undefined
  await closing?.catch(() => undefined)
  let known = await Safe.reopen()
  const carries = me.acts.includes(NAME_DEVICE)
  // What another left open here is theirs; a role that carries nothing works online only.
  if (known && !(carries && known.account === me.account_id)) {
    await shut(known)
    known = undefined
  }
  if (!carries || (known && !navigator.onLine)) return known
  try {
    const answer = await fetch(`/api/v1/devices/${await deviceId()}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: nameOfPhone() }),
    })
    const said: unknown = await answer.json()
    if (answer.ok) {
      known?.close()
      return await Safe.open(me.account_id, (said as { secret: string }).secret, me.ends_at)
    }
    const { code } = problemOf(said, answer.status)
    if (code === 'device_revoked') await wipe()
    if (answer.status < 500) return undefined
  } catch (thrown) {
    if (!asProblem(thrown).offline) return undefined
  }
  return known
}

async function started(): Promise<Safe | undefined> {
  return (await opening) ?? safe
}

async function follow(me?: Me | null): Promise<void> {
  if (!me || me.must_change_password) return
  if (safe && following === me.account_id) return keepMe(safe, me)
  following = me.account_id
  safe?.close()
  safe = undefined
  const begun = open(me)
  opening = begun
  try {
    safe = await begun
  } finally {
    if (opening === begun) opening = undefined
  }
  await show()
  if (!safe) return
  state.lastSuccess.value = await packedAt(safe)
  if (navigator.onLine) await keepMe(safe, me)
  await keepUp(true)
}

let hurried = 0
/** A request that was lost where there is a signal is soon said again, and no more often than at any time. */
function soon(): void {
  if (!navigator.onLine || Date.now() - hurried < EVERY) return
  hurried = Date.now()
  setTimeout(() => void keepUp(), SOON)
}

/** Whether the house was reached; why not is kept for the page of the queue. */
async function attempt(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    state.lastSuccess.value = Date.now()
    state.lastFailure.value = undefined
    return true
  } catch (thrown) {
    if (!(thrown instanceof Barred)) {
      if (asProblem(thrown).offline) soon()
    } else if (thrown.code === 'device_revoked') await wipe()
    // Asked who this is, the house says it again, and the page is left.
    else if (thrown.code === 'not_signed_in') void loadMe().catch(() => undefined)
    // The session ended and another began: the phone is named anew.
    else if (thrown.code === 'device_unnamed') void rename()
    state.lastFailure.value = thrown instanceof Barred ? thrown.code : asProblem(thrown).code
    return false
  }
}

async function rename(): Promise<void> {
  const me = currentMe()
  following = undefined
  if (me) await follow(me)
}

/** Sends what waits. */
export async function send(): Promise<Map<string, Answer>> {
  const open = await started()
  let answers = new Map<string, Answer>()
  if (!open || state.sending.value) return answers
  state.sending.value = true
  try {
    await attempt(async () => (answers = await flush(open)))
  } finally {
    state.sending.value = false
    await show()
  }
  if ([...answers.values()].some((answer) => answer?.done)) state.taken.value += 1
  return answers
}

/** Whether the session has ended by this phone's own clock. What the page knows is newer than what lies here. */
async function over(open: Safe): Promise<boolean> {
  const me = currentMe()
  return me?.account_id === open.account ? endedBy(me, serverNow().getTime()) : isOver(open)
}

/** Sends what waits and fetches what is new, each where it is time. */
async function keepUp(now = false): Promise<void> {
  // Who this is, is answered by the house, or here where it does not answer; then the page is left.
  if (safe && (await over(safe))) await loadMe().catch(() => undefined)
  if (!safe || document.visibilityState === 'hidden') return
  if (state.waiting.value) await send()
  if (!now && Date.now() - packed < PACK_EVERY) return
  const open = safe
  if (await attempt(async () => (state.warning.value = await fetchPack(open)))) packed = Date.now()
}

/** Says it now, and asks that the service worker does should this page be gone before the house answers. Said twice is said once. */
function saying<T>(say: () => Promise<T>): Promise<T> {
  const answer = say()
  void askForSync()
  return answer
}

async function straight<T>(entry: NewEntry): Promise<T> {
  const { op, path, body } = entry
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(path, { method: op, headers, body: JSON.stringify(body) }).catch((thrown: unknown) => {
    throw asProblem(thrown)
  })
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return said as T
  const problem = problemOf(said, answer.status)
  if (problem.code === UNCONFIRMED && (await confirmed())) return straight(entry)
  throw problem
}

async function enter<T>(fresh: NewEntry): Promise<Entered<T>> {
  const open = await started()
  if (!open) return straight<T>(fresh)
  const { op, path, about } = fresh
  // As it goes over the line: what is undefined is not there.
  const body = JSON.parse(JSON.stringify(fresh.body)) as Entry['body']
  const earlier = (await waitingIn(open)).filter((one) => one.state === 'waiting')
  // Said again under the same id it is the same entry, and not a second one.
  const same = earlier.find((one) => one.path === path)
  const entry: Entry = {
    id: same?.id ?? uuid(),
    op,
    path,
    body,
    made_at: same?.made_at ?? Date.now(),
    about,
    state: 'waiting',
  }
  await keep(open, entry)
  await show()
  const first = earlier.every((one) => one.id === entry.id)
  const say = async () => {
    if (!first) return (await send()).get(entry.id)
    let answer: Answer
    await attempt(async () => (answer = await sendOne(open, entry)))
    return answer
  }
  let answer = await saying(say)
  if (answer && !answer.done && answer.entry.refusal?.code === UNCONFIRMED && (await confirmed())) answer = await say()
  if (!answer) {
    await show()
    return QUEUED
  }
  if (answer.done) {
    await show()
    return answer.body as T
  }
  // Whoever entered it stands there and sees why: it need not wait in the queue.
  await drop(open, entry.id)
  await show()
  const { code, status, field, current } = answer.entry.refusal ?? { code: 'unexpected_answer', status: 0 }
  throw new Problem(code, status, field, undefined, undefined, current)
}

/** Tries again what was refused. */
async function again(entry: Entry): Promise<void> {
  const open = await started()
  if (!open) return
  await keep(open, { ...entry, state: 'waiting', refusal: undefined })
  await show()
  await saying(send)
}

/** Says what one has as a record of its own, beside the one that is there. */
async function useMine(entry: Entry): Promise<void> {
  const open = await started()
  if (!open) return
  const creates = entry.op === 'PUT' && entry.refusal?.code === 'different_body'
  const path = creates ? entry.path.replace(/[^/]+$/, uuid()) : entry.path
  await again({ ...entry, path })
}

async function discard(entry: Entry): Promise<void> {
  const open = await started()
  if (!open) return
  await drop(open, entry.id)
  await show()
}

/** Goes: what waits stays sealed for its owner, or nothing stays. */
async function leave(): Promise<void> {
  await unsubscribe('field').catch(() => undefined)
  // Opened anew: whoever goes takes along what another page of theirs opened since.
  ;(await started())?.close()
  safe = await Safe.reopen()
  await close()
}

/** The same for whoever's session has ended, as the house says or the clock, also before their page opened anything. */
let closing: Promise<void> | undefined
function close(): Promise<void> {
  closing ??= (async () => {
    const open = await started()
    safe = undefined
    following = undefined
    if (open) await shut(open)
    state.entries.value = []
    state.asOf.value = undefined
    state.lastSuccess.value = undefined
    await shutOthers()
  })().finally(() => (closing = undefined))
  return closing
}

/** This phone was shut out. */
let wiping: Promise<void> | undefined
function wipe(): Promise<void> {
  wiping ??= (async () => {
    safe?.close()
    safe = undefined
    state.entries.value = []
    await giveUp()
    // Said on the next page, whichever way it is reached.
    sessionStorage.setItem(REVOKED, 'yes')
    window.location.replace('/field/sign-in')
  })()
  return wiping
}

const said = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json', 'x-carried': 'yes' } })

/** What is carried here, for a page that has not opened it; nothing that is another's. */
async function carried(): Promise<Safe | undefined> {
  const open = await started()
  if (open) return open
  const [found, me] = [await Safe.reopen(), currentMe()]
  if (!found || !me || me.account_id === found.account) return (safe = found)
  found.close()
  return undefined
}

/** The answer of an operation from what is carried. Once the session has ended nothing is, and nobody is signed in. */
async function answer(request: Request): Promise<Response | undefined> {
  await closing
  const open = await carried()
  if (open && (await over(open))) {
    await close()
    return said({ code: 'not_signed_in' }, 401)
  }
  const body = open && (await answerFrom(open, new URL(request.url)))
  if (!open || body === undefined) return undefined
  state.asOf.value = (await packedAt(open)) ?? Date.now()
  if (!state.entries.value.length) await show()
  return said(body)
}

function begin(): void {
  askAgain()
  watch(
    currentMe,
    (me) => {
      // Not where it is not known yet who this is.
      if (me === null) void close()
      void follow(me)
      void renew('field')
    },
    { immediate: true },
  )
  const look = () => {
    // The browser asks a few times only; nobody may open this page for long.
    if (document.visibilityState === 'hidden' && state.waiting.value) void askForSync()
    void keepUp()
  }
  window.addEventListener('online', () => void keepUp(true))
  document.addEventListener('visibilitychange', look)
  navigator.serviceWorker?.addEventListener('message', ({ data }) => {
    if (data === WIPED) void wipe()
    else void show().then(() => (state.taken.value += 1))
  })
  setInterval(look, EVERY)
}

export const outbox = { begin, enter, send, again, useMine, discard, leave, close, wipe, answer }
