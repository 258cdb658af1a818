// The roles by code, named; fetched once. Who may not read the table of roles still sees names from the posts themselves.

import { shallowRef } from 'vue'

import { api, ask } from '@/api/client'
import { AT_DESK } from '@/api/deskActs'
import { may } from '@/api/session'
import type { Role } from '@/api/types'

const known = shallowRef<Role[]>([])
let asked: Promise<void> | undefined

export function useRoles() {
  if (may(AT_DESK.listRoles)) {
    asked ??= ask(api.GET('/api/v1/roles')).then(
      (roles) => {
        known.value = roles
      },
      () => {
        // Asked again by the next page.
        asked = undefined
      },
    )
  }
  return known
}

/** The roles of the default table, for those who give posts but may not read the table; their names are texts. */
export const USUAL_ROLES = [
  'grid_member',
  'community_lead',
  'medic',
  'police_officer',
  'unit_staff',
  'station_cadre',
  'checkpoint_staff',
  'township_clerk',
  'inspector',
  'commander',
  'township_lead',
  'command_staff',
  'building_head',
  'building_manager',
  'patroller',
  'auxiliary_police',
] as const

/** What a unit can be. */
export const UNIT_KINDS = [
  'department',
  'party',
  'working_group',
  'police',
  'hospital',
  'service_station',
  'property',
  'enterprise',
  'other',
]
