// What a round sends from the door, in one place: whoever keeps entries for want of a signal takes them over here.

import { api, ask } from '@/api/client'
import { uuid } from '@/api/send'
import type { NoteVisit, Visit } from '@/api/types'
import { enter, type Entered } from '@/offline/enter'

/**
 * Says how a knock ended. The id stays with the entry: saying it twice is saying it once. Without a signal it waits on the
 * phone.
 */
export function sendVisit(visit: NoteVisit, whom: string, id: string = uuid()): Promise<Entered<Visit>> {
  return enter<Visit>({ op: 'PUT', path: `/api/v1/visits/${id}`, body: visit, about: { what: 'visit', whom } })
}

/** Takes it back. */
export function takeBack(id: string): Promise<Visit> {
  return ask(api.POST('/api/v1/visits/{id}/withdraw', { params: { path: { id } } }))
}
