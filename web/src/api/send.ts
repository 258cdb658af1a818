// Sending a change: one at a time, and the refusal is kept for the page to show.

import { v7 as uuid } from 'uuid'
import { computed, ref, shallowRef } from 'vue'

import { asProblem, type Problem } from './problem'

export function useSend<Input extends unknown[], Result>(send: (...input: Input) => Promise<Result>) {
  const busy = ref(false)
  const problem = shallowRef<Problem>()

  /** The result, or undefined when it was refused or another is under way. */
  async function run(...input: Input): Promise<{ result: Result } | undefined> {
    if (busy.value) return undefined
    busy.value = true
    problem.value = undefined
    try {
      return { result: await send(...input) }
    } catch (thrown) {
      problem.value = asProblem(thrown)
      return undefined
    } finally {
      busy.value = false
    }
  }
  const forget = () => (problem.value = undefined)
  return { busy, problem, run, forget }
}

/** The id of a record that the server does not have yet, or may have without our knowing. */
export interface NewId {
  id: string
}
export const freshId = (): NewId => ({ id: uuid() })

/**
 * Creates a record under an id made here. The id stays until the server has taken the record, so that pressing the button
 * again after a lost connection says the same thing twice and counts once. Who gives the id keeps it beyond the page.
 */
export function useCreate<Input extends unknown[], Result>(
  create: (id: string, ...input: Input) => Promise<Result>,
  record: NewId = freshId(),
) {
  /** The next call is about another record. */
  const renew = () => (record.id = uuid())
  const sending = useSend(async (...input: Input) => {
    const result = await create(record.id, ...input)
    renew()
    return result
  })
  /** The record is there already, with other content: its answer was lost and it was edited since. */
  const stored = computed(() => (sending.problem.value?.code === 'different_body' ? record.id : undefined))
  return { ...sending, renew, stored }
}

export { uuid }
