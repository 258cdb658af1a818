// Reading a QR code with the phone's camera, where the browser can by itself.

import { onBeforeUnmount, ref } from 'vue'

/** What browsers that have it call it; its types are in no library yet. */
interface Detector {
  detect: (from: HTMLVideoElement) => Promise<{ rawValue: string }[]>
}
type DetectorOf = new (options: { formats: string[] }) => Detector

const detectors = () => (globalThis as { BarcodeDetector?: DetectorOf }).BarcodeDetector

/** The text of the code that is held before the camera. `video` shows what the camera sees meanwhile. */
export function useScan() {
  const can = detectors() !== undefined && 'mediaDevices' in navigator
  const scanning = ref(false)
  const video = ref<HTMLVideoElement>()
  let stream: MediaStream | undefined

  function stop() {
    scanning.value = false
    for (const track of stream?.getTracks() ?? []) track.stop()
    stream = undefined
  }

  /** The text, or nothing where it was given up or the camera may not be used. */
  async function scan(): Promise<string | undefined> {
    const Detector = detectors()
    if (!Detector || scanning.value) return undefined
    scanning.value = true
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
      const detector = new Detector({ formats: ['qr_code'] })
      while (scanning.value) {
        await new Promise((next) => setTimeout(next, 150))
        const seen = video.value
        if (!seen) continue
        if (seen.srcObject !== stream) {
          seen.srcObject = stream
          await seen.play()
        }
        const [code] = await detector.detect(seen)
        if (code) return code.rawValue
      }
    } catch {
      // No camera, or nobody may use it: the numbers are typed.
    } finally {
      stop()
    }
    return undefined
  }

  onBeforeUnmount(stop)
  return { can, scanning, video, scan, stop }
}
