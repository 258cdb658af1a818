// Fetching for a page: what is shown stays while it is fetched anew, and a late answer never overwrites a newer one.

import { type Ref, shallowRef, ref, toValue, watch, type MaybeRefOrGetter } from 'vue'

import { asProblem, type Problem } from './problem'

export interface Loaded<Data> {
  data: Ref<Data | undefined>
  problem: Ref<Problem | undefined>
  busy: Ref<boolean>
  reload: () => Promise<void>
}

/** Loads at once, and again whenever `key` changes. */
export function useLoad<Data>(key: MaybeRefOrGetter<unknown>, get: () => Promise<Data>): Loaded<Data> {
  const data = shallowRef<Data>()
  const problem = shallowRef<Problem>()
  const busy = ref(false)
  let turn = 0

  async function reload() {
    const mine = ++turn
    busy.value = true
    try {
      const got = await get()
      if (mine !== turn) return
      data.value = got
      problem.value = undefined
    } catch (thrown) {
      if (mine !== turn) return
      problem.value = asProblem(thrown)
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  watch(
    () => JSON.stringify(toValue(key)),
    (_, before) => {
      // Another subject: what was shown is not about it.
      if (before !== undefined) data.value = undefined
      void reload()
    },
    { immediate: true },
  )
  return { data, problem, busy, reload }
}
