// Saying that one looks after a need; at the desk and on the phone alike.

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import type { Need } from '@/api/types'

export function useTake() {
  return useSend((need: Need) =>
    ask(api.POST('/api/v1/needs/{id}/take', { params: { path: { id: need.id } }, body: { version: need.version } })),
  )
}

/** Answers a need; an appeal is granted or refused. */
export function useAnswer() {
  return useSend((need: Need, answer: string, granted?: boolean) =>
    ask(
      api.POST('/api/v1/needs/{id}/answer', {
        params: { path: { id: need.id } },
        body: { answer, granted, version: need.version },
      }),
    ),
  )
}
