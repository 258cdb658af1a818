// The board of an area, kept as it is now: the line tells that something changed, and the board is fetched once for it.

import { onScopeDispose } from 'vue'

import { api, ask } from '@/api/client'
import { live, type LiveLine } from '@/api/live'
import { useLoad } from '@/api/load'

/** Many boards are told at one moment: each waits a little, and not as long as the next. */
const SOONEST = 100
const SPREAD = 300
const LATEST = 800

export function useBoard(place: () => { area: string; day: string }, line: LiveLine = live) {
  const loaded = useLoad(place, () => {
    const { area, day } = place()
    return ask(api.GET('/api/v1/board', { params: { query: { area, day, since: line.seq || undefined } } }))
  })
  const look = () => {
    if (line.seq > (loaded.data.value?.seq ?? 0)) void loaded.reload()
  }
  const manner = { calm: SOONEST + Math.random() * SPREAD, longest: LATEST, within: () => place().area, atOnce: true }
  onScopeDispose(line.on([''], look, manner))
  return loaded
}
