// A list that grows page by page. Its filters live in the address, so a list can be sent to a colleague as a link.

import { computed, ref, shallowRef, watch, type ComputedRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { query, type Query } from '@/urls'
import { asProblem, type Problem } from './problem'
import type { Page } from './types'

type Filters<Key extends string> = Record<Key, string>

/** Filters read from and written to the query of the address. */
export function useFilters<Key extends string>(defaults: Filters<Key>) {
  const route = useRoute()
  const router = useRouter()
  const keys = Object.keys(defaults) as Key[]

  const filters = computed(() => {
    const read = (key: Key) => {
      const value = route.query[key]
      return [key, typeof value === 'string' ? value : defaults[key]] as const
    }
    return Object.fromEntries(keys.map(read)) as Filters<Key>
  })

  let turn = 0
  /** Changes some filters. A default is left out of the address. What is sealed meanwhile steps back where more was changed since. */
  async function set(changes: Partial<Filters<Key>>) {
    const { q } = changes as Filters<string>
    // What names somebody is sealed before it stands in an address; it has a digit, and the rest comes when there is one.
    const [mine, page] = [++turn, route.path]
    if (q && /\p{Nd}/u.test(q)) changes = { ...changes, q: await (await import('./searches')).forAddress(q) }
    if (mine !== turn || page !== route.path) return
    const next: Query = {}
    for (const [key, value] of Object.entries(route.query)) if (typeof value === 'string') next[key] = value
    for (const key of keys) {
      const value = changes[key]
      if (value !== undefined) next[key] = value === defaults[key] ? undefined : value
    }
    await router.replace({ query: query(next) })
  }

  const narrowed = computed(() => keys.some((key) => filters.value[key] !== defaults[key]))
  const clear = () => set(defaults)
  return { filters, set, narrowed, clear }
}

export const PAGE = 50
const LARGEST_PAGE = 200

type Fetch<Row, Key> = (key: Key, page: { limit: number; after?: string }) => Promise<Page<Row>>

/** Rows under `key`; they start anew when it changes. */
export function useList<Row, Key>(key: ComputedRef<Key>, fetch: Fetch<Row, Key>) {
  const rows = shallowRef<Row[]>([])
  const total = ref<number | null>(null)
  const next = ref<string | null>(null)
  const busy = ref(false)
  const loaded = ref(false)
  /** Something has changed that is not shown yet. */
  const outdated = ref(false)
  const problem = shallowRef<Problem>()
  let turn = 0

  async function get(page: { limit: number; after?: string }, keep: Row[]) {
    const mine = ++turn
    busy.value = true
    try {
      const got = await fetch(key.value, page)
      if (mine !== turn) return
      rows.value = [...keep, ...got.rows]
      next.value = got.next ?? null
      if (!page.after) {
        total.value = got.total ?? null
        outdated.value = false
      }
      problem.value = undefined
      loaded.value = true
    } catch (thrown) {
      if (mine === turn) problem.value = asProblem(thrown)
    } finally {
      if (mine === turn) busy.value = false
    }
  }

  /** Fetches again as many rows as are shown. */
  const reload = () => get({ limit: Math.min(Math.max(rows.value.length, PAGE), LARGEST_PAGE) }, [])
  /** After a change elsewhere: at once, unless that would cut a long list under the eyes of its reader. */
  const refresh = (most = LARGEST_PAGE) => {
    if (rows.value.length > most) outdated.value = true
    else void reload()
  }
  /** Adds the next page. */
  const more = () =>
    next.value && !busy.value ? get({ limit: PAGE, after: next.value }, rows.value) : Promise.resolve()

  watch(
    () => JSON.stringify(key.value),
    () => {
      rows.value = []
      next.value = null
      total.value = null
      loaded.value = false
      outdated.value = false
      void get({ limit: PAGE }, [])
    },
    { immediate: true },
  )
  return { rows, total, next, busy, loaded, outdated, problem, reload, refresh, more }
}

export type List<Row> = ReturnType<typeof useList<Row, unknown>>
