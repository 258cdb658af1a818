// At a desk: says which requests nobody asked for, asks for the password again where an act wants that, and a second person
// where one takes two.

import { shallowRef } from 'vue'

import { askAgain } from './again'
import { api, refusalOf } from './client'

/** After so long without a key or the mouse nobody sits here; the wall is looked at without either. */
const AWAY = 60_000
let touched = Date.now()
for (const sign of ['pointerdown', 'keydown', 'wheel']) {
  window.addEventListener(sign, () => (touched = Date.now()), { capture: true, passive: true })
}
const attended = () => Date.now() - touched < AWAY || window.location.pathname.startsWith('/wall')

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

const sent = new Map<string, Request>()

api.use({
  onRequest({ request, id }) {
    if (!attended()) request.headers.set('wangge-unattended', '1')
    // A body can be read only once.
    if (request.method !== 'GET') sent.set(id, request.clone())
    return request
  },
  async onResponse({ response, id }) {
    const request = sent.get(id)
    sent.delete(id)
    if (request && (await refusalOf(response)) === 'second_person_needed') wished.value = await wishOf(request)
  },
  onError({ id }) {
    sent.delete(id)
  },
})
// Whoever asks a second person has given the password first.
askAgain()
