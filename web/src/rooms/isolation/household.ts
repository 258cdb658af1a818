// Who is isolated in a household, and in which order they are shown.

import { api, ask } from '@/api/client'
import type { IsolationLine } from '@/api/types'
import { ended } from './words'

/** Now isolated first, and of these whoever may go next; then those before, the latest first. */
export function inOrderOfEnds(rows: IsolationLine[]): IsolationLine[] {
  return [...rows].sort(
    (a, b) =>
      Number(ended(a)) - Number(ended(b)) ||
      (ended(a) ? b.ends_on.localeCompare(a.ends_on) : a.ends_on.localeCompare(b.ends_on)),
  )
}

/** The isolations of a household. */
export async function isolationsAt(household_id: string): Promise<IsolationLine[]> {
  const { rows } = await ask(api.GET('/api/v1/isolations', { params: { query: { household_id, limit: 200 } } }))
  return inOrderOfEnds(rows)
}
