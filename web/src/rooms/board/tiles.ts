// The row of figures on top of a board.

import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'

import type { Board } from '@/api/types'
import { figure, said, type Face, type Tone } from './measures'

/** A number that opens its records. */
export interface Small {
  label: string
  code: string
  face: Face
  n: number
}

export interface Tile extends Small {
  key: string
  /** The same number the day before. */
  before: number
  tone: Tone
  small: Small[]
  /** Shown in place of the number, for example a share. */
  text?: string
}

/** Done of due in percent, never rounded up to all; nothing due is no percentage. */
export function share(done: number, due: number): string {
  return due ? `${(Math.floor((done / due) * 1000) / 10).toFixed(1)}%` : '–'
}

export function useTiles(board: () => Board | undefined): ComputedRef<Tile[]> {
  const { t } = useI18n()
  return computed(() => {
    const shown = board()
    if (!shown) return []
    const small = (label: string, code: string, face: Face): Small => ({
      label: t(`board.${label}`),
      code,
      face,
      n: said(figure(shown, code), face),
    })
    const tile = (key: string, code: string, face: 'day' | 'total' | 'current', of: Small[], tone: Tone = 'plain') => {
      const one = small(`tiles.${key}`, code, face)
      const before = said(figure(shown, code).before, face)
      return { ...one, key, before, small: of, tone: one.n ? tone : 'plain' } satisfies Tile
    }
    const doors = ['round.reached', 'round.empty'].map((code) => figure(shown, code).total)
    return [
      tile('isolated', 'isolation.people', 'current', [
        small('households', 'isolation.households', 'current'),
        small('added', 'isolation.people', 'day'),
        small('released', 'isolation.released', 'day'),
      ]),
      tile('arrivals', 'screening.arrivals', 'day', [
        small('total', 'screening.arrivals', 'total'),
        small('fromRisk', 'screening.risk_area', 'total'),
      ]),
      tile('fever', 'isolation.fever', 'day', [small('total', 'isolation.fever', 'total')], 'alarm'),
      tile('confirmed', 'isolation.confirmed', 'total', [small('added', 'isolation.confirmed', 'day')], 'alarm'),
      tile(
        'alerts',
        'alert.raised',
        'current',
        [small('added', 'alert.raised', 'day'), small('ended', 'alert.raised', 'ended')],
        'alarm',
      ),
      {
        ...tile('tasks', 'task.done', 'day', [small('due', 'task.due', 'day')]),
        text: share(figure(shown, 'task.done').day, figure(shown, 'task.due').day),
      },
      tile('late', 'task.late', 'day', [small('total', 'task.late', 'total')], 'late'),
      tile('crossings', 'crossing.crossings', 'day', [
        small('returned', 'crossing.advised_return', 'day'),
        small('gates', 'checkpoint.open', 'current'),
      ]),
      {
        ...tile('reached', 'round.reached', 'total', [
          small('empty', 'round.empty', 'total'),
          small('doorsDue', 'round.households', 'total'),
        ]),
        text: share((doors[0] ?? 0) + (doors[1] ?? 0), figure(shown, 'round.households').total),
      },
    ]
  })
}
