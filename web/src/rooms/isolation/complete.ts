// Saying that a service was done, with what it left, and taking that back. The task has its id already and its doer may
// say it twice, so that pressing again after a lost answer counts once; a picture keeps its id for the same reason.

import { api, ask } from '@/api/client'
import { useSend, uuid } from '@/api/send'
import type { CompleteTask, Task } from '@/api/types'
import { enter } from '@/offline/enter'

export interface Left extends Pick<CompleteTask, 'received_by' | 'plate'> {
  /** A photo or signature. */
  picture?: Blob | undefined
}

interface Sent {
  id: string
  arrived: boolean
}
const pictures = new WeakMap<Blob, Map<string, Sent>>()

/** Sends a picture once for each task it shows, and gives its id. */
async function sendPicture(task: string, picture: Blob): Promise<string> {
  const sent = pictures.get(picture) ?? new Map<string, Sent>()
  pictures.set(picture, sent)
  const one = sent.get(task) ?? { id: uuid(), arrived: false }
  sent.set(task, one)
  if (!one.arrived) {
    await ask(
      api.PUT('/api/v1/proofs/{id}', {
        params: { path: { id: one.id }, query: { task_id: task } },
        headers: { 'Content-Type': 'application/octet-stream' },
        // As it is: the generated type of raw bytes is a list of numbers.
        body: picture as unknown as number[],
        bodySerializer: (body) => body as unknown as BodyInit,
      }),
    )
    one.arrived = true
  }
  return one.id
}

export function useComplete(task: () => Task) {
  return useSend(async ({ picture, ...left }: Left = {}) => {
    const { id, subject, kind_zh } = task()
    const proof_id = picture && (await sendPicture(id, picture))
    return enter<Task>({
      op: 'POST',
      path: `/api/v1/tasks/${id}/complete`,
      body: { ...left, proof_id } satisfies CompleteTask,
      about: { what: 'complete', whom: subject?.name ?? '', task: id, detail: kind_zh },
    })
  })
}

export function useReopen() {
  return useSend((task: Task) => ask(api.POST('/api/v1/tasks/{id}/reopen', { params: { path: { id: task.id } } })))
}
