// The one place where the use of a pass is sent.

import type { NotePassUse, PassUse } from '@/api/types'
import { enter, type Entered } from '@/offline/enter'

/** Notes that somebody went out or came home; the same id again says it once. Without a signal it waits on the phone. */
export function notePassUse(id: string, body: NotePassUse, number: string): Promise<Entered<PassUse>> {
  const about = { what: 'pass_use' as const, whom: number }
  return enter<PassUse>({ op: 'PUT', path: `/api/v1/pass-uses/${id}`, body, about })
}
