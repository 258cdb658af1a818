import { describe, expect, it } from 'vitest'

import { blank, body, faults } from './arrivalForm'

const TODAY = '2020-02-10'
const wang = () => ({
  ...blank(TODAY, '220581001003012'),
  name: ' 王强 ',
  document_number: '34052419800101001x',
  origin: '湖北省武汉市',
})

describe('a returnee as it is typed', () => {
  it('is ready when who, where, whence and when are said', () => {
    expect(faults(wang(), TODAY)).toEqual({})
  })

  it('is not ready with a mistyped number, a wide area or a day to come', () => {
    const odd = { ...wang(), document_number: '340524198001010011', area: '220581001', arrived_on: '2020-02-11' }
    expect(faults(odd, TODAY)).toEqual({
      document_number: 'id_check_digit',
      area: 'area_too_wide',
      arrived_on: 'date_range',
    })
  })

  it('needs a phone where there is no document', () => {
    const child = { ...wang(), document_type: 'none' as const, document_number: '' }
    expect(faults(child, TODAY)).toEqual({ phone: 'identity_missing' })
    expect(faults({ ...child, phone: '13912345678' }, TODAY)).toEqual({})
  })

  it('is sent tidy and without empty fields', () => {
    const sent = JSON.parse(JSON.stringify(body(wang(), 'field'))) as unknown
    expect(sent).toEqual({
      name: '王强',
      document_type: 'id_card',
      document_number: '34052419800101001X',
      area: '220581001003012',
      origin: '湖北省武汉市',
      arrived_on: TODAY,
      source: 'field',
    })
  })
})
