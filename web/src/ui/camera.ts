// The camera of a phone: on while somebody looks, and off as soon as nobody does.

/** Why there is no picture; `texts: scan.trouble`. */
export type Trouble = 'denied' | 'none' | 'busy' | 'insecure' | 'failed'

/** Switches the light beside the camera. */
export type Light = (on: boolean) => Promise<void>

const WANTED = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }

const TROUBLES: Record<string, Trouble> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'busy',
  AbortError: 'busy',
}

/** What a refusal of the browser means to whoever holds the phone. */
export function troubleOf(thrown: unknown): Trouble {
  // Without TLS there is nothing to ask.
  if (!window.isSecureContext) return 'insecure'
  if (!navigator.mediaDevices) return 'none'
  return TROUBLES[(thrown as { name?: string }).name ?? ''] ?? 'failed'
}

/**
 * Shows the camera in a video until the signal says that nobody looks any more. Gives its light, where it has one. `lost` is
 * called where another program takes the camera, or the permission is withdrawn.
 */
export async function show(video: HTMLVideoElement, until: AbortSignal, lost: () => void): Promise<Light | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: WANTED })
  const off = () => {
    stream.getTracks().forEach((track) => track.stop())
    if (video.srcObject === stream) video.srcObject = null
  }
  if (until.aborted) {
    off()
    return undefined
  }
  until.addEventListener('abort', off, { once: true })
  const [track] = stream.getVideoTracks()
  track?.addEventListener('ended', lost)
  video.srcObject = stream
  await video.play()
  const { torch } = (track?.getCapabilities?.() ?? {}) as { torch?: boolean }
  if (!torch) return undefined
  return async (on) => track?.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}
