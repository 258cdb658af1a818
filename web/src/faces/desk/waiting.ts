// How much waits: open alerts, isolations that end today, readings that a medic must judge, needs nobody took, directives of one's
// own and gaps nobody filled, as far as anybody would count.

import { ref, watch } from 'vue'

import { ACT } from '@/api/acts'
import { api, ask } from '@/api/client'
import { useLive } from '@/api/live'
import { may } from '@/api/session'
import { undone } from '@/rooms/directive/words'
import { usePlace } from '@/ui/place'

/** `7`, or `50+` where nobody would count on. */
export type Counts = Record<'alerts' | 'due' | 'judge' | 'needs' | 'directives' | 'gaps', string>

const MANY = 50

function counted(page: { rows: unknown[]; next?: string | null; total?: number | null }): string {
  const n = page.total ?? page.rows.length
  if (page.total === undefined || page.total === null) return n ? `${n}${page.next ? '+' : ''}` : ''
  return n ? String(n) : ''
}

export function useWaiting() {
  const { area } = usePlace()
  const counts = ref<Counts>({ alerts: '', due: '', judge: '', needs: '', directives: '', gaps: '' })

  async function count() {
    const query = { area: area.value, limit: MANY }
    const alerts = may(ACT.listAlerts)
      ? ask(api.GET('/api/v1/alerts', { params: { query: { ...query, state: 'open' } } }))
      : undefined
    const due = may(ACT.listIsolations)
      ? ask(api.GET('/api/v1/isolations', { params: { query: { ...query, state: 'due' } } }))
      : undefined
    const judge = may(ACT.listReadings)
      ? ask(api.GET('/api/v1/readings', { params: { query: { ...query, unjudged: true } } }))
      : undefined
    const needs = may(ACT.listNeeds)
      ? ask(api.GET('/api/v1/needs', { params: { query: { ...query, state: 'open' } } }))
      : undefined
    const mine = may(ACT.listMyAssignments)
      ? ask(api.GET('/api/v1/assignments/mine')).then(({ rows }) => ({ rows: rows.filter(undone) }))
      : undefined
    const gaps = may(ACT.listGaps)
      ? ask(api.GET('/api/v1/gaps', { params: { query: { area: area.value, limit: 1 } } }))
      : undefined
    // A count that fails is left out; the list itself says why.
    const [open, ends, waits, said, own, lacks] = await Promise.allSettled([alerts, due, judge, needs, mine, gaps])
    counts.value = {
      alerts: open.status === 'fulfilled' && open.value ? counted(open.value) : '',
      needs: said.status === 'fulfilled' && said.value ? counted(said.value) : '',
      directives: own.status === 'fulfilled' && own.value ? counted(own.value) : '',
      gaps: lacks.status === 'fulfilled' && lacks.value ? counted(lacks.value) : '',
      due: ends.status === 'fulfilled' && ends.value ? counted(ends.value) : '',
      judge: waits.status === 'fulfilled' && waits.value ? counted(waits.value) : '',
    }
  }

  watch(area, count, { immediate: true })
  useLive(['alert.', 'coverage.', 'directive.', 'isolation.', 'need.'], count)
  return counts
}
