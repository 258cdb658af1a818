// What somebody types and has not sent: it outlives the page it stands on, and goes with the window. In memory only, for whoever finds
// the phone reads nothing there.

import { reactive } from 'vue'

export interface Kept<Value> {
  value: Value
  /** Sent, or thrown away. */
  drop: () => void
}

const all = new Map<string, object>()

export function useKept<Value extends object>(name: string, blank: () => Value): Kept<Value> {
  const value = (all.get(name) ?? reactive(blank())) as Value
  all.set(name, value)
  return { value, drop: () => all.delete(name) }
}
