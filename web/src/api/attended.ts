// At a desk: says which requests nobody asked for, asks for the password again where an act wants that, and a second person
// where one takes two.

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

/** A request that takes a second person. */
export interface Wish {
  method: string
  path: string
  body: unknown
}

/** The request for which a second person is to be asked; the shell shows the dialog. */
export const wished = shallowRef<Wish>()

async function wishOf(request: Request): Promise<Wish> {
  const { pathname, search } = new URL(request.url)
  const body = await request.text()
  return { method: request.method, path: pathname + search, body: body ? JSON.parse(body) : null }
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
    if (problem?.code === 'second_person_needed') wished.value = await wishOf(request)
    if (problem?.code !== 'confirmation_needed') return undefined
    const confirmed = await new Promise<boolean>((tell) => (waiting.value = [...waiting.value, tell]))
    if (!confirmed) return undefined
    // Apart from its options, or the browser refuses to run it.
    const { fetch: send } = options
    const copy = request.clone()
    const answer = await send(request)
    const further = answer.status === 403 ? ((await answer.clone().json()) as { code?: string }) : undefined
    if (further?.code === 'second_person_needed') wished.value = await wishOf(copy)
    return answer
  },
  onError({ id }) {
    again.delete(id)
  },
})
