// Where and when one is looking: the area and the day, both kept in the address.

import { computed } from 'vue'
import { useRoute, useRouter, type Router } from 'vue-router'

import { useMe, widest } from '@/api/session'
import { query } from '@/urls'

export function usePlace() {
  const route = useRoute()
  const router = useRouter()
  const me = useMe()

  const home = computed(() => widest(me.value.grants, me.value.jurisdiction.code))
  const area = computed(() => (typeof route.query.area === 'string' ? route.query.area : home.value))
  const day = computed(() => (typeof route.query.day === 'string' ? route.query.day : me.value.today))
  const isToday = computed(() => day.value === me.value.today)

  function go(changes: { area?: string; day?: string }) {
    const next: Record<string, string | undefined> = {}
    for (const [key, value] of Object.entries(route.query)) if (typeof value === 'string') next[key] = value
    Object.assign(next, changes)
    if (next.area === home.value) next.area = undefined
    if (next.day === me.value.today) next.day = undefined
    void router.push({ path: route.path, query: query(next) })
  }
  return { area, day, home, isToday, go }
}

/** Takes area and day along to the next page, unless it says its own. */
export function carryPlace(router: Router): void {
  router.beforeEach((to, from) => {
    const carried = ['area', 'day'].filter((key) => from.query[key] && to.query[key] === undefined)
    // Setting the default on the same page takes the key away on purpose.
    if (!carried.length || to.path === from.path || to.meta.open) return true
    const kept = Object.fromEntries(carried.map((key) => [key, from.query[key]]))
    return { ...to, query: { ...to.query, ...kept } }
  })
}
