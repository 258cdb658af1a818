// What somebody types and has not sent: it outlives a reload of the window, and goes with the window.

import { reactive, watch } from 'vue'

export interface Kept<Value> {
  value: Value
  /** Sent, or thrown away. */
  drop: () => void
}

export function useKept<Value extends object>(name: string, blank: () => Value): Kept<Value> {
  const key = `wangge.kept.${name}`
  const value = reactive({ ...blank(), ...stored<Value>(key) }) as Value
  const stop = watch(value, (now) => store(key, JSON.stringify(now)), { flush: 'sync' })
  function drop() {
    stop()
    store(key, undefined)
  }
  return { value, drop }
}

function stored<Value>(key: string): Partial<Value> {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Partial<Value>) : {}
  } catch {
    return {}
  }
}

function store(key: string, text: string | undefined) {
  try {
    if (text === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    // A window that may keep nothing: then it lives as long as the page.
  }
}
