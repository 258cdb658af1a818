import { describe, expect, it } from 'vitest'

import { parseIdNumber } from './idNumber'

describe('the ID number', () => {
  it('says sex and birth', () => {
    expect(parseIdNumber('11010519491231002X')).toEqual({
      number: '11010519491231002X',
      sex: 'female',
      birth: '1949-12-31',
    })
    expect(parseIdNumber('34052419800101001x')).toMatchObject({ sex: 'male', birth: '1980-01-01' })
  })

  it('is read as people write it', () => {
    expect(parseIdNumber(' 110105 19491231 002x ')).toMatchObject({ number: '11010519491231002X' })
    expect(parseIdNumber('１１０１０５１９４９１２３１００２Ｘ')).toMatchObject({ number: '11010519491231002X' })
  })

  it.each([
    ['', 'id_length'],
    ['110105491231002', 'id_length'],
    ['1101051949123100XX', 'id_characters'],
    ['11010519491231002Y', 'id_characters'],
    ['110105194902300020', 'id_birth_date'],
    ['110105194912310021', 'id_check_digit'],
  ])('refuses %s as %s', (text, code) => {
    expect(parseIdNumber(text)).toBe(code)
  })

  it('notices any two neighbouring digits swapped, but for equal ones', () => {
    const good = '34052419800101001X'
    for (let at = 0; at < 16; at++) {
      const swapped = good.slice(0, at) + good.charAt(at + 1) + good.charAt(at) + good.slice(at + 2)
      if (swapped !== good) expect(typeof parseIdNumber(swapped), swapped).toBe('string')
    }
  })
})
