// The fixed words of isolation and how its days are counted.

import type { IsolationLine } from '@/api/types'
import { daysBetween } from '@/ui/time'

/** 体温异常: 37.3 ℃ and above. The server decides by the policy; this only warns while typing. */
export const FEVER = 37.3

export const SYMPTOMS = [
  'fever',
  'cough',
  'sore_throat',
  'chest_tightness',
  'dyspnoea',
  'fatigue',
  'nausea',
  'diarrhoea',
  'conjunctivitis',
  'myalgia',
  'other',
] as const

export const STATES = ['isolating', 'due', 'released'] as const
export const TASK_STATES = ['open', 'done', 'missed', 'cancelled'] as const
export const TASK_KINDS = ['isolation.temperature', 'isolation.release'] as const

/** What is shown as the state: the last day has come, or the plain state. */
export function stateOf(row: Pick<IsolationLine, 'state' | 'due'>): string {
  return row.state === 'isolating' && row.due ? 'due' : row.state
}

/** A ground is a code where the rules gave it, and words where a person did. */
export function groundOf(ground: string, t: (key: string) => string, te: (key: string) => boolean): string {
  const key = `isolation.grounds.${ground}`
  return /^[a-z_]+$/.test(ground) && te(key) ? t(key) : ground
}

/** Days until the last one; negative when it has passed. */
export function daysLeft(row: Pick<IsolationLine, 'ends_on'>, today: string): number {
  return daysBetween(today, row.ends_on)
}

/** All temperatures of the wheel, with 36.5 in the middle of where people are. */
export function temperatures(): string[] {
  const all: string[] = []
  for (let tenths = 350; tenths <= 420; tenths++) all.push((tenths / 10).toFixed(1))
  return all
}
export const USUAL = '36.5'
