// At a desk: says which requests nobody asked for, and asks for the password again where an act wants that.

import { shallowRef } from 'vue'

import { api } from './client'

/** After so long without a key or the mouse nobody sits here; the wall is looked at without either. */
const AWAY = 60_000
let touched = Date.now()
for (const sign of ['pointerdown', 'keydown', 'wheel']) {
  window.addEventListener(sign, () => (touched = Date.now()), { capture: true, passive: true })
}
const attended = () => Date.now() - touched < AWAY || window.location.pathname.startsWith('/wall')

/** The requests that wait for a confirmation; the shell shows one dialog for all of them. */
export const waiting = shallowRef<((confirmed: boolean) => void)[]>([])

/** The person has confirmed, or would not. */
export function settle(confirmed: boolean): void {
  const all = waiting.value
  waiting.value = []
  for (const tell of all) tell(confirmed)
}

const again = new Map<string, Request>()

api.use({
  onRequest({ request, id }) {
    if (!attended()) request.headers.set('wangge-unattended', '1')
    // A body can be sent only once.
    if (request.method !== 'GET') again.set(id, request.clone())
    return request
  },
  async onResponse({ response, options, id }) {
    const request = again.get(id)
    again.delete(id)
    if (!request || response.status !== 403) return undefined
    const problem = (await response
      .clone()
      .json()
      .catch(() => undefined)) as { code?: string } | undefined
    if (problem?.code !== 'confirmation_needed') return undefined
    const confirmed = await new Promise<boolean>((tell) => (waiting.value = [...waiting.value, tell]))
    if (!confirmed) return undefined
    // Apart from its options, or the browser refuses to run it.
    const { fetch: send } = options
    return send(request)
  },
  onError({ id }) {
    again.delete(id)
  },
})
