// Two versions of one thing, field by field: what was entered here, and what is recorded.

import type { Entry } from './queue'

export interface Difference {
  field: string
  mine: string
  theirs: string
}

function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (Array.isArray(value)) return value.map(plain).join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean)
}

/** A masked text tells no more than that it may be the same. */
function same(mine: string, theirs: string): boolean {
  if (!theirs.includes('*')) return mine === theirs
  const [begin = '', end = ''] = theirs.split(/\*+/)
  return mine.startsWith(begin) && mine.endsWith(end)
}

/** What differs, as far as the record shows what was entered; where it shows none of it, what the record says of its state. */
export function versions({ body, refusal }: Pick<Entry, 'body' | 'refusal'>): Difference[] {
  const current = (refusal?.current ?? {}) as Record<string, unknown>
  const shared = Object.keys(body).filter((field) => field in current)
  const lines = shared
    .map((field) => ({ field, mine: plain(body[field]), theirs: plain(current[field]) }))
    .filter((line) => !same(line.mine, line.theirs))
  const state = ['state', 'done_by', 'done_at'].filter((field) => current[field] && !(field in body))
  return lines.length ? lines : state.map((field) => ({ field, mine: '—', theirs: plain(current[field]) }))
}
