// The key of the city's passes. It is public and does not change, so what was fetched once serves without a network.

import { api, ask } from '@/api/client'

const KEPT = 'wangge.pass_key'

/** The public key: fetched, or the one kept on this phone. Undefined where neither is to be had. */
export async function passKey(): Promise<string | undefined> {
  const kept = read()
  if (kept) return kept
  const { key } = await ask(api.GET('/api/v1/passes/key'))
  try {
    localStorage.setItem(KEPT, key)
  } catch {
    // Private windows may forbid it; the key is then fetched again.
  }
  return key
}

/** After a fault: the phone may have been used in another city before. */
export function forgetKey(): void {
  try {
    localStorage.removeItem(KEPT)
  } catch {
    // Nothing was kept.
  }
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}
