// The steps of an assignment that need no more than a press.

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import type { Assignment, AssignmentLine } from '@/api/types'

export function useMoves() {
  const path = (id: string) => ({ path: { id } })
  const receive = useSend(({ id }: Pick<AssignmentLine, 'id'>) =>
    ask(api.POST('/api/v1/assignments/{id}/receive', { params: path(id), body: {} })),
  )
  const start = useSend(({ id }: Pick<AssignmentLine, 'id'>) =>
    ask(api.POST('/api/v1/assignments/{id}/start', { params: path(id), body: {} })),
  )
  const verify = useSend(({ id, version }: Assignment) =>
    ask(api.POST('/api/v1/assignments/{id}/verify', { params: path(id), body: { version, note: null } })),
  )
  return { receive, start, verify }
}
