import { describe, expect, it } from 'vitest'

import { HERE, isPlate, isWrong, tidy } from './plate'
import told from './plates.json'

const { others, plates } = told

describe('a number plate', () => {
  it('is typed as it comes', () => {
    expect(tidy(' 吉e·12-345 ')).toBe('吉E12345')
  })

  it('is what the house takes for one, and nothing else is', () => {
    expect(plates.filter((text) => !isPlate(text))).toEqual([])
    expect(others.filter(isPlate)).toEqual([])
  })

  it('is told to be wrong when it is as long as one, and not while it is typed', () => {
    const typed = plates.flatMap((text) => [...tidy(text)].map((_, at) => tidy(text).slice(0, at + 1)))
    expect(typed.filter(isWrong)).toEqual([])
    expect([HERE, '', '没有'].filter(isWrong)).toEqual([])
    expect(['吉I12345', '吉E1O345', '吉EZ12345'].filter((text) => !isWrong(text))).toEqual([])
  })
})
