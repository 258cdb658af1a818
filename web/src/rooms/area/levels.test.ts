import { describe, expect, it } from 'vitest'

import { below, length, nextCode } from './levels'

describe('codes of areas', () => {
  it('grow level by level', () => {
    expect(below('county')).toBe('township')
    expect(below('building')).toBeUndefined()
    expect(length('grid')).toBe(15)
  })

  it('continue after the highest in use', () => {
    expect(nextCode('220581001003', 'grid', ['220581001003001', '220581001003012'])).toBe('220581001003013')
    expect(nextCode('220581', 'township', [])).toBe('220581001')
  })

  it('leave the special grids aside, and end before them', () => {
    expect(nextCode('220581001003', 'grid', ['220581001003012', '220581001003901'])).toBe('220581001003013')
    expect(nextCode('220581001003', 'grid', ['220581001003900'])).toBeUndefined()
  })
})
