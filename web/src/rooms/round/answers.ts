// Answers to rows of lists that were sent down.

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import type { PushedRow, RowAnswer } from '@/api/types'

export const ANSWERS: RowAnswer[] = [
  'missed',
  'already_registered',
  'isolating',
  'isolation_ended',
  'not_in_area',
  'wrong_data',
  'found',
]

/** What somebody says after a call or a visit. */
export const BY_HAND = ['found', 'not_in_area', 'wrong_data', 'already_registered'] as const

export function useAnswerRow() {
  return useSend((row: PushedRow, answer: RowAnswer, note: string, toArea?: string) =>
    ask(
      api.PUT('/api/v1/pushed-rows/{id}/answer', {
        params: { path: { id: row.id } },
        body: { answer, note: note.trim() || null, to_area: toArea || null, version: row.version },
      }),
    ),
  )
}

/** The whole number, to call. Who looked is in the journal. */
export function useReveal() {
  return (id: string) =>
    ask(api.POST('/api/v1/pushed-rows/{id}/reveal', { params: { path: { id } }, body: { purpose: 'contact' } }))
}
