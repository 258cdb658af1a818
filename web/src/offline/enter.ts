// The one way in which the phone enters something: it is kept first, then sent. With a signal the house's answer comes back as
// ever; without one the caller is told that it waits.

import type { About } from './queue'

export interface NewEntry {
  op: 'PUT' | 'POST'
  path: string
  body: object
  about: About
}

/** Waiting on the phone, instead of an answer. */
export const QUEUED = Symbol('queued')
export type Entered<T> = T | typeof QUEUED

export async function enter<T>(entry: NewEntry): Promise<Entered<T>> {
  const { outbox } = await import('./outbox')
  return outbox.enter<T>(entry)
}
