import { describe, expect, it } from 'vitest'

import { matched } from './shapes'

const city = { code: '220581', name: '梅河口市' }
const parts = [
  { code: '220581001', name: '新华街道' },
  { code: '220581100', name: '山城镇' },
]
const geometry = { type: 'Polygon', coordinates: [] }

describe('the outlines of a file', () => {
  it('go to the parts they name, by code before name', () => {
    const feature = (properties: object) => ({ type: 'Feature', properties, geometry })
    const features = [feature({ adcode: 220581001 }), feature({ name: '山城镇' }), feature({ name: '别处' })]
    const found = matched({ type: 'FeatureCollection', features }, city, parts)
    expect(found.outlines.map(({ code }) => code)).toEqual(['220581001', '220581100'])
    expect(found.unknown).toEqual(['别处'])
  })

  it('are the own one where there is one only', () => {
    expect(matched(geometry, city, parts).outlines).toEqual([{ code: '220581', geometry }])
    expect(matched({ type: 'Feature', properties: {}, geometry }, city, parts).outlines[0]?.code).toBe('220581')
    expect(() => matched({ rows: [] }, city, parts)).toThrow()
  })
})
