import { describe, expect, it } from 'vitest'

import { daysLeft, temperatures, USUAL } from './words'

describe('isolation', () => {
  it('counts the days that are left', () => {
    expect(daysLeft({ ends_on: '2020-02-16' }, '2020-02-10')).toBe(6)
    expect(daysLeft({ ends_on: '2020-02-16' }, '2020-02-16')).toBe(0)
    expect(daysLeft({ ends_on: '2020-03-01' }, '2020-02-28')).toBe(2)
  })

  it('offers every tenth of a degree from 35.0 to 42.0', () => {
    const wheel = temperatures()
    expect(wheel).toHaveLength(71)
    expect([wheel[0], wheel.at(-1)]).toEqual(['35.0', '42.0'])
    expect(wheel).toContain(USUAL)
    expect(wheel).toContain('37.3')
  })
})
