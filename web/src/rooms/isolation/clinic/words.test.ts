import { describe, expect, it } from 'vitest'

import { mayFollow } from './words'

describe('results', () => {
  it('come in an order: nobody recovers who was not ill', () => {
    expect(mayFollow([])).toEqual(['excluded', 'suspected', 'confirmed'])
    expect(mayFollow([{ kind: 'suspected' }])).toEqual(['excluded', 'confirmed'])
    expect(mayFollow([{ kind: 'suspected' }, { kind: 'confirmed' }])).toEqual(['recovered'])
  })
})
