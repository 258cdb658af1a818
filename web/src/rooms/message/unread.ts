// How much of one's inbox is unread, as it changes. Fetched after the first page shows, for it is no part of it.

import { api, ask } from '@/api/client'
import { live } from '@/api/live'

/** What changes an inbox. */
export const CHANGES = ['message.tell_owners', 'message.note_outcome', 'message.read_inbox', 'message.claim_messages']

export function watchUnread(tell: (n: number) => void): () => void {
  // A count that fails is left as it was; the inbox itself says why.
  const count = () =>
    ask(api.GET('/api/v1/inbox', { params: { query: { unread: true, limit: 1 } } }))
      .then((inbox) => tell(inbox.unread))
      .catch(() => undefined)
  void count()
  return live.on(CHANGES, () => void count())
}
