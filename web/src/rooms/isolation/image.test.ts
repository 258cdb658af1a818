import { describe, expect, it } from 'vitest'

import { fitted, LARGEST, squeezed } from './image'

const blobOf = (bytes: number) => ({ size: bytes }) as Blob

describe('a photo', () => {
  it('keeps its shape and gets no longer than asked', () => {
    expect(fitted({ width: 4000, height: 3000 }, 1280)).toEqual({ width: 1280, height: 960 })
    expect(fitted({ width: 3000, height: 4000 }, 1280)).toEqual({ width: 960, height: 1280 })
    expect(fitted({ width: 9000, height: 3 }, 1280)).toEqual({ width: 1280, height: 1 })
  })

  it('is never made larger', () => {
    expect(fitted({ width: 640, height: 480 }, 1280)).toEqual({ width: 640, height: 480 })
  })

  it('is tried coarser until it is small enough', async () => {
    const tried: string[] = []
    const blob = await squeezed({ width: 4000, height: 3000 }, async ({ width }, quality) => {
      tried.push(`${width} ${quality}`)
      return blobOf(width * 1000 * quality)
    })
    expect(tried).toEqual(['1280 0.82', '1280 0.65', '1280 0.5', '960 0.5'].slice(0, tried.length))
    expect(blob.size).toBeLessThanOrEqual(LARGEST)
    await expect(squeezed({ width: 10, height: 10 }, async () => blobOf(LARGEST + 1))).rejects.toMatchObject({
      code: 'picture_too_large',
    })
  })

  it('that cannot be drawn is none', async () => {
    await expect(squeezed({ width: 10, height: 10 }, async () => null)).rejects.toMatchObject({
      code: 'picture_expected',
    })
  })
})
