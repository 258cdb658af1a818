import { describe, expect, it } from 'vitest'

import { left, percent, undone } from './words'

const progress = { assigned: 3, unreceived: 1, acting: 0, done: 0, verified: 2, overdue: 0, late: 0, vacant: 0 }

describe('how far a directive is', () => {
  it('is never rounded up to all of it', () => {
    expect(percent({ progress: { ...progress, assigned: 201, verified: 200 } })).toBe(99)
    expect(percent({ progress: { ...progress, assigned: 0, verified: 0 } })).toBe(0)
  })

  it('counts as left what nobody verified', () => {
    expect(left({ progress })).toBe(1)
    expect(left({ progress: { ...progress, unreceived: 0, done: 1 } })).toBe(1)
  })

  it('leaves nothing to do for whoever said that it is done', () => {
    expect(undone({ state: 'reported' })).toBe(true)
    expect(undone({ state: 'done' })).toBe(false)
  })
})
