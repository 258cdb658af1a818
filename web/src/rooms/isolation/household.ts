// Who is isolated in a household: the API lists isolations by area, and this looks for the household among them.

import { api, ask } from '@/api/client'
import type { IsolationLine } from '@/api/types'
import { ended } from './words'

const PAGES = 5

/** Now isolated first, and of these whoever may go next; then those before, the latest first. */
export function inOrderOfEnds(rows: IsolationLine[]): IsolationLine[] {
  return [...rows].sort(
    (a, b) =>
      Number(ended(a)) - Number(ended(b)) ||
      (ended(a) ? b.ends_on.localeCompare(a.ends_on) : a.ends_on.localeCompare(b.ends_on)),
  )
}

/** The isolations of a household that lies in the area. */
export async function isolationsAt(household: string, area: string): Promise<IsolationLine[]> {
  const found: IsolationLine[] = []
  let after: string | undefined
  for (let page = 0; page < PAGES; page++) {
    const { rows, next } = await ask(api.GET('/api/v1/isolations', { params: { query: { area, limit: 200, after } } }))
    found.push(...rows.filter((row) => row.household_id === household))
    if (!next) break
    after = next
  }
  return inOrderOfEnds(found)
}
