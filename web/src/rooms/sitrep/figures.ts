// The codes of the figures these pages name one by one. The report page shows whatever the server sends.

import { useI18n } from 'vue-i18n'

import type { AreaFigures, Count, OnDay, Sitrep } from '@/api/types'
import { useWords } from '@/i18n'

export const FIGURE = {
  arrivals: 'screening.arrivals',
  otherProvince: 'screening.other_province',
  riskArea: 'screening.risk_area',
  people: 'isolation.people',
  households: 'isolation.households',
  released: 'isolation.released',
  referred: 'isolation.referred',
  fever: 'isolation.fever',
  confirmed: 'isolation.confirmed',
  teamsComplete: 'isolation.teams_complete',
  teamsIncomplete: 'isolation.teams_incomplete',
  due: 'task.due',
  done: 'task.done',
  late: 'task.late',
  alerts: 'alert.raised',
} as const

/** The figures of a report in the order in which it is read; figures that are new here come last. */
export function inOrder(codes: string[]): string[] {
  const order: string[] = Object.values(FIGURE)
  const rank = (code: string) => (order.includes(code) ? order.indexOf(code) : order.length)
  return [...codes].sort((a, b) => rank(a) - rank(b))
}

const NOTHING: Count = { day: 0, total: 0, current: 0 }

/** A figure of one of its parts. */
export function part(row: AreaFigures, code: string): Count {
  return row.figures[code] ?? NOTHING
}

/** How much of what was due is done, in percent with one decimal; nothing due is no percentage. */
export function rate(done: number, due: number): string {
  return due ? `${(Math.floor((done / due) * 1000) / 10).toFixed(1)}%` : '–'
}

/** People on day `from` of their isolation; where `to` is missing, on that day or later. */
export interface DayColumn {
  from: number
  to?: number
  people: number
}

/** The planned period, shown whole even where nobody is on a day of it. */
const PLANNED = 14
/** Two periods; beyond them the days are few and are counted together. */
const LAST = 28

/** One column a day, without holes; nobody at home has no columns. */
export function dayColumns(days: OnDay[]): DayColumn[] {
  if (!days.some(({ people }) => people)) return []
  const until = Math.min(LAST, Math.max(PLANNED, ...days.map(({ day_n }) => day_n)))
  const columns: DayColumn[] = Array.from({ length: until }, (_, at) => ({
    from: at + 1,
    to: at + 1,
    people: days.find(({ day_n }) => day_n === at + 1)?.people ?? 0,
  }))
  const longer = days.filter(({ day_n }) => day_n > LAST).reduce((sum, { people }) => sum + people, 0)
  return longer ? [...columns, { from: LAST + 1, people: longer }] : columns
}

/** What a number of the report is called where only the number stands: 山城镇 居家隔离人数 当日. */
export function useNames(report: () => Sitrep) {
  const { t } = useI18n()
  const word = useWords()
  return (code: string, face: string, area = ''): string => {
    const figure = report().figures[code]
    return [area, figure ? word(figure.zh, figure.en) : code, t(`sitrep.face.${face}`)].filter(Boolean).join(' ')
  }
}
