import { describe, expect, it } from 'vitest'

import { body, filled, missing, offered } from './form'

const was = {
  id: '0170a5b0-0000-7000-8000-000000000001',
  at: '2020-02-15T10:00:00.000Z',
  plate: '吉E12345',
  people: [
    { name: '高过卡', document_type: 'id_card', document_number: '420106195001019987', phone: null },
    { name: '于同行', document_type: 'none', document_number: null, phone: '15400000001' },
  ],
  origin: '吉林省长春市',
  area: '220581001004',
  address: '3号楼',
  decision: 'admit',
}
const at = { checkpoint: 'gate', moment: 1_581_760_800_000, direction: 'in' } as const

describe('a crossing at the gate', () => {
  it('is one decision for a known car', () => {
    const form = filled('吉E12345', was)
    expect(offered(form, 'in')).toEqual(['admit', 'admit_isolate', 'advise_return'])
    expect(missing(form, 'admit')).toBeUndefined()
    const sent = body(form, at, 'admit')
    expect(sent.people.map((one) => [one.name, one.temperature])).toEqual([
      ['高过卡', 36.5],
      ['于同行', 36.5],
    ])
    expect(sent.people[1]?.document_type).toBe('none')
  })

  it('registers who is new, and refers who is hot', () => {
    const form = filled('吉E99999', undefined)
    expect(offered(form, 'in')[0]).toBe('register_admit')
    expect(offered(form, 'out')[0]).toBe('admit')
    expect(missing(form, 'register_admit')).toBe('name')
    const [driver] = form.people
    if (driver) Object.assign(driver, { name: '新来', temperature: '37.6' })
    expect(offered(form, 'in')[2]).toBe('refer')
    expect(missing(form, 'admit_isolate')).toBe('area')
  })
})
