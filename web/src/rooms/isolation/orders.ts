// Orders that change an isolation: which may follow now, and how the last day moves with them.

import type { Change, ClinicalResult, IsolationLine } from '@/api/types'
import { daysBetween } from '@/ui/time'

export const CHANGES: readonly Change[] = ['extend', 'shorten', 'move', 'suspend', 'resume', 'refer']

type Standing = Pick<IsolationLine, 'state' | 'ends_on' | 'ended_on'> & {
  results?: Pick<ClinicalResult, 'kind' | 'withdrawn'>[]
}

/** Those of the hospital's results that were not taken back. */
export function standing<T extends { withdrawn?: unknown }>(results: readonly T[] | undefined): T[] {
  return (results ?? []).filter(({ withdrawn }) => !withdrawn)
}

/** Whether the hospital's last word is that somebody has it or may have it. */
export function isIll(kind: ClinicalResult['kind'] | undefined): boolean {
  return kind === 'suspected' || kind === 'confirmed'
}

/** Why an order cannot follow now, as the name of its text; none where it may. The server decides again. */
export function whyNot(change: Change, now: Standing, today: string): string | undefined {
  if (now.ended_on) return 'ended'
  const home = now.state === 'isolating'
  if (change === 'resume') {
    if (home) return 'atHome'
    return isIll(standing(now.results).at(-1)?.kind) ? 'stillIll' : undefined
  }
  if (change === 'shorten') return now.ends_on <= today ? 'lastDay' : undefined
  return home || change === 'refer' ? undefined : 'inHospital'
}

/** Whether an order names a last day. */
export function dated(change: Change): boolean {
  return change === 'extend' || change === 'shorten' || change === 'resume'
}

/** Whether a day may be the new last one. How far ahead it may lie is policy, and the server's to say. */
export function mayEnd(change: Change, day: string, now: Standing, today: string): boolean {
  if (change === 'extend') return day > now.ends_on
  return day >= today && (change === 'resume' || day < now.ends_on)
}

/** How the last day moves: the name of its text and what stands in it. */
export function moveOf(from: string, to: string) {
  const n = daysBetween(from, to)
  return { name: n > 0 ? 'longer' : n < 0 ? 'shorter' : 'same', from, to, n: Math.abs(n) }
}
