// The entries on the left, in the order of a working day.

import type { RouteLocationRaw } from 'vue-router'

import { ACT } from '@/api/acts'
import { AT_DESK } from '@/api/deskActs'
import { may } from '@/api/session'
import { desk } from '@/deskUrls'

export interface Entry {
  room: string
  act: string
  to: () => RouteLocationRaw
  /** Which of the waiting counts stands beside it. */
  waits?: 'alerts' | 'due' | 'judge' | 'needs' | 'directives' | 'gaps'
}

export interface Group {
  name: string
  entries: Entry[]
}

const groups: Group[] = [
  {
    name: 'work',
    entries: [
      { room: 'board', act: ACT.showAreaBoard, to: desk.board },
      { room: 'alerts', act: ACT.listAlerts, to: desk.alerts, waits: 'alerts' },
      { room: 'directives', act: ACT.listDirectives, to: desk.directives, waits: 'directives' },
      { room: 'meetings', act: AT_DESK.listMeetings, to: desk.meetings },
      { room: 'gaps', act: ACT.listGaps, to: desk.gaps, waits: 'gaps' },
      { room: 'coverages', act: ACT.listCoverages, to: desk.coverages },
      { room: 'arrivals', act: ACT.listArrivals, to: desk.arrivals },
      { room: 'imports', act: ACT.listImports, to: desk.imports },
      { room: 'isolations', act: ACT.listIsolations, to: desk.isolations, waits: 'due' },
      { room: 'clinic', act: ACT.listReadings, to: desk.clinic, waits: 'judge' },
      { room: 'needs', act: ACT.listNeeds, to: desk.needs, waits: 'needs' },
      { room: 'dataRequests', act: AT_DESK.listDataRequests, to: desk.dataRequests },
      { room: 'rounds', act: ACT.listRounds, to: desk.rounds },
      { room: 'pushed', act: ACT.listPushedLists, to: desk.pushedLists },
      { room: 'tasks', act: ACT.listTasks, to: desk.tasks },
      { room: 'checkpoints', act: AT_DESK.listCheckpoints, to: desk.checkpoints },
      { room: 'venues', act: ACT.listVenues, to: desk.venues },
      { room: 'crossings', act: ACT.listCrossings, to: desk.crossings },
      { room: 'passes', act: ACT.listPasses, to: desk.passes },
      { room: 'notices', act: AT_DESK.listTemplates, to: desk.notices },
      { room: 'messages', act: AT_DESK.listMessages, to: desk.messages },
      { room: 'sitrep', act: ACT.showSitrep, to: desk.sitrep },
    ],
  },
  {
    name: 'base',
    entries: [
      { room: 'bodies', act: ACT.listBodies, to: desk.bodies },
      { room: 'areas', act: ACT.listAreas, to: desk.areas },
      { room: 'households', act: ACT.listHouseholds, to: desk.households },
      { room: 'residents', act: ACT.listResidents, to: desk.residents },
      { room: 'workers', act: ACT.listWorkers, to: desk.workers },
    ],
  },
  {
    name: 'system',
    entries: [
      { room: 'accounts', act: AT_DESK.listAccounts, to: desk.accounts },
      { room: 'roles', act: AT_DESK.listRoles, to: desk.roles },
      { room: 'devices', act: ACT.listDevices, to: desk.devices },
      { room: 'journal', act: ACT.listJournal, to: desk.journal },
      { room: 'looks', act: ACT.listLooks, to: desk.looks },
      { room: 'evidence', act: AT_DESK.listChainChecks, to: desk.evidence },
      { room: 'deletions', act: AT_DESK.listDeletions, to: desk.deletions },
      { room: 'approvals', act: AT_DESK.listApprovals, to: desk.approvals },
      { room: 'keys', act: AT_DESK.listKeys, to: desk.keys },
    ],
  },
]

/** Only the rooms this person may enter. */
export function openRooms(): Group[] {
  return groups
    .map((group) => ({ ...group, entries: group.entries.filter((entry) => may(entry.act)) }))
    .filter((group) => group.entries.length)
}
