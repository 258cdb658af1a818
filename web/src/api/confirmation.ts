// What waits until somebody has given their password again. Light: what asks for that comes when something does.

import { shallowRef } from 'vue'

/** The acts that wait for a confirmation; the face shows one dialog for all of them. */
export const waiting = shallowRef<((confirmed: boolean) => void)[]>([])

/** Asks for the password; whether it was given. */
export const confirmed = () => new Promise<boolean>((tell) => (waiting.value = [...waiting.value, tell]))

/** The person has confirmed, or would not. */
export function settle(done: boolean): void {
  const all = waiting.value
  waiting.value = []
  for (const tell of all) tell(done)
}
