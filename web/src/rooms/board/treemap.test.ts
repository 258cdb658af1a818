import { describe, expect, it } from 'vitest'

import { treemap, weights } from './treemap'

describe('the treemap', () => {
  it('fills the box, each part as large as its share', () => {
    const boxes = treemap([6, 6, 4, 3, 2, 2, 1], 600, 400)
    const areas = boxes.map(({ width, height }) => width * height)
    expect(areas.reduce((all, area) => all + area, 0)).toBeCloseTo(240_000)
    expect(areas[0]).toBeCloseTo(60_000)
    expect(areas[6]).toBeCloseTo(10_000)
    for (const { x, y, width, height } of boxes) {
      expect(x >= -1e-9 && y >= -1e-9 && x + width <= 600.001 && y + height <= 400.001).toBe(true)
      expect(Math.max(width / height, height / width)).toBeLessThan(4)
    }
  })

  it('leaves room for what is zero, and for nothing at all', () => {
    expect(weights([10, 0])).toEqual([10 + 10 / 6, 10 / 6])
    expect(weights([0, 0])).toEqual([1, 1])
    expect(treemap([], 100, 100)).toEqual([])
  })
})
