import { encodeQR } from 'qr'
import { decodeQR } from 'qr/decode.js'
import { afterEach, describe, expect, it, vi } from 'vitest'

import vector from '@/rooms/pass/vector.json'
import { reader, scan, type Reader } from './scan'

const PICTURE = {} as ImageBitmap

/** A browser that knows these formats, and says that of a picture. */
function browser(formats: string[], detect: () => Promise<{ rawValue: string }[]>) {
  vi.stubGlobal(
    'BarcodeDetector',
    class {
      static getSupportedFormats = () => Promise.resolve(formats)
      detect = detect
    },
  )
}

const library = () => vi.fn(() => Promise.resolve((() => Promise.resolve('library')) as Reader))
const own = () => Promise.resolve([{ rawValue: 'browser' }])

afterEach(() => vi.unstubAllGlobals())

describe('who reads a code', () => {
  it('is the browser where it can, and the library is not fetched', async () => {
    browser(['ean_13', 'qr_code'], own)
    const fetched = library()
    expect(await (await reader(fetched))(PICTURE)).toBe('browser')
    expect(fetched).not.toHaveBeenCalled()
  })

  it('is the library where the browser has no detector, or one that knows no QR code', async () => {
    expect(await (await reader(library()))(PICTURE)).toBe('library')
    browser([], own)
    expect(await (await reader(library()))(PICTURE)).toBe('library')
    browser(['ean_13'], own)
    expect(await (await reader(library()))(PICTURE)).toBe('library')
  })

  it('is the library from then on where the detector of the browser fails', async () => {
    const detect = vi.fn(() => Promise.reject(new Error('service unavailable')))
    browser(['qr_code'], detect)
    const fetched = library()
    const read = await reader(fetched)
    expect([await read(PICTURE), await read(PICTURE)]).toEqual(['library', 'library'])
    expect([detect.mock.calls.length, fetched.mock.calls.length]).toEqual([1, 1])
  })

  it('says that a file that is no picture has no code', async () => {
    browser(['qr_code'], own)
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new Error('not a picture')))
    expect(await scan(new Blob(['text']))).toBe('')
  })

  it('does not look any more once nobody does', async () => {
    browser(['qr_code'], own)
    expect(await scan({} as HTMLVideoElement, AbortSignal.abort())).toBe('')
  })
})

it('reads the code of a pass as it is drawn', () => {
  const dots = encodeQR(vector.code, 'raw', { ecc: 'medium', border: 2 })
  const scale = 4
  const side = dots.length * scale
  const data = new Uint8ClampedArray(side * side * 4).map((_, at) => {
    const [x, y] = [(at >> 2) % side, Math.floor((at >> 2) / side)]
    return at % 4 < 3 && dots[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? 0 : 255
  })
  expect(decodeQR({ width: side, height: side, data })).toBe(vector.code)
})
