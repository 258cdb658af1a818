// At a desk: a page does not outlive the session it was opened in.

import { watch } from 'vue'

import type { LiveLine } from '@/api/live'
import { loadMe } from '@/api/session'
import { useNow } from './now'

/** The house closes the line of a session that has ended. While it is closed the page asks who is here each minute; if nobody, it is left. */
export function leaveWhenEnded(line: LiveLine): void {
  watch(useNow(), () => {
    if (line.state.value !== 'open') void loadMe().catch(() => undefined)
  })
}
