// The care team: who is on watch in which hours, and who is missing. The server counts again when a team is stored.

import { useI18n } from 'vue-i18n'

import type { Member, NewMember, Proposal } from '@/api/types'

/** A member while the team is put together. */
export interface Draft extends NewMember {
  name: string
  /** So many other teams they serve, where that is known. */
  teams?: number
}

type Watch = Pick<NewMember, 'watch_from' | 'watch_hours'>

/** The order in which they stand; the first leads. */
const ROLES = ['cadre', 'medic', 'police_officer', 'unit_staff', 'station_cadre']
const rank = (role: string) => (ROLES.indexOf(role) + ROLES.length + 1) % (ROLES.length + 1)

/** Roles as they stand, the leading one first. */
export function inOrder(roles: Iterable<string>): string[] {
  return [...new Set(roles)].sort((a, b) => rank(a) - rank(b))
}

/** Whether the hour lies in the watch, which may go over midnight. */
export function covers(watch: Watch, hour: number): boolean {
  return (hour + 24 - watch.watch_from) % 24 < watch.watch_hours
}

/** The hours at which nobody is on watch. */
export function gapsOf(watches: readonly Watch[]): number[] {
  return [...Array(24).keys()].filter((hour) => !watches.some((watch) => covers(watch, hour)))
}

/** Hours that follow one another, as one watch each: 23, 0 and 1 are three hours from 23. */
export function spans(hours: readonly number[]): Watch[] {
  if (hours.length === 24) return [{ watch_from: 0, watch_hours: 24 }]
  const begins = hours.filter((hour) => !hours.includes((hour + 23) % 24))
  return begins.map((from) => {
    let n = 1
    while (hours.includes((from + n) % 24)) n++
    return { watch_from: from, watch_hours: n }
  })
}

const count = (roles: readonly string[], role: string) => roles.filter((one) => one === role).length

/** How many of each role there must be: the proposal names so many, and says who it did not find. */
export function needsOf(proposal: Proposal): Record<string, number> {
  const roles = proposal.members.map((one) => one.role)
  const all = inOrder([...roles, ...Object.keys(proposal.shortfall)])
  return Object.fromEntries(all.map((role) => [role, count(roles, role) + (proposal.shortfall[role] ?? 0)]))
}

/** How many are missing of each role; roles that are full are left out. */
export function shortfallOf(needs: Record<string, number>, roles: readonly string[]): Record<string, number> {
  const missing = Object.entries(needs).map(([role, least]) => [role, least - count(roles, role)] as const)
  return Object.fromEntries(missing.filter(([, n]) => n > 0))
}

/** Members by what they do, the lead first. */
export function byRole(members: readonly Member[]): { role: string; members: Member[] }[] {
  return inOrder(members.map((one) => one.role)).map((role) => ({
    role,
    members: members.filter((one) => one.role === role).sort((a, b) => Number(b.lead) - Number(a.lead)),
  }))
}

const oClock = (hour: number) => `${String(hour).padStart(2, '0')}:00`

export function useTeamWords() {
  const { t, te } = useI18n()
  const roleName = (role: string) => (te(`team.roles.${role}`) ? t(`team.roles.${role}`) : role)

  /** 20:00–02:00 */
  function hoursOf({ watch_from: from, watch_hours: hours }: Watch): string {
    if (hours === 0) return t('team.noWatch')
    return hours === 24 ? t('team.wholeDay') : t('team.span', { from: oClock(from), to: oClock((from + hours) % 24) })
  }
  const gapWords = (gaps: readonly number[]) =>
    gaps.length ? t('team.gaps', { hours: spans(gaps).map(hoursOf).join(t('common.comma')) }) : ''
  /** 缺 1 名包保单位人员 */
  const missingWords = (shortfall: Record<string, number>) =>
    inOrder(Object.keys(shortfall))
      .map((role) => t('team.missing', { n: shortfall[role], role: roleName(role) }))
      .join(t('common.comma'))
  return { roleName, hoursOf, gapWords, missingWords, oClock }
}
