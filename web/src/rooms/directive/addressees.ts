// To whom a directive goes, while it is being written.

import type { Addressee } from '@/api/types'

export interface Group {
  to: 'posts' | 'unit' | 'worker'
  areas: string[]
  roles: string[]
  unit_id: string
  worker_id: string
}

export const empty = (area: string): Group => ({
  to: 'posts',
  areas: area ? [area] : [],
  roles: [],
  unit_id: '',
  worker_id: '',
})

/** A group as the server takes it; nothing while something of it is missing. */
export function addressee(group: Group): Addressee | undefined {
  const { to, areas, roles, unit_id, worker_id } = group
  if (to === 'posts') return areas.length && roles.length ? { to, areas, roles } : undefined
  if (to === 'unit') return unit_id ? { to, unit_id } : undefined
  return worker_id ? { to, worker_id } : undefined
}

/** All groups, or nothing while one is not whole. */
export function addressees(groups: Group[]): Addressee[] | undefined {
  const all = groups.map(addressee)
  return all.length && all.every((one) => one !== undefined) ? all : undefined
}
