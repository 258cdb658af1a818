import { describe, expect, it } from 'vitest'

import { HERE, isPlate, tidy } from './plate'

describe('a number plate', () => {
  it('is typed as it comes', () => {
    expect(tidy(' 吉e·12-345 ')).toBe('吉E12345')
  })

  it('is complete with five signs, six for new energy, or a word at the end', () => {
    expect(['吉E12345', '吉ED12345', '吉E1234警', '京a8h3k9', 'WJ吉12345'].filter((text) => !isPlate(text))).toEqual([])
  })

  it('is not complete before, and has no letters that look like figures', () => {
    expect([HERE, '吉E1234', '吉E1234567', '吉EO1234', '没有', ''].filter(isPlate)).toEqual([])
  })
})
