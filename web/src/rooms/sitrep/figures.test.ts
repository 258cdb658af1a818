import { describe, expect, it } from 'vitest'

import { dayColumns, rate } from './figures'

describe('the days of isolation', () => {
  it('are a column each, without holes, over the whole planned period', () => {
    const columns = dayColumns([
      { day_n: 2, people: 3 },
      { day_n: 15, people: 1 },
    ])
    expect(columns.map(({ people }) => people)).toEqual([0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(columns[1]).toEqual({ from: 2, to: 2, people: 3 })
  })

  it('are counted together beyond two periods, and not shown where nobody is at home', () => {
    const columns = dayColumns([
      { day_n: 30, people: 1 },
      { day_n: 41, people: 2 },
    ])
    expect(columns).toHaveLength(29)
    expect(columns.at(-1)).toEqual({ from: 29, people: 3 })
    expect(dayColumns([])).toEqual([])
  })
})

describe('a rate', () => {
  it('is never rounded up to all, and nothing due is no rate', () => {
    expect(rate(1999, 2000)).toBe('99.9%')
    expect(rate(0, 0)).toBe('–')
  })
})
