// The one call that writes a crossing, and those that look up who is known.

import { api, ask } from '@/api/client'
import { Problem } from '@/api/problem'
import type { Crossing, KnownCrossing, NewCrossing } from '@/api/types'
import { enter, type Entered } from '@/offline/enter'

/** Registers a crossing under an id made here; without a signal it waits on the phone. */
export function sendCrossing(id: string, body: NewCrossing): Promise<Entered<Crossing>> {
  const whom = body.plate ?? body.people[0]?.name ?? ''
  return enter<Crossing>({ op: 'PUT', path: `/api/v1/crossings/${id}`, body, about: { what: 'crossing', whom } })
}

/** The last crossing with that plate; nothing where there is none, or nobody can be asked. */
export const knownPlate = (plate: string) => last(ask(api.POST('/api/v1/crossings/known-vehicle', { body: { plate } })))

/** The last crossing of whoever has that document. */
export const knownDocument = (document_type: string, document_number: string) =>
  last(ask(api.POST('/api/v1/crossings/known', { body: { document_type, document_number } })))

async function last(asked: Promise<{ rows: KnownCrossing[] }>): Promise<KnownCrossing | undefined> {
  try {
    return (await asked).rows[0]
  } catch (thrown) {
    // Without an answer everything is typed; nobody waits in the cold for it.
    if (thrown instanceof Problem) return undefined
    throw thrown
  }
}
