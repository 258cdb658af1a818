import { afterEach, describe, expect, it, vi } from 'vitest'

import { gate } from './gate'
import vector from './vector.json'
import { verify } from './verify'

const card = {
  id: '01702f2e-0000-7000-8000-000000000001',
  area: '220581001004001',
  validFrom: '2020-02-10',
  validTo: '2020-03-10',
  everyDays: 2,
  peopleAtOnce: 1,
  longestMinutes: 120,
  opens: 6,
  closes: 20,
  purposes: ['shopping', 'medical', 'errand'],
  number: '新华-松江-000123',
}

describe('a code', () => {
  afterEach(() => vi.restoreAllMocks())

  it('signed by the house is read', async () => {
    expect(await verify(vector.code, vector.key)).toEqual({ card })
  })

  it('is read by a browser that does not know Ed25519', async () => {
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('', 'NotSupportedError'))
    expect(await verify(vector.code, vector.key)).toEqual({ card })
    expect(await verify(vector.code, vector.key.replace(/^../, '00'))).toEqual({ fault: 'forged' })
  })

  it('that was altered is forged', async () => {
    for (const at of [12, 60, vector.code.length - 30]) {
      const sign = vector.code[at] === '0' ? '1' : '0'
      const altered = vector.code.slice(0, at) + sign + vector.code.slice(at + 1)
      expect(await verify(altered, vector.key), String(at)).toEqual({ fault: 'forged' })
    }
  })

  it('of something else is none', async () => {
    for (const text of ['', 'WG1:', 'WG1:0', 'WG1:é', 'https://example.cn', vector.code.slice(0, 60)]) {
      expect(await verify(text, vector.key), text).toEqual({ fault: 'unreadable' })
    }
  })
})

describe('a gate without a network', () => {
  const verified = { ...card, purposes: [] }
  const at = (moment: string) => gate(verified, new Date(moment))

  it('lets go within days and hours', () => {
    expect(at('2020-02-11T09:00:00+08:00')).toEqual({
      light: 'green',
      why: 'may_go',
      back_by: '2020-02-11T03:00:00.000Z',
      next_on: null,
    })
    expect(at('2020-02-11T21:00:00+08:00')).toMatchObject({ light: 'amber', why: 'outside_hours' })
    expect(at('2020-03-11T09:00:00+08:00')).toMatchObject({ light: 'red', why: 'expired' })
  })

  it('knows what the phone has taken along', () => {
    const known = { state: 'active', next_on: '2020-02-12', forfeited: false } as const
    const now = new Date('2020-02-11T09:00:00+08:00')
    expect(gate(verified, now, known)).toMatchObject({ light: 'amber', why: 'too_soon', next_on: '2020-02-12' })
    expect(gate(verified, now, { ...known, forfeited: true })).toMatchObject({ light: 'amber', why: 'forfeited' })
    expect(gate(verified, now, { ...known, state: 'revoked' })).toMatchObject({ light: 'red', why: 'revoked' })
    expect(gate(verified, now, { ...known, state: 'suspended' })).toMatchObject({ light: 'red', why: 'suspended' })
  })
})
