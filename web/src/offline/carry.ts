// Makes a face work without a signal: pages are answered from what is carried, and what is entered waits. Light: what it needs
// comes when it is needed.

import { api, refusalOf } from '@/api/client'
import { onLeaving } from '@/api/session'
import { asOf } from './state'

const engine = async () => (await import('./outbox')).outbox

export function carry(): void {
  api.use({
    async onError({ request }) {
      if (request.method === 'GET') return (await engine()).answer(request)
      return undefined
    },
    async onResponse({ request, response }) {
      if (response.headers.has('x-carried')) return
      if (request.method === 'GET') asOf.value = undefined
      if ((await refusalOf(response)) === 'device_revoked') await (await engine()).wipe()
    },
  })
  onLeaving(async () => (await engine()).leave())
  void engine().then((outbox) => outbox.begin())
  if (import.meta.env.PROD)
    void navigator.serviceWorker?.register('/field/sw.js', { scope: '/field/' }).catch(() => undefined)
}
