// What a round sends from the door, in one place: whoever keeps entries for want of a signal takes them over here.

import { api, ask } from '@/api/client'
import { uuid } from '@/api/send'
import type { NoteVisit, Visit } from '@/api/types'

/** Says how a knock ended. The id stays with the entry: saying it twice is saying it once. */
export function sendVisit(visit: NoteVisit, id: string = uuid()): Promise<Visit> {
  return ask(api.PUT('/api/v1/visits/{id}', { params: { path: { id } }, body: visit }))
}

/** Takes it back. */
export function takeBack(id: string): Promise<Visit> {
  return ask(api.POST('/api/v1/visits/{id}/withdraw', { params: { path: { id } } }))
}
