import { describe, expect, it } from 'vitest'

import type { AreaShapes } from '@/api/types'
import { draw } from './outline'

const square = (west: number, south: number, size: number) => [
  [
    [west, south],
    [west + size, south],
    [west + size, south + size],
    [west, south + size],
    [west, south],
  ],
]
const shapes = (...geometries: object[]) =>
  ({
    type: 'FeatureCollection',
    features: geometries.map((geometry, n) => ({
      type: 'Feature',
      properties: { code: `22058100${n}`, name: `${n}` },
      geometry,
    })),
  }) as unknown as AreaShapes

describe('the map', () => {
  it('has the north on top and names in the middle of the largest piece', () => {
    const several = { type: 'MultiPolygon', coordinates: [square(125, 42, 0.1), square(125.5, 42.5, 0.5)] }
    const map = draw(shapes({ type: 'Polygon', coordinates: square(125, 42, 0.5) }, several))
    expect(map?.width).toBe(1000)
    // At 42.5 degrees a degree of latitude is a third longer than one of longitude.
    expect((map?.height ?? 0) / 1000).toBeCloseTo(1 / Math.cos((42.5 * Math.PI) / 180), 2)
    const [first, second] = map?.outlines ?? []
    expect(first?.middle[0]).toBeCloseTo(250, 0)
    expect(first?.middle[1]).toBeGreaterThan(second?.middle[1] ?? 0)
    expect(second?.path.match(/M/g)).toHaveLength(2)
  })

  it('is none without outlines', () => {
    expect(draw(shapes())).toBeUndefined()
  })
})
