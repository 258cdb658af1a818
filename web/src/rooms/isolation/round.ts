// A round: today's tasks in walking order, one card for each household.

import type { Task } from '@/api/types'

export interface Door {
  key: string
  area: string
  address: string
  people: Served[]
}

/** Those whom some of the tasks at a door serve: one person, or all who are isolated there. */
export interface Served {
  key: string
  subject: Task['subject']
  tasks: Task[]
}

/** One card for each household, in the order of the server: that of walking. */
export function doors(tasks: Task[]): Door[] {
  const found = new Map<string, Door>()
  for (const task of tasks) {
    const { subject } = task
    const key = subject?.household_id ?? task.id
    const door = found.get(key) ?? { key, area: task.area_name, address: subject?.address ?? '', people: [] }
    found.set(key, door)
    // Where one person is isolated alone, what serves the household serves them.
    const whom = `${subject?.id} ${subject?.name}`
    const served = door.people.find((one) => one.key === whom)
    if (served) served.tasks.push(task)
    else door.people.push({ key: whom, subject, tasks: [task] })
  }
  return [...found.values()]
}

export type When = 'later' | 'now' | 'late'

/** Whether a task may be done yet, or should have been done. */
export function when(task: Pick<Task, 'opens_at' | 'due_at'>, now: Date): When {
  if (now < new Date(task.opens_at)) return 'later'
  return now > new Date(task.due_at) ? 'late' : 'now'
}

/** What can be done now comes first. */
export function inOrder(tasks: Task[], now: Date): Task[] {
  const later = (task: Task) => Number(when(task, now) === 'later')
  return [...tasks].sort((a, b) => later(a) - later(b) || a.due_at.localeCompare(b.due_at))
}

/** What is done on a walk; a directive has a card of its own above it. */
export function atDoors(task: Pick<Task, 'kind'>): boolean {
  return !task.kind.startsWith('directive.')
}

/** What can still be done. What was missed stays missed: the next reading answers the next task. */
export function waits(task: Pick<Task, 'state'>): boolean {
  return task.state === 'open'
}

export type Way = 'round' | 'reading' | 'release' | 'answer' | 'sheet' | 'tap'

/** A name, a plate, a photo or a signature: what a sheet asks for. */
const ASKED = ['receipt', 'plate', 'photo', 'signature']

/** How a task is done: with a temperature, on the page of the isolation or of the need, with what the plan asks for, or by one tap. */
export function wayOf(task: Pick<Task, 'kind' | 'asks'>): Way {
  if (task.kind === 'isolation.release') return 'release'
  if (task.kind.startsWith('need.')) return 'answer'
  if (task.kind.startsWith('round.')) return 'round'
  if (task.asks === 'reading') return 'reading'
  return task.asks && ASKED.includes(task.asks) ? 'sheet' : 'tap'
}

/** Whether a photo can go along: a temperature and a release are records of their own. */
export function photographed(task: Task, now: Date): boolean {
  return (
    waits(task) && ['sheet', 'tap'].includes(wayOf(task)) && task.asks !== 'signature' && when(task, now) !== 'later'
  )
}

/** Whether somebody may take back that they did it: their own, while its window lasts. */
export function reopens(task: Task, who: string, now: Date): boolean {
  const simple = ['sheet', 'tap'].includes(wayOf(task))
  return simple && task.state === 'done' && task.done_by === who && when(task, now) === 'now'
}

/** The people a task serves, one by one. */
export function namesOf(subject: { name: string } | null | undefined): string[] {
  return subject?.name.split('、') ?? []
}
