import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { show, troubleOf } from './camera'

class Track extends EventTarget {
  stop = vi.fn()
  applyConstraints = vi.fn(() => Promise.resolve())
  constructor(readonly able: object | undefined) {
    super()
  }
  getCapabilities = () => this.able
}

const streamOf = (track: Track) => ({ getTracks: () => [track], getVideoTracks: () => [track] })
const video = () => ({ srcObject: null, play: () => Promise.resolve() }) as unknown as HTMLVideoElement

/** A phone whose camera gives this, or refuses it. */
function phone(getUserMedia: () => Promise<unknown>) {
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } })
}

beforeEach(() => vi.stubGlobal('isSecureContext', true))
afterEach(() => vi.unstubAllGlobals())

describe('the camera', () => {
  it('is off as soon as nobody looks', async () => {
    const track = new Track({})
    phone(() => Promise.resolve(streamOf(track)))
    const looking = new AbortController()
    const shown = video()
    expect(await show(shown, looking.signal, () => undefined)).toBeUndefined()
    expect(shown.srcObject).not.toBeNull()
    expect(track.stop).not.toHaveBeenCalled()
    looking.abort()
    expect(track.stop).toHaveBeenCalledOnce()
    expect(shown.srcObject).toBeNull()
  })

  it('goes off at once where it comes on after everybody left', async () => {
    const track = new Track({ torch: true })
    const looking = new AbortController()
    phone(() => {
      looking.abort()
      return Promise.resolve(streamOf(track))
    })
    expect(await show(video(), looking.signal, () => undefined)).toBeUndefined()
    expect(track.stop).toHaveBeenCalledOnce()
  })

  it('has a light where its track offers one', async () => {
    const track = new Track({ torch: true })
    phone(() => Promise.resolve(streamOf(track)))
    const light = await show(video(), new AbortController().signal, () => undefined)
    await light?.(true)
    expect(track.applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] })
  })

  it('says when it is taken away', async () => {
    const track = new Track(undefined)
    phone(() => Promise.resolve(streamOf(track)))
    const lost = vi.fn()
    await show(video(), new AbortController().signal, lost)
    track.dispatchEvent(new Event('ended'))
    expect(lost).toHaveBeenCalledOnce()
  })
})

describe('what a refusal means', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'none'],
    ['OverconstrainedError', 'none'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'failed'],
  ])('%s: %s', (name, trouble) => {
    phone(() => Promise.reject(new Error()))
    expect(troubleOf(new DOMException('', name))).toBe(trouble)
  })

  it('is about the address where it is not encrypted, and about the phone where it offers no camera', () => {
    vi.stubGlobal('navigator', {})
    expect(troubleOf(new TypeError())).toBe('none')
    vi.stubGlobal('isSecureContext', false)
    expect(troubleOf(new TypeError())).toBe('insecure')
  })
})
