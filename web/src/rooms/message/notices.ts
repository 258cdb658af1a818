// What a browser itself does about notifications: whether it can, asking its holder, naming itself to its push service. No page.

import { api, ask } from '@/api/client'
import { uuid } from '@/api/send'
import { currentMe } from '@/api/session'

/** A face with a service worker of its own. */
export type Face = 'desk' | 'field'

/** Why this browser cannot be told. */
export type Hindrance = 'insecure' | 'homeScreen' | 'unsupported' | 'denied'

const WORKERS: Record<Face, { script: string; scope: string }> = {
  field: { script: '/field/sw.js', scope: '/field/' },
  // It hands out no pages, so no page lies in its scope.
  desk: { script: '/push.js', scope: '/push/' },
}

/** Who asked to be told on this device, and in which session: for anybody else it is not asked anew. */
const MINE = 'wangge.push'
const IN_SESSION = 'wangge.push.session'

async function session(): Promise<string> {
  const own = (await ask(api.GET('/api/v1/me/sessions'))).find((one) => one.this)
  return own?.id ?? ''
}

/** What stands in the way, if anything. */
export function hindrance(): Hindrance | undefined {
  if (!window.isSecureContext) return 'insecure'
  const able = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!able) return /iPhone|iPad/.test(navigator.userAgent) ? 'homeScreen' : 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : undefined
}

/** Asks the holder, unless they were asked before. */
export async function allowed(): Promise<boolean> {
  return (await Notification.requestPermission()) === 'granted'
}

async function registered(face: Face): Promise<ServiceWorkerRegistration> {
  const { script, scope } = WORKERS[face]
  const registration = await navigator.serviceWorker.register(script, { scope })
  const worker = registration.installing ?? registration.waiting
  if (registration.active || !worker) return registration
  await new Promise<void>((done, failed) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') done()
      if (worker.state === 'redundant') failed(new Error('the service worker was not taken'))
    })
  })
  return registration
}

function bytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0))
}

/** Whether this browser named itself under another key of the house, which tells it nothing any more. */
async function outdated(face: Face, publicKey: string): Promise<boolean> {
  const named = await (await registered(face)).pushManager.getSubscription()
  return named !== null && !same(named.options.applicationServerKey, bytes(publicKey))
}

const same = (one: ArrayBuffer | null, other: Uint8Array) => one !== null && new Uint8Array(one).join() === other.join()

/** Has this browser named to its push service, under the key of the house, and the house told of it. */
export async function subscribe(face: Face, publicKey: string): Promise<void> {
  const key = bytes(publicKey)
  const { pushManager } = await registered(face)
  let named = await pushManager.getSubscription()
  if (named && !same(named.options.applicationServerKey, key)) {
    await named.unsubscribe()
    named = null
  }
  named ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  const { endpoint, keys } = named.toJSON()
  const body = { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '', face }
  await ask(api.PUT('/api/v1/me/push-subscriptions/{id}', { params: { path: { id: uuid() } }, body }))
  localStorage.setItem(MINE, currentMe()?.worker_id ?? '')
  localStorage.setItem(IN_SESSION, await session())
}

/** Has this browser told nothing any more, whatever the house thinks. */
export async function unsubscribe(face: Face): Promise<void> {
  localStorage.removeItem(MINE)
  localStorage.removeItem(IN_SESSION)
  if (hindrance()) return
  const registration = await navigator.serviceWorker.getRegistration(WORKERS[face].scope)
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** A new session of whoever asked to be told on this device: they need not ask again. Where it fails, their page says so. */
export async function renew(face: Face): Promise<void> {
  const me = currentMe()
  if (!me || localStorage.getItem(MINE) !== me.worker_id || hindrance()) return
  try {
    const { public_key, subscriptions } = await ask(api.GET('/api/v1/me/push-subscriptions'))
    if (!public_key || subscriptions.some((one) => one.this)) return
    // In the session in which they asked, somebody has turned it off from another device of theirs: unless the house has another key.
    const asked = localStorage.getItem(IN_SESSION) === (await session())
    if (asked && !(await outdated(face, public_key))) await unsubscribe(face)
    else await subscribe(face, public_key)
  } catch {
    // Without a signal, or barred: the next time.
  }
}
