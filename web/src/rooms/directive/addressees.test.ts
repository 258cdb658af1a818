import { describe, expect, it } from 'vitest'

import { addressees, empty } from './addressees'

describe('to whom a directive goes', () => {
  it('is said only once every group is whole', () => {
    const posts = { ...empty('220581001'), roles: ['medic'] }
    expect(addressees([posts])).toEqual([{ to: 'posts', areas: ['220581001'], roles: ['medic'] }])
    expect(addressees([posts, { ...empty(''), to: 'worker' }])).toBeUndefined()
    expect(addressees([empty('220581')])).toBeUndefined()
    expect(addressees([])).toBeUndefined()
  })

  it('names one thing only, whatever was chosen before', () => {
    const changed = { ...empty('220581'), to: 'unit' as const, roles: ['medic'], unit_id: 'x' }
    expect(addressees([changed])).toEqual([{ to: 'unit', unit_id: 'x' }])
  })
})
