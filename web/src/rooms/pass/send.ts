// The one place where the use of a pass is sent.

import { api, ask } from '@/api/client'
import type { NotePassUse, PassUse } from '@/api/types'

/** Notes that somebody went out or came home; the same id again says it once. */
export function notePassUse(id: string, body: NotePassUse): Promise<PassUse> {
  return ask(api.PUT('/api/v1/pass-uses/{id}', { params: { path: { id } }, body }))
}
