import { describe, expect, it } from 'vitest'

import { CHANGES, mayEnd, moveOf, whyNot } from './orders'

const TODAY = '2020-02-10'
const home = { state: 'isolating', ends_on: '2020-02-16', ended_on: null }
const hospital = { ...home, state: 'hospital' }
const offered = (now: typeof home) => CHANGES.filter((change) => !whyNot(change, now, TODAY))

describe('orders', () => {
  it('follow from where somebody is', () => {
    expect(offered(home)).toEqual(['extend', 'shorten', 'move', 'suspend', 'refer'])
    expect(offered(hospital)).toEqual(['shorten', 'resume', 'refer'])
    expect(offered({ ...home, ends_on: TODAY })).not.toContain('shorten')
  })

  it('send nobody home whom the hospital keeps', () => {
    const said = (...kinds: ('excluded' | 'suspected' | 'confirmed' | 'recovered')[]) =>
      whyNot('resume', { ...hospital, results: kinds.map((kind) => ({ kind })) }, TODAY)
    expect(said('suspected')).toBe('stillIll')
    expect(said('suspected', 'confirmed')).toBe('stillIll')
    expect(said('suspected', 'excluded')).toBeUndefined()
    expect(said('confirmed', 'recovered')).toBeUndefined()
  })

  it('end with the isolation, however it ended', () => {
    for (const state of ['released', 'lapsed', 'referred', 'withdrawn']) {
      const over = { state, ends_on: '2020-02-16', ended_on: '2020-02-09' }
      expect(CHANGES.map((change) => whyNot(change, over, TODAY))).toEqual(CHANGES.map(() => 'ended'))
    }
  })

  it('name a last day that lies where they say', () => {
    const days = ['2020-02-09', '2020-02-10', '2020-02-15', '2020-02-16', '2020-02-17']
    const good = (change: 'extend' | 'shorten' | 'resume') => days.filter((day) => mayEnd(change, day, home, TODAY))
    expect(good('extend')).toEqual(['2020-02-17'])
    expect(good('shorten')).toEqual(['2020-02-10', '2020-02-15'])
    expect(good('resume')).toEqual(days.slice(1))
  })

  it('say how far the last day moves', () => {
    expect(moveOf('2020-02-25', '2020-03-01')).toMatchObject({ name: 'longer', n: 5 })
    expect(moveOf('2020-02-16', '2020-02-14')).toMatchObject({ name: 'shorter', n: 2 })
    expect(moveOf('2020-02-16', '2020-02-16').name).toBe('same')
  })
})
