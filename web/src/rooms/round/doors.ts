// The doors of a round as a walk needs them.

import type { DoorLine } from '@/api/types'

/** The first is by far the most frequent; the rest lies under one thumb. */
export const OUTCOMES = ['reached', 'nobody_home', 'refused', 'vacant', 'moved'] as const
export type Outcome = (typeof OUTCOMES)[number]

const SETTLED = ['reached', 'vacant', 'moved']

/** Whether somebody must go there, or come again. */
export function isLeft(door: Pick<DoorLine, 'state'>): boolean {
  return !SETTLED.includes(door.state)
}

/** Whether it is too early to come again. */
export function waits(door: Pick<DoorLine, 'next_at'>, now: Date): boolean {
  return Boolean(door.next_at) && new Date(door.next_at as string) > now
}
