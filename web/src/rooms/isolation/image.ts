// Photos are made small on the phone, before they use its signal: what a telephone takes has ten times what a desk shows.
// Drawing them anew also leaves behind what a camera writes into them, above all where it stood.

import { Problem } from '@/api/problem'

/** What the server takes at most. */
export const LARGEST = 600 * 1024
const LONGEST = 1280

interface Size {
  width: number
  height: number
}

/** From the best to what surely fits: the longer side, and the quality of the JPEG. */
const TRIES = [
  [LONGEST, 0.82],
  [LONGEST, 0.65],
  [LONGEST, 0.5],
  [960, 0.5],
  [640, 0.5],
] as const

/** The same shape with the longer side no longer than that; never larger than it was. */
export function fitted({ width, height }: Size, longest: number): Size {
  const share = Math.min(1, longest / Math.max(width, height, 1))
  const side = (length: number) => Math.max(1, Math.round(length * share))
  return { width: side(width), height: side(height) }
}

/** The first try that is small enough. */
export async function squeezed(
  size: Size,
  encode: (size: Size, quality: number) => Promise<Blob | null>,
): Promise<Blob> {
  for (const [longest, quality] of TRIES) {
    const blob = await encode(fitted(size, longest), quality)
    if (!blob) throw new Problem('picture_expected', 0)
    if (blob.size <= LARGEST) return blob
  }
  throw new Problem('picture_too_large', 0)
}

export const toBlob = (canvas: HTMLCanvasElement, type: string, quality?: number): Promise<Blob | null> =>
  new Promise((done) => canvas.toBlob(done, type, quality))

/** A photo as it is sent: upright, at most 1280 px, JPEG. */
export async function smallPhoto(file: Blob): Promise<Blob> {
  const url = URL.createObjectURL(file)
  try {
    const image = new Image()
    image.src = url
    await image.decode().catch(() => {
      throw new Problem('picture_expected', 0)
    })
    return await squeezed({ width: image.naturalWidth, height: image.naturalHeight }, (size, quality) => {
      const canvas = Object.assign(document.createElement('canvas'), size)
      const pen = canvas.getContext('2d')
      if (!pen) return Promise.resolve(null)
      // JPEG knows nothing see-through: it would turn black.
      pen.fillStyle = '#fff'
      pen.fillRect(0, 0, size.width, size.height)
      pen.drawImage(image, 0, 0, size.width, size.height)
      return toBlob(canvas, 'image/jpeg', quality)
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
