// One thing done to many: what it is called, who may do it, and what is sent.

import { ACT } from '@/api/acts'
import { may } from '@/api/session'
import type { Batch, BatchRow, Change } from '@/api/types'

/** What is done to each. Nobody is moved in a batch, and nobody comes home from hospital in one. */
export type Work = 'extend' | 'shorten' | 'suspend' | 'refer' | 'release' | 'message' | 'team' | 'open'

export const ORDERS = ['extend', 'shorten', 'suspend', 'refer'] as const satisfies Change[]

/** What is asked before: the same for all of them. */
export interface Asked {
  days: number | undefined
  text: string
}

const isOrder = (work: Work): work is (typeof ORDERS)[number] => ORDERS.some((order) => order === work)
export const asksDays = (work: Work) => work === 'extend' || work === 'shorten'
/** The longest text; none where no text is asked for. */
export function longest(work: Work): number {
  if (work === 'release' || work === 'team') return 0
  return work === 'message' ? 300 : 200
}

const ACTS = { release: ACT.releaseIsolation, message: ACT.sendMessage, team: ACT.assignTeam, open: ACT.openIsolation }

/** Whether somebody may do this to many at once. */
export function mayDo(work: Work): boolean {
  return may(ACT.previewBatch) && may(ACT.runBatch) && may(isOrder(work) ? ACT.giveOrder : ACTS[work])
}

/** What is sent, to look at it and to do it. */
export function batchOf(work: Work, ids: string[], { days, text }: Asked): Batch {
  const words = text.trim()
  if (isOrder(work)) {
    return { do: 'order', ids, change: work, reason: words, ...(asksDays(work) && { days: days ?? null }) }
  }
  if (work === 'open') return { do: 'open', arrival_ids: ids, ground: words }
  if (work === 'message') return { do: 'message', ids, text: words }
  return { do: work, ids }
}

/** Whether it goes, or went, as wanted. */
export const accepted = (row: Pick<BatchRow, 'outcome'>) => row.outcome === 'ok' || row.outcome === 'again'
