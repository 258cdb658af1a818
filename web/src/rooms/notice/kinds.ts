// The kinds of papers, in the order in which they are handed out.

import type { NoticeKind } from '@/api/types'

export const KINDS: NoticeKind[] = ['isolation_notice', 'letter', 'door_notice', 'release_notice']

/** What is wanted most often for somebody who stands so. */
export const usualKind = (released: boolean): NoticeKind => (released ? 'release_notice' : 'isolation_notice')
