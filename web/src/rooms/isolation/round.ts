// A round: today's tasks in walking order, one card for each door.

import type { Task } from '@/api/types'

export interface Door {
  key: string
  area: string
  address: string
  tasks: Task[]
}

/** Neighbouring tasks at the same door go on one card. The order is the server's: that of walking. */
export function doors(tasks: Task[]): Door[] {
  const found: Door[] = []
  for (const task of tasks) {
    const address = task.subject?.address ?? ''
    const last = found.at(-1)
    // Masked addresses look alike: without one, only the same person is the same door.
    const same =
      last &&
      last.area === task.area_name &&
      last.address === address &&
      (address || last.tasks[0]?.subject?.id === task.subject?.id)
    if (same) last.tasks.push(task)
    else found.push({ key: task.id, area: task.area_name, address, tasks: [task] })
  }
  return found
}

export type When = 'later' | 'now' | 'late'

/** Whether a task may be done yet, or should have been done. */
export function when(task: Pick<Task, 'opens_at' | 'due_at'>, now: Date): When {
  if (now < new Date(task.opens_at)) return 'later'
  return now > new Date(task.due_at) ? 'late' : 'now'
}

/** What can still be done. What was missed stays missed: the next reading answers the next task. */
export function waits(task: Pick<Task, 'state'>): boolean {
  return task.state === 'open'
}
