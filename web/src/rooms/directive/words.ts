// The fixed words of directives, and what of their progress is worth a word.

import type { AssignmentLine, DirectiveLine } from '@/api/types'

export const URGENCIES = ['urgent', 'pressing', 'ordinary'] as const
export const STATES = ['open', 'closed', 'withdrawn'] as const
export const ASSIGNMENT_STATES = [
  'sent',
  'received',
  'acting',
  'reported',
  'done',
  'verified',
  'closed',
  'withdrawn',
] as const
export const COUNTS = ['assigned', 'unreceived', 'acting', 'done', 'verified', 'overdue', 'late', 'vacant'] as const
export const PRESENCES = ['present', 'absent', 'excused'] as const

/** Something is left to do for whose it is. */
export function undone({ state }: Pick<AssignmentLine, 'state'>): boolean {
  return ['sent', 'received', 'acting', 'reported'].includes(state)
}

/** How many are not verified; those keep a directive from being closed without a reason. */
export function left({ progress }: Pick<DirectiveLine, 'progress'>): number {
  return progress.unreceived + progress.acting + progress.done
}

/** The share of the assignments that are verified, in per cent; never rounded up to all of them. */
export function percent({ progress }: Pick<DirectiveLine, 'progress'>): number {
  return progress.assigned ? Math.floor((progress.verified * 100) / progress.assigned) : 0
}
