// The service worker of the field face: hands out the shell without a signal, and sends what waits when the browser says that
// there is one again. What people see and enter it does not keep: that lies sealed in the safe.

import { notify } from './notify'
import { sendWaiting, TAG, WIPED } from './sync'

/** What lies below /field/ and all it loads; the build writes them in. */
declare const __SHELL__: string[]
/** Changes with every build that changes any of them. */
declare const __BUILD__: string

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Extendable {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Syncing extends Extendable {
  tag: string
}
interface Scope {
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; matchAll(): Promise<{ postMessage(message: unknown): void }[]> }
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'sync', listener: (event: Syncing) => void): void
}
const worker = self as unknown as Scope

const CACHE = `wangge-field-${__BUILD__}`
const PAGE = '/field/'

worker.addEventListener('install', (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE)
    await cache.addAll([PAGE, ...__SHELL__].map((path) => new Request(path, { cache: 'reload' })))
    await worker.skipWaiting()
  }
  event.waitUntil(fill())
})

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('wangge-field-') && name !== CACHE)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(tidy())
})

worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  const page = request.mode === 'navigate' && pathname.startsWith(PAGE)
  if (!page && !__SHELL__.includes(pathname)) return
  const give = async () => {
    const kept = await (await caches.open(CACHE)).match(page ? PAGE : pathname)
    return kept ?? fetch(request)
  }
  event.respondWith(give())
})

worker.addEventListener('sync', (event) => {
  if (event.tag !== TAG) return
  const send = async () => {
    let said = 'sent'
    try {
      if (!(await sendWaiting())) said = WIPED
    } finally {
      for (const page of await worker.clients.matchAll()) page.postMessage(said)
    }
  }
  event.waitUntil(send())
})

notify()
