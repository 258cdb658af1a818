import { describe, expect, it } from 'vitest'

import { covers, gapsOf, needsOf, shortfallOf, spans } from './team'

const watch = (watch_from: number, watch_hours: number) => ({ watch_from, watch_hours })
const member = (role: string) => ({ worker_id: role, role, ...watch(0, 3), name: role, teams: 0 })

describe('a watch', () => {
  it('goes over midnight', () => {
    expect([23, 1, 2].map((hour) => covers(watch(20, 6), hour))).toEqual([true, true, false])
    expect(gapsOf([watch(20, 6), watch(3, 17)])).toEqual([2])
  })

  it('of no hours covers none, of 24 all', () => {
    expect(gapsOf([watch(5, 0)])).toHaveLength(24)
    expect(gapsOf([watch(5, 24)])).toEqual([])
  })

  it('has gaps that are told as one where the hours follow', () => {
    expect(spans([0, 1, 7, 23])).toEqual([watch(7, 1), watch(23, 3)])
    expect(spans([...Array(24).keys()])).toEqual([watch(0, 24)])
    expect(spans([])).toEqual([])
  })
})

describe('a team', () => {
  const needs = needsOf({
    template: 'town',
    members: ['unit_staff', 'unit_staff', 'cadre'].map(member),
    shortfall: { unit_staff: 3, medic: 1 },
  })

  it('needs whom the proposal found and whom it did not', () => {
    expect(Object.entries(needs)).toEqual([
      ['cadre', 1],
      ['medic', 1],
      ['unit_staff', 5],
    ])
  })

  it('lacks the rest', () => {
    const four = ['cadre', 'medic', 'unit_staff', 'unit_staff', 'unit_staff', 'unit_staff']
    expect(shortfallOf(needs, four)).toEqual({ unit_staff: 1 })
    expect(shortfallOf(needs, [...four, 'unit_staff', 'medic'])).toEqual({})
  })
})
