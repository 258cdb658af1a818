// What a gate says to a verified pass when no server can be asked; the same words as crates/server/src/rooms/pass/verdict.rs.

import type { PassVerdict } from '@/api/types'
import { dayOf, moment } from '@/ui/time'
import type { Card } from './verify'

/** What a phone may have taken along about a pass. */
export interface Known {
  state: 'active' | 'suspended' | 'expired' | 'revoked'
  next_on?: string | null | undefined
  forfeited?: boolean
}

export function gate(
  card: Pick<Card, 'validFrom' | 'validTo' | 'opens' | 'closes' | 'longestMinutes'>,
  now: Date,
  known?: Known,
): PassVerdict {
  const at = now.toISOString()
  const [today, hour] = [dayOf(at), Number(moment(at).slice(11, 13))]
  const next = known?.next_on && known.next_on > today ? known.next_on : null
  const says = (light: PassVerdict['light'], why: PassVerdict['why']): PassVerdict => ({
    light,
    why,
    back_by: why === 'may_go' ? new Date(now.getTime() + card.longestMinutes * 60_000).toISOString() : null,
    next_on: next,
  })
  if (known?.state === 'revoked') return says('red', 'revoked')
  if (today < card.validFrom || today > card.validTo) return says('red', 'expired')
  if (known?.state === 'suspended') return says('red', 'suspended')
  if (next) return says('amber', known?.forfeited ? 'forfeited' : 'too_soon')
  if (hour < card.opens || hour >= card.closes) return says('amber', 'outside_hours')
  return says('green', 'may_go')
}
