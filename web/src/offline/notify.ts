// What a service worker does with a notification: shows it, and opens its page when somebody looks. What it says names nobody.

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Pushed extends Extendable {
  data: { json(): unknown } | null
}
interface Clicked extends Extendable {
  notification: Notification
}
interface Window {
  url: string
  focus(): Promise<unknown>
}
interface Scope {
  registration: ServiceWorkerRegistration
  clients: {
    matchAll(which: { type: 'window'; includeUncontrolled: true }): Promise<Window[]>
    openWindow(url: string): Promise<unknown>
  }
  addEventListener(type: 'push', listener: (event: Pushed) => void): void
  addEventListener(type: 'notificationclick', listener: (event: Clicked) => void): void
}

interface Says {
  title?: string
  body?: string
  severe?: boolean
  page?: string
}

function read(event: Pushed): Says {
  try {
    return (event.data?.json() ?? {}) as Says
  } catch {
    return {}
  }
}

export function notify(): void {
  const worker = self as unknown as Scope

  worker.addEventListener('push', (event) => {
    const { title, body, severe, page } = read(event)
    const shown = {
      body,
      // The next of the same kind takes its place, and is heard all the same.
      tag: title,
      renotify: title !== undefined,
      requireInteraction: severe,
      icon: '/mark.svg',
      data: page,
    }
    event.waitUntil(worker.registration.showNotification(title ?? '网格', shown))
  })

  worker.addEventListener('notificationclick', (event) => {
    event.notification.close()
    const page = new URL(String(event.notification.data ?? '/'), location.origin)
    if (page.origin !== location.origin) return
    const open = async () => {
      const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
      // A window that shows something else may hold what somebody is entering: it is left alone.
      const there = windows.find((one) => new URL(one.url).pathname === page.pathname)
      await (there ? there.focus() : worker.clients.openWindow(page.href))
    }
    event.waitUntil(open())
  })
}
