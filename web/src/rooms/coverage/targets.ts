// What somebody is made to answer for, and where it is looked up.

import { api, ask } from '@/api/client'

/** One thing, with the name it has on the page. */
export interface Target {
  kind: 'compound' | 'household' | 'checkpoint' | 'venue' | 'isolation'
  id: string
  name: string
}

export type TargetKind = Target['kind'] | 'area'

/** How each is usually covered. */
export const USUAL_KIND: Record<TargetKind, string> = {
  area: 'first_responsible',
  compound: 'cover',
  household: 'contact',
  checkpoint: 'watch',
  venue: 'cover',
  isolation: 'cover',
}

/** How many are offered to choose from. */
const OFFERED = 20

/** Things of a kind in an area: compounds and venues by name, households and isolations by who lives there. */
export async function findTargets(kind: Target['kind'], area: string, text: string): Promise<Target[]> {
  const query = { area, limit: OFFERED, q: text.trim() }
  switch (kind) {
    case 'compound': {
      const { rows } = await ask(api.GET('/api/v1/compounds', { params: { query } }))
      return rows.map((row) => ({ kind, id: row.id, name: row.name }))
    }
    case 'venue': {
      const { rows } = await ask(api.GET('/api/v1/venues', { params: { query } }))
      return rows.map((row) => ({ kind, id: row.id, name: row.name }))
    }
    case 'checkpoint': {
      const all = { area, limit: 200 }
      const { rows } = await ask(api.GET('/api/v1/checkpoints', { params: { query: all } }))
      const named = rows.filter((row) => row.name.includes(query.q)).slice(0, OFFERED)
      return named.map((row) => ({ kind, id: row.id, name: row.name }))
    }
    case 'household': {
      if (!query.q) return []
      const { rows } = await ask(api.GET('/api/v1/residents', { params: { query } }))
      return rows.map((row) => ({ kind, id: row.household_id, name: `${row.name} · ${row.area_name}` }))
    }
    case 'isolation': {
      if (!query.q) return []
      const { rows } = await ask(api.GET('/api/v1/isolations', { params: { query } }))
      return rows.map((row) => ({ kind, id: row.id, name: `${row.name} · ${row.area_name}` }))
    }
  }
}
