// The fixed words of isolation and how its days are counted.

import { useI18n } from 'vue-i18n'

import type { IsolationLine, Task } from '@/api/types'
import { useWords } from '@/i18n'
import { daysBetween } from '@/ui/time'

/** 体温异常: 37.3 ℃ and above. The server decides by the policy; this only warns while typing. */
export const FEVER = 37.3

export const STATES = ['isolating', 'due', 'hospital', 'released', 'lapsed', 'referred', 'withdrawn'] as const
export const TASK_STATES = ['open', 'done', 'missed', 'cancelled'] as const
/** What the plan of 2020 asks for; rows bring the names of whatever else a policy lays. */
export const TASK_KINDS = [
  'temperature',
  'meal',
  'sms',
  'disinfectant',
  'thermometer',
  'fund',
  'vehicle',
  'release',
] as const

/** What is shown as the state: the last day has come, or the plain state. */
export function stateOf(row: Pick<IsolationLine, 'state' | 'due'>): string {
  return row.state === 'isolating' && row.due ? 'due' : row.state
}

/** However it ended; nothing can be done about it any more. */
export function ended(row: Pick<IsolationLine, 'ended_on'>): boolean {
  return Boolean(row.ended_on)
}

/** Why, in words: those a person wrote, else those for the code. */
export function useGround() {
  const { t, te } = useI18n()
  return function groundOf(ground: string, reason?: string | null): string {
    const key = `isolation.grounds.${ground}`
    return reason || (te(key) ? t(key) : ground)
  }
}

/** Parts of the day in which something is done more than once. */
const PARTS = ['morning', 'noon', 'evening']

/** 晚测体温: what is to be done, and in which part of the day where it is done more than once. */
export function useTaskName() {
  const { t } = useI18n()
  const word = useWords()
  return function nameOf(task: Pick<Task, 'kind_zh' | 'kind_en' | 'slot'>): string {
    const kind = word(task.kind_zh, task.kind_en)
    return !PARTS.includes(task.slot)
      ? kind
      : t('isolation.slotKind', { slot: t(`isolation.slots.${task.slot}`), kind })
  }
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
