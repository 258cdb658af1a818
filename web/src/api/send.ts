// Sending a change: one at a time, and the refusal is kept for the page to show.

import { v7 as uuid } from 'uuid'
import { ref, shallowRef } from 'vue'

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

/**
 * Creates a record under an id made here. The id stays until the server has taken the record, so that pressing the button
 * again after a lost connection says the same thing twice and counts once.
 */
export function useCreate<Input extends unknown[], Result>(create: (id: string, ...input: Input) => Promise<Result>) {
  let id = uuid()
  /** The next call is about another record. */
  const renew = () => (id = uuid())
  const sending = useSend(async (...input: Input) => {
    const result = await create(id, ...input)
    renew()
    return result
  })
  return { ...sending, renew }
}

export { uuid }
