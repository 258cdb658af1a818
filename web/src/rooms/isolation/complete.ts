// Saying that a service was done. The task has its id already and its doer may say it twice, so that pressing again after
// a lost answer counts once.

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import type { Task } from '@/api/types'

export function useComplete(task: () => Task) {
  return useSend((received_by?: string) =>
    ask(api.POST('/api/v1/tasks/{id}/complete', { params: { path: { id: task().id } }, body: { received_by } })),
  )
}
