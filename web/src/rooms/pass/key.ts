// The key of the city's passes. It is public and changes only with the city's index key, so what was fetched once serves without a
// network; with one the house is asked first, lest a key that was stolen goes on being believed.

import { api, ask } from '@/api/client'
import { verify, type Verified } from './verify'

const KEPT = 'wangge.pass_key'

/** So long the house is waited for where a key is kept: at the gate people wait. */
const PATIENCE = 1500

/** What a code says, by the key of the house; by the one kept on this phone where the house does not answer. */
export async function verified(code: string): Promise<Verified> {
  const kept = read()
  const now = fetched()
  if (!kept) return verify(code, await now)
  const late = new Promise<string>((done) => setTimeout(() => done(kept), PATIENCE))
  return verify(code, await Promise.race([now.catch(() => kept), late]))
}

async function fetched(): Promise<string> {
  const { key } = await ask(api.GET('/api/v1/passes/key'))
  try {
    localStorage.setItem(KEPT, key)
  } catch {
    // Private windows may forbid it; the key is then fetched again.
  }
  return key
}

function read(): string | undefined {
  try {
    return localStorage.getItem(KEPT) ?? undefined
  } catch {
    return undefined
  }
}
