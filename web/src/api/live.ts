// What changes within one's scope, as it happens. Pages name the acts they show and fetch anew when one of them occurs.

import { onScopeDispose, readonly, ref } from 'vue'

import { files } from '@/urls'

export interface Change {
  seq: number
  /** Of a board's own line only the area is told. */
  act?: string
  area: string
}

export type LineState = 'connecting' | 'open' | 'lost'

/** What this needs of an EventSource; tests give their own. */
export interface Source {
  onmessage: ((event: MessageEvent) => void) | null
  onerror: ((event: Event) => void) | null
  readyState: number
  close(): void
  addEventListener(type: string, listener: (event: MessageEvent) => void): void
}

const CLOSED = 2
const FIRST_WAIT = 1_000
const LONGEST_WAIT = 30_000
/** Many changes in a row, as an import makes them, fetch a page once in a while and not each time. */
const CALM = 400
const LONGEST_CALM = 2_500

/** How somebody wants to be called. */
export interface Manner {
  /** Quiet for so long before it is called … */
  calm: number
  /** … but never later than this. */
  longest: number
  /** Only for what happens in this area or above it. */
  within?: () => string
  /** Also when the line opens for the first time. */
  atOnce?: boolean
}

interface Hook extends Manner {
  prefixes: readonly string[]
  run: () => void
  timer?: ReturnType<typeof setTimeout>
  since?: number
}

export class LiveLine {
  private readonly current = ref<LineState>('lost')
  readonly state = readonly(this.current)
  private readonly hooks = new Set<Hook>()
  private source: Source | undefined
  private wait = FIRST_WAIT
  private retry: ReturnType<typeof setTimeout> | undefined
  private wasOpen = false
  /** The last line of the journal that was heard of. */
  seq = 0

  constructor(
    private readonly connect: (url: string) => Source = (url) => new EventSource(url),
    private readonly url: () => string = () => files.live,
  ) {}

  open(): void {
    this.close()
    this.current.value = 'connecting'
    const source = this.connect(this.url())
    this.source = source
    source.addEventListener('hello', (event) => this.opened(event))
    source.onmessage = (event) => this.heard(event)
    source.onerror = () => this.failed(source)
  }

  close(): void {
    clearTimeout(this.retry)
    this.source?.close()
    this.source = undefined
    this.current.value = 'lost'
  }

  /** Runs `run` soon after an act that begins with one of the prefixes. Gives back how to stop. */
  on(prefixes: readonly string[], run: () => void, manner: Partial<Manner> = {}): () => void {
    const hook: Hook = { calm: CALM, longest: LONGEST_CALM, ...manner, prefixes, run }
    this.hooks.add(hook)
    return () => {
      clearTimeout(hook.timer)
      this.hooks.delete(hook)
    }
  }

  private opened(event?: MessageEvent): void {
    this.current.value = 'open'
    this.wait = FIRST_WAIT
    this.read(event)
    // A line that was lost may have missed something.
    for (const hook of this.hooks) if (this.wasOpen || hook.atOnce) this.ring(hook)
    this.wasOpen = true
  }

  private read(event?: MessageEvent): Change | undefined {
    try {
      const change = JSON.parse(String(event?.data)) as Change
      this.seq = Math.max(this.seq, change.seq)
      return change
    } catch {
      return undefined
    }
  }

  private heard(event: MessageEvent): void {
    const change = this.read(event)
    if (!change) return
    const { act = '', area } = change
    for (const hook of this.hooks) {
      const within = hook.within?.()
      const here = within === undefined || area.startsWith(within) || within.startsWith(area)
      if (here && hook.prefixes.some((prefix) => act.startsWith(prefix))) this.ring(hook)
    }
  }

  private failed(source: Source): void {
    if (source !== this.source) return
    this.current.value = 'lost'
    // The browser itself tries again after a dropped line; after a refusal it gives up, and this takes over.
    if (source.readyState !== CLOSED) return
    clearTimeout(this.retry)
    const jitter = 0.75 + Math.random() / 2
    this.retry = setTimeout(() => this.open(), this.wait * jitter)
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT)
  }

  private ring(hook: Hook): void {
    const now = Date.now()
    hook.since ??= now
    clearTimeout(hook.timer)
    const delay = Math.max(0, Math.min(hook.calm, hook.since + hook.longest - now))
    hook.timer = setTimeout(() => {
      hook.since = undefined
      hook.run()
    }, delay)
  }
}

export const live = new LiveLine()

/** For pages: fetches anew while the page is open. */
export function useLive(prefixes: readonly string[], run: () => unknown): void {
  onScopeDispose(live.on(prefixes, () => void run()))
}
