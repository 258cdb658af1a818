// The ids of readings that may or may not have reached the server, by what they answer: a sheet that was closed after a
// lost answer and opened again says the same reading, and not a second one.

import { freshId, type NewId } from '@/api/send'

const ids = new Map<string, NewId>()

/** For a task, or for an isolation where no task was chosen. */
export function readingId(answers: string): NewId {
  const id = ids.get(answers) ?? freshId()
  ids.set(answers, id)
  return id
}
