// The roles by code, named; fetched once. Who may not read the table of roles still sees names from the posts themselves.

import { shallowRef } from 'vue'

import { ACT } from '@/api/acts'
import { api, ask } from '@/api/client'
import { may } from '@/api/session'
import type { Role } from '@/api/types'

const known = shallowRef<Role[]>([])
let asked: Promise<void> | undefined

export function useRoles() {
  if (may(ACT.listRoles)) {
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

/** The roles of the default table, for those who give posts but may not read the table. */
export const USUAL_ROLES: { code: string; zh: string; en: string }[] = [
  { code: 'grid_member', zh: '网格员', en: 'Grid member' },
  { code: 'community_lead', zh: '社区(村)书记', en: 'Community lead' },
  { code: 'medic', zh: '医护人员', en: 'Medic' },
  { code: 'police_officer', zh: '政法干警', en: 'Police officer' },
  { code: 'unit_staff', zh: '包保单位人员', en: 'Staff of a covering unit' },
  { code: 'checkpoint_staff', zh: '卡点值守人员', en: 'Checkpoint staff' },
  { code: 'township_clerk', zh: '乡镇(街道)文书', en: 'Township clerk' },
  { code: 'inspector', zh: '督导组成员', en: 'Inspector' },
  { code: 'commander', zh: '指挥部领导', en: 'Commander' },
]
