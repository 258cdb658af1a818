// What the map, the curve and the list of a board can show: one at a time, named in the address.

import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import type { Board, BoardFigure, Count } from '@/api/types'
import { query } from '@/urls'

export type Face = 'day' | 'total' | 'current' | 'ended'
export type Tone = 'plain' | 'late' | 'alarm'

export interface Measure {
  /** How the address names it. */
  key: string
  code: string
  face: 'day' | 'current'
  /** What more of it means. */
  tone: Tone
}

export const MEASURES: readonly Measure[] = [
  { key: 'isolated', code: 'isolation.people', face: 'current', tone: 'plain' },
  { key: 'arrivals', code: 'screening.arrivals', face: 'day', tone: 'plain' },
  { key: 'crossings', code: 'crossing.crossings', face: 'day', tone: 'plain' },
  { key: 'alerts', code: 'alert.raised', face: 'current', tone: 'alarm' },
  { key: 'fever', code: 'isolation.fever', face: 'day', tone: 'alarm' },
  { key: 'late', code: 'task.late', face: 'day', tone: 'late' },
  { key: 'teams', code: 'isolation.teams_incomplete', face: 'current', tone: 'late' },
  { key: 'directives', code: 'directive.late', face: 'day', tone: 'late' },
]

const FIRST = MEASURES[0] as Measure

export function measureOf(key: unknown): Measure {
  return MEASURES.find((measure) => measure.key === key) ?? FIRST
}

const NOTHING: BoardFigure = {
  zh: '',
  en: '',
  unit: '',
  unit_en: '',
  faces: [],
  day: 0,
  total: 0,
  before: { day: 0, total: 0 },
  days: [],
}

export function figure(board: Board, code: string): BoardFigure {
  return board.figures[code] ?? NOTHING
}

export function part(row: { figures: Record<string, Count> }, code: string): Count {
  return row.figures[code] ?? { day: 0, total: 0 }
}

/** What a figure says on a face. */
export function said(of: { day: number; total: number; current?: number | null; ended?: number | null }, face: Face) {
  return of[face] ?? 0
}

/** What it said on each day of the curve. */
export function curve(of: BoardFigure, face: 'day' | 'current'): number[] {
  return (face === 'current' ? of.levels : of.days) ?? of.days
}

/** Which measure the address names, and how to choose another. */
export function useMeasure() {
  const route = useRoute()
  const router = useRouter()
  const measure = computed(() => measureOf(route.query.measure))
  function choose(key: string) {
    const kept = Object.fromEntries(Object.entries(route.query).filter(([, value]) => typeof value === 'string'))
    const next = { ...(kept as Record<string, string>), measure: key === FIRST.key ? undefined : key }
    void router.replace({ path: route.path, query: query(next) })
  }
  return { measure, choose }
}
