import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { LiveLine, type Source } from './live'

/** A line whose other end is in the test's hands. */
class Line implements Source {
  static all: Line[] = []
  onmessage: Source['onmessage'] = null
  onerror: Source['onerror'] = null
  readyState = 0
  private hello: (event: MessageEvent) => void = () => undefined

  constructor(readonly url: string) {
    Line.all.push(this)
  }
  addEventListener(_type: string, listener: (event: MessageEvent) => void) {
    this.hello = listener
  }
  close() {
    this.readyState = 2
  }
  greets(seq = 1) {
    this.readyState = 1
    this.hello(new MessageEvent('hello', { data: JSON.stringify({ seq }) }))
  }
  tells(act: string, area = '220581', seq = 1) {
    this.onmessage?.(new MessageEvent('message', { data: JSON.stringify({ seq, at: '', act, area }) }))
  }
  breaks(forGood: boolean) {
    this.readyState = forGood ? 2 : 0
    this.onerror?.(new Event('error'))
  }
}
const last = () => Line.all.at(-1) as Line

describe('the live line', () => {
  let live: LiveLine
  beforeEach(() => {
    vi.useFakeTimers()
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    Line.all = []
    live = new LiveLine((url) => new Line(url))
    live.open()
  })
  afterEach(() => {
    live.close()
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  it('is open once the server has said hello', () => {
    expect(last().url).toBe('/api/v1/live')
    expect(live.state.value).toBe('connecting')
    last().greets()
    expect(live.state.value).toBe('open')
  })

  it('calls those who show the act, once for a burst', () => {
    const screening = vi.fn()
    const alerts = vi.fn()
    live.on(['screening.'], screening)
    live.on(['alert.'], alerts)
    last().greets()
    for (let n = 0; n < 5; n++) last().tells('screening.register_arrival')
    expect(screening).not.toHaveBeenCalled()
    vi.advanceTimersByTime(400)
    expect(screening).toHaveBeenCalledTimes(1)
    expect(alerts).not.toHaveBeenCalled()
  })

  it('calls now and then while changes never stop', () => {
    const show = vi.fn()
    live.on(['screening.'], show)
    last().greets()
    for (let at = 0; at < 10_000; at += 100) {
      last().tells('screening.register_arrival')
      vi.advanceTimersByTime(100)
    }
    expect(show.mock.calls.length).toBeGreaterThanOrEqual(3)
    expect(show.mock.calls.length).toBeLessThanOrEqual(6)
  })

  it('leaves a dropped line to the browser', () => {
    last().greets()
    last().breaks(false)
    expect(live.state.value).toBe('lost')
    vi.advanceTimersByTime(60_000)
    expect(Line.all).toHaveLength(1)
  })

  it('opens a refused line again, waiting longer each time', () => {
    for (const wait of [1_000, 2_000, 4_000]) {
      const before = Line.all.length
      last().breaks(true)
      vi.advanceTimersByTime(wait - 1)
      expect(Line.all).toHaveLength(before)
      vi.advanceTimersByTime(1)
      expect(Line.all).toHaveLength(before + 1)
    }
  })

  it('waits no longer than half a minute, and begins anew after a hello', () => {
    for (let n = 0; n < 10; n++) {
      last().breaks(true)
      vi.advanceTimersByTime(30_000)
    }
    expect(Line.all).toHaveLength(11)
    last().greets()
    last().breaks(true)
    vi.advanceTimersByTime(1_000)
    expect(Line.all).toHaveLength(12)
  })

  it('fetches everything anew after a loss, for something may have been missed', () => {
    const show = vi.fn()
    live.on(['screening.'], show)
    last().greets()
    vi.advanceTimersByTime(5_000)
    expect(show).not.toHaveBeenCalled()
    last().breaks(true)
    vi.advanceTimersByTime(1_000)
    last().greets()
    vi.advanceTimersByTime(400)
    expect(show).toHaveBeenCalledTimes(1)
  })

  it('tells a board of its own area and what lies above, soon, and at once when it opens', () => {
    const show = vi.fn()
    live.on([''], show, { calm: 200, longest: 800, within: () => '220581001', atOnce: true })
    last().greets(7)
    vi.advanceTimersByTime(200)
    expect(show).toHaveBeenCalledTimes(1)
    expect(live.seq).toBe(7)
    last().tells('alert.raise_alert', '220581002', 8)
    vi.advanceTimersByTime(5_000)
    expect(show).toHaveBeenCalledTimes(1)
    last().tells('isolation.take_reading', '220581001004001', 9)
    last().tells('isolation.lay_tasks', '220581', 10)
    vi.advanceTimersByTime(200)
    expect(show).toHaveBeenCalledTimes(2)
    expect(live.seq).toBe(10)
  })

  it('is quiet for those who left', () => {
    const show = vi.fn()
    const leave = live.on([''], show)
    last().greets()
    last().tells('area.rename_area')
    leave()
    vi.advanceTimersByTime(5_000)
    expect(show).not.toHaveBeenCalled()
  })
})
