// Sending with no page open, where the browser can: the page asks for it, the service worker does it. No Vue here.

import { Barred, flush, giveUp, isFree, shut, waitingIn, type Answer } from './queue'
import { Safe } from './safe'

export const TAG = 'outbox'
/** What the worker tells the pages where it wiped this phone. */
export const WIPED = 'wiped'

/** Has the browser wake the service worker when there is a signal. Few browsers do; a page that is open sends in any case. */
export async function askForSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.getRegistration('/field/')
    const { sync } = (registration ?? {}) as { sync?: { register: (tag: string) => Promise<void> } }
    await sync?.register(TAG)
  } catch {
    // Forbidden in the browser's settings, or the service worker is not there yet.
  }
}

/** Not all was taken: the browser should wake the worker again later. */
export class Unsent extends Error {}

/**
 * Sends what waits, and gives what the house said of each; nothing where this phone was shut out, and is wiped. Throws where the
 * browser should say so again later.
 */
export async function sendWaiting(): Promise<Map<string, Answer> | undefined> {
  const safe = await Safe.reopen()
  if (!safe) return new Map()
  try {
    const answers = await flush(safe, isFree)
    // The house was busy. What its owner must confirm or settle first only they can send.
    const left = await waitingIn(safe)
    if (left.some(isFree) && left.every((entry) => entry.state === 'waiting')) throw new Unsent('some still wait')
    return answers
  } catch (thrown) {
    if (!(thrown instanceof Barred)) throw thrown
    // Asking again helps nobody: a page must see to what is left.
    if (thrown.code === 'not_signed_in') await shut(safe)
    if (thrown.code !== 'device_revoked' || (await safe.isOld())) return new Map()
    safe.close()
    await giveUp()
    return undefined
  } finally {
    safe.close()
  }
}
