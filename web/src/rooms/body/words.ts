// The kinds of bodies by tree, and which stands under which, as the server has them.

import type { BodyKind, BodyTree } from '@/api/types'

export const TREES: Record<BodyTree, BodyKind[]> = {
  government: ['leading_group', 'core_group', 'working_group', 'local_command'],
  party: ['party_committee', 'party_branch', 'party_group', 'member_household'],
}

export const KINDS = Object.values(TREES).flat()

export const UNDER: Record<BodyKind, BodyKind[]> = {
  leading_group: [],
  core_group: ['leading_group'],
  working_group: ['leading_group', 'local_command'],
  local_command: ['leading_group', 'local_command'],
  party_committee: ['party_committee'],
  party_branch: ['party_committee'],
  party_group: ['party_branch'],
  member_household: ['party_branch', 'party_group'],
}

/** How deep in the areas a kind may be founded, in digits of the code: from, to. */
export const LEVELS: Record<BodyKind, [number, number]> = {
  leading_group: [6, 6],
  core_group: [6, 6],
  working_group: [6, 12],
  local_command: [9, 12],
  party_committee: [6, 12],
  party_branch: [6, 15],
  party_group: [9, 18],
  member_household: [12, 18],
}

/** Only a number that is shown in full can be called. */
export const callable = (phone: string | null | undefined): phone is string => !!phone && !phone.includes('*')
