// Reading a QR code with the camera or from a photo, where the browser can.

interface Detector {
  detect: (image: ImageBitmapSource) => Promise<{ rawValue: string }[]>
}
type DetectorClass = new (options: { formats: string[] }) => Detector

const detectorClass = () => (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Whether this browser reads codes. */
export function canScan(): boolean {
  return detectorClass() !== undefined
}

const PAUSE = 150

/** The text of the first code seen in a running video, or of the one in a photo; empty where a photo shows none. */
export async function scan(source: HTMLVideoElement | Blob, stop?: AbortSignal): Promise<string> {
  const Class = detectorClass()
  if (!Class) throw new Error('this browser reads no codes')
  const detector = new Class({ formats: ['qr_code'] })
  if (source instanceof Blob) {
    const [found] = await detector.detect(await createImageBitmap(source))
    return found?.rawValue ?? ''
  }
  while (!stop?.aborted) {
    if (source.readyState >= source.HAVE_CURRENT_DATA) {
      const [found] = await detector.detect(source)
      if (found?.rawValue) return found.rawValue
    }
    await new Promise((on) => setTimeout(on, PAUSE))
  }
  return ''
}

export function useScan() {
  return { canScan, scan }
}
