// Reading a QR code with the camera or from a photo: by the browser where it can, else by a small library that is fetched then.

type Picture = HTMLVideoElement | ImageBitmap

/** Gives the text of a code in a picture, where it finds one. */
export type Reader = (picture: Picture) => Promise<string | undefined>

interface Detector {
  detect: (picture: Picture) => Promise<{ rawValue: string }[]>
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector
  getSupportedFormats: () => Promise<string[]>
}

const QR = 'qr_code'
const PAUSE = 150
/** Larger pictures are made smaller first: a phone would take seconds over its own photos. */
const LARGEST = 1600
/** So many milliseconds a photo may take; a video shows another picture soon. */
const FOR_PHOTO = 2000

/** The browser's own. Some have the name of it and nothing behind it. */
async function byBrowser(): Promise<Reader | undefined> {
  const { BarcodeDetector: Class } = globalThis as { BarcodeDetector?: DetectorClass }
  const reads = await Class?.getSupportedFormats().catch((): string[] => [])
  if (!Class || !reads?.includes(QR)) return undefined
  const detector = new Class({ formats: [QR] })
  return async (picture) => (await detector.detect(picture))[0]?.rawValue
}

const sizeOf = (picture: Picture) =>
  picture instanceof HTMLVideoElement ? [picture.videoWidth, picture.videoHeight] : [picture.width, picture.height]

async function byLibrary(): Promise<Reader> {
  const { decodeQR } = await import('qr/decode.js')
  const canvas = document.createElement('canvas')
  const drawn = canvas.getContext('2d', { willReadFrequently: true })
  return async (picture) => {
    const [width = 0, height = 0] = sizeOf(picture)
    const scale = Math.min(1, LARGEST / Math.max(width, height))
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    drawn?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const seen = drawn?.getImageData(0, 0, canvas.width, canvas.height)
    const effort = picture instanceof HTMLVideoElement ? {} : { effort: Infinity, timeLimit: FOR_PHOTO }
    try {
      return seen && decodeQR(seen, effort)
    } catch {
      // So the library says that there is none.
      return undefined
    }
  }
}

/** Who reads here. Where the browser's own fails, the library goes on. */
export async function reader(library = byLibrary): Promise<Reader> {
  let read = await byBrowser()
  if (!read) return library()
  let own = true
  return async (picture) => {
    try {
      return await read?.(picture)
    } catch (thrown) {
      if (!own) throw thrown
      own = false
      read = await library()
      return read(picture)
    }
  }
}

/** The text of the first code seen in a running video, or of the one in a photo; empty where there is none. */
export async function scan(source: HTMLVideoElement | Blob, stop?: AbortSignal): Promise<string> {
  const read = await reader()
  if (source instanceof Blob) {
    const photo = await createImageBitmap(source).catch(() => undefined)
    if (!photo) return ''
    return (await read(photo).finally(() => photo.close())) ?? ''
  }
  while (!stop?.aborted) {
    const text = source.readyState >= source.HAVE_CURRENT_DATA ? await read(source) : undefined
    if (text) return text
    await new Promise((on) => setTimeout(on, PAUSE))
  }
  return ''
}
