import { describe, expect, it } from 'vitest'

import { foundBy } from './symptoms'

describe('symptoms', () => {
  it('of a reading are those reported, and the fever measured, once', () => {
    expect(foundBy({ symptoms: ['cough'], fever: true })).toEqual(['fever', 'cough'])
    expect(foundBy({ symptoms: ['fever', 'cough'], fever: true })).toEqual(['fever', 'cough'])
    expect(foundBy({ symptoms: ['cough'], fever: false })).toEqual(['cough'])
  })
})
