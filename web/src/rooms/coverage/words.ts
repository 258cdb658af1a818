// The words of coverage that pages share.

import { shallowRef } from 'vue'

import { api, ask } from '@/api/client'
import type { UnitLine, WorkerLine } from '@/api/types'
import type { Tone } from '@/ui/tone'

export const TARGETS = ['area', 'compound', 'household', 'checkpoint', 'venue', 'isolation'] as const
export const LEVELS = ['county', 'township', 'community', 'grid', 'building'] as const
export const ROUND_THE_CLOCK = '00:00-24:00'

/** Which meaning a gap has … */
export const GAP_TONES: Record<string, Tone> = { now: 'alarm', coming: 'late', closed: 'done' }

/** … and what came of a line of a sheet. */
export const LINE_TONES: Record<string, Tone> = {
  assigned: 'done',
  added: 'done',
  already: 'quiet',
  unit_unknown: 'alarm',
  target_unknown: 'alarm',
  venue_kind_unknown: 'alarm',
  target_ambiguous: 'late',
}

/** How many are offered to choose from. */
const OFFERED = 20

/** Units whose names begin so, those of the areas above as well: they may be chosen too. */
export function useUnits(first: Pick<UnitLine, 'id' | 'name'>[] = []) {
  const units = shallowRef(first)
  async function findUnits(q: string) {
    if (!q.trim()) return
    const query = { q: q.trim(), above: true, limit: OFFERED }
    units.value = await ask(api.GET('/api/v1/units', { params: { query } })).then(
      (page) => page.rows,
      () => [],
    )
  }
  return { units, findUnits }
}

/** Workers whose names begin so. */
export function useWorkers(first: Pick<WorkerLine, 'id' | 'name'>[] = []) {
  const workers = shallowRef(first)
  async function findWorkers(q: string) {
    if (!q.trim()) return
    const query = { q: q.trim(), limit: OFFERED }
    workers.value = await ask(api.GET('/api/v1/workers', { params: { query } })).then(
      (page) => page.rows,
      () => [],
    )
  }
  return { workers, findWorkers }
}
