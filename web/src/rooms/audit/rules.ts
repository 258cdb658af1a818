// What somebody may be seen for, as the policy says it.

import { api, ask } from '@/api/client'
import type { RevealPurpose, RevealWay } from '@/api/types'

/** The purposes of one way. */
export async function purposesOf(way: RevealWay): Promise<RevealPurpose[]> {
  const rules = await ask(api.GET('/api/v1/reveal-rules'))
  return rules.purposes.filter((one) => one.ways.includes(way))
}
