// Who is signed in. Loaded once before the first page; pages may rely on it.

import { computed, shallowRef, watch } from 'vue'

import { api, ask, enterSession, sessionNow } from './client'
import { settle } from './confirmation'
import { Problem } from './problem'
import type { Held, Me } from './types'

/** Undefined before anybody knows. */
const me = shallowRef<Me | null>()
/** Set while somebody has gone and the house has not heard of it. */
const GONE = 'wangge.gone'
/** How far the server's clock is ahead of this device's. */
let ahead = 0

function know(person: Me): Me {
  me.value = person
  // Each ends at a moment of its own.
  enterSession(person.ends_at)
  ahead = Date.parse(person.now) - Date.now()
  return person
}

/** The moment as the house sees it: the clock of a phone may be wrong, and an exercise has its own. */
export function serverNow(): Date {
  return new Date(Date.now() + ahead)
}

/** The same for a moment that this device noted by its own clock. */
export const byHouse = (at: number) => new Date(at + ahead).toISOString()

/** The signed-in person, or nobody; undefined before the house was asked. */
export const currentMe = () => me.value

/** The signed-in person; only for pages behind the sign-in. */
export function useMe() {
  return computed(() => {
    if (!me.value) throw new Error('a page behind the sign-in was shown to a stranger')
    return me.value
  })
}

export const signedIn = computed(() => !!me.value)
export const mustChangePassword = computed(() => me.value?.must_change_password ?? false)
export const mustEnrol = computed(() => me.value?.must_enrol ?? false)

// Nobody confirms what somebody else was about to do.
watch(
  () => me.value?.account_id,
  () => settle(false),
  { flush: 'sync' },
)

/** Asks the server who this is; a stranger is no error. */
export async function loadMe(): Promise<Me | null> {
  const asked = sessionNow()
  try {
    await tellGone()
    return know(await ask(api.GET('/api/v1/me')))
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.code !== 'not_signed_in') throw thrown
    if (asked === sessionNow()) me.value = null
    return me.value ?? null
  }
}

export async function signIn(login: string, password: string, code?: string): Promise<Me> {
  await tellGone()
  return know(await ask(api.POST('/api/v1/session', { body: { login, password, code } })))
}

const leavers = new Set<() => void>()

/** What somebody left on this device goes when they sign out; a session that merely ends takes nothing along. */
export function onSignOut(forget: () => void): void {
  leavers.add(forget)
}

const last: (() => Promise<void>)[] = []

/** What must be done before somebody is gone, for example destroying what lies on this device. */
export function onLeaving(work: () => Promise<void>): void {
  last.push(work)
}

/** Ends the session of whoever has gone, where the house has not heard of it: nobody comes in on it again. */
async function tellGone(): Promise<void> {
  if (!localStorage.getItem(GONE)) return
  const ended = ask(api.DELETE('/api/v1/session'))
  await ended.catch((thrown: Problem) => {
    if (thrown.code !== 'not_signed_in') throw thrown
  })
  localStorage.removeItem(GONE)
}

/** Goes, with a signal or without: what lies here goes at once, and the house hears of it when a page next asks it anything. */
export async function signOut(): Promise<void> {
  for (const work of last) await work()
  localStorage.setItem(GONE, 'yes')
  await tellGone().catch(() => undefined)
  me.value = null
  for (const forget of leavers) forget()
}

/** Forgets the person without asking the server, when it has already forgotten them. */
export function forgetMe(): void {
  me.value = null
}

export async function changePassword(old_password: string, new_password: string): Promise<void> {
  await ask(api.PUT('/api/v1/me/password', { body: { old_password, new_password } }))
  await loadMe()
}

/** Whether a role of this person holds the act somewhere. The server decides again, for the place. */
export function may(act: string): boolean {
  return me.value?.acts.includes(act) ?? false
}

/** The widest of somebody's areas: codes grow with depth, so it is the shortest. */
export function widest(grants: Held[], otherwise: string): string {
  return grants.reduce((best, grant) => (best && best.length <= grant.area.length ? best : grant.area), '') || otherwise
}
