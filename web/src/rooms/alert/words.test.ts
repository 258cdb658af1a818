import { describe, expect, it } from 'vitest'

import { above, usualOutcomes } from './words'

describe('an alert', () => {
  it('goes up step by step', () => {
    expect(['holder', 'lead', 'community', 'township'].map(above)).toEqual(['lead', 'community', 'township', 'city'])
  })

  it('goes just up where the step is the last or not known', () => {
    expect(above('city')).toBe('above')
    expect(above('')).toBe('above')
  })

  it('has outcomes to tap for every rule that looks after somebody', () => {
    expect(usualOutcomes('screening.fever')).toEqual(usualOutcomes('isolation.symptom'))
    expect(usualOutcomes('isolation.late')).toContain('made_up')
    expect(usualOutcomes('something.else')).toEqual([])
  })
})
