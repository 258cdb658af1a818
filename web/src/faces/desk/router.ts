import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

import { ACT } from '@/api/acts'
import { AT_DESK } from '@/api/deskActs'
import { carryPlace } from '@/ui/place'
import { guard } from '../guard'
import Offline from './Offline.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** For strangers too. */
    open?: boolean
    /** Without the shell around it. */
    bare?: boolean
    /** The act without which the page shows nothing. */
    act?: string
    /** The room whose entry on the left is marked. */
    room?: string
    /** Shows things as of the day of the address. */
    asOf?: boolean
  }
}

const room = (name: string, act: string) => ({ room: name, act })
const daily = (name: string, act: string) => ({ ...room(name, act), asOf: true })

const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: () => import('@/rooms/account/DeskSignIn.vue'), meta: { open: true } },
  {
    path: '/sign-in/back',
    component: () => import('@/rooms/account/DeskComeBack.vue'),
    meta: { open: true, bare: true },
  },
  { path: '/offline', component: Offline, meta: { open: true } },
  { path: '/password', component: () => import('@/rooms/account/DeskPassword.vue'), meta: { bare: true } },

  { path: '/second-factor', component: () => import('@/rooms/account/DeskSecondFactor.vue'), meta: { bare: true } },
  { path: '/security', component: () => import('@/rooms/account/DeskSecurity.vue') },
  { path: '/', component: () => import('@/rooms/board/DeskBoard.vue'), meta: daily('board', ACT.showAreaBoard) },
  { path: '/wall', component: () => import('@/rooms/board/WallBoard.vue'), meta: { bare: true } },
  { path: '/sitrep', component: () => import('@/rooms/sitrep/DeskSitrep.vue'), meta: daily('sitrep', ACT.showSitrep) },
  {
    path: '/figures/:code/records',
    component: () => import('@/rooms/sitrep/DeskRecords.vue'),
    props: true,
    meta: daily('sitrep', ACT.listRecords),
  },

  {
    path: '/arrivals',
    component: () => import('@/rooms/screening/DeskArrivals.vue'),
    meta: daily('arrivals', ACT.listArrivals),
  },
  {
    path: '/arrivals/new',
    component: () => import('@/rooms/screening/DeskRegisterArrival.vue'),
    meta: room('arrivals', ACT.registerArrival),
  },
  {
    path: '/arrivals/:id',
    component: () => import('@/rooms/screening/DeskArrival.vue'),
    props: true,
    meta: room('arrivals', ACT.listArrivals),
  },
  {
    path: '/imports',
    component: () => import('@/rooms/screening/DeskImports.vue'),
    meta: room('imports', ACT.listImports),
  },
  {
    path: '/imports/new',
    component: () => import('@/rooms/screening/DeskImportNew.vue'),
    meta: room('imports', ACT.previewImport),
  },
  {
    path: '/imports/:id',
    component: () => import('@/rooms/screening/DeskImport.vue'),
    props: true,
    meta: room('imports', ACT.listImports),
  },

  {
    path: '/isolations',
    component: () => import('@/rooms/isolation/DeskIsolations.vue'),
    meta: room('isolations', ACT.listIsolations),
  },
  {
    path: '/isolations/:id',
    component: () => import('@/rooms/isolation/DeskIsolation.vue'),
    props: true,
    meta: room('isolations', ACT.listIsolations),
  },
  {
    path: '/clinic',
    component: () => import('@/rooms/isolation/clinic/DeskClinic.vue'),
    meta: room('clinic', ACT.listReadings),
  },
  { path: '/tasks', component: () => import('@/rooms/isolation/DeskTasks.vue'), meta: daily('tasks', ACT.listTasks) },
  { path: '/needs', component: () => import('@/rooms/need/DeskNeeds.vue'), meta: room('needs', ACT.listNeeds) },
  {
    path: '/needs/:id',
    component: () => import('@/rooms/need/DeskNeed.vue'),
    props: true,
    meta: room('needs', ACT.listNeeds),
  },
  {
    path: '/data-requests',
    component: () => import('@/rooms/own_data/DeskDataRequests.vue'),
    meta: room('dataRequests', AT_DESK.listDataRequests),
  },
  {
    path: '/data-requests/:id',
    component: () => import('@/rooms/own_data/DeskDataRequest.vue'),
    props: true,
    meta: room('dataRequests', AT_DESK.listDataRequests),
  },
  { path: '/passes', component: () => import('@/rooms/pass/DeskPasses.vue'), meta: room('passes', ACT.listPasses) },
  { path: '/passes/print', component: () => import('@/rooms/pass/DeskPassPrint.vue'), meta: { bare: true } },
  {
    path: '/passes/:id',
    component: () => import('@/rooms/pass/DeskPass.vue'),
    props: true,
    meta: room('passes', ACT.listPasses),
  },
  {
    path: '/rounds',
    component: () => import('@/rooms/round/DeskRounds.vue'),
    meta: room('rounds', ACT.listRounds),
  },
  {
    path: '/rounds/:id',
    component: () => import('@/rooms/round/DeskRound.vue'),
    props: true,
    meta: room('rounds', ACT.listRounds),
  },
  {
    path: '/directives',
    component: () => import('@/rooms/directive/DeskDirectives.vue'),
    meta: room('directives', ACT.listDirectives),
  },
  {
    path: '/directives/:id',
    component: () => import('@/rooms/directive/DeskDirective.vue'),
    props: true,
    meta: room('directives', AT_DESK.showDirective),
  },
  {
    path: '/assignments/:id',
    component: () => import('@/rooms/directive/DeskAssignment.vue'),
    props: true,
    meta: room('directives', AT_DESK.showAssignment),
  },
  {
    path: '/meetings',
    component: () => import('@/rooms/directive/DeskMeetings.vue'),
    meta: room('meetings', AT_DESK.listMeetings),
  },
  {
    path: '/meetings/:id',
    component: () => import('@/rooms/directive/DeskMeeting.vue'),
    props: true,
    meta: room('meetings', AT_DESK.showMeeting),
  },
  {
    path: '/pushed-lists',
    component: () => import('@/rooms/round/DeskPushedLists.vue'),
    meta: room('pushed', ACT.listPushedLists),
  },
  {
    path: '/pushed-lists/new',
    component: () => import('@/rooms/round/DeskPushedNew.vue'),
    meta: room('pushed', ACT.importPushedList),
  },
  {
    path: '/pushed-lists/:id',
    component: () => import('@/rooms/round/DeskPushedList.vue'),
    props: true,
    meta: room('pushed', ACT.listPushedLists),
  },
  {
    path: '/notices',
    component: () => import('@/rooms/notice/DeskTemplates.vue'),
    meta: room('notices', AT_DESK.listTemplates),
  },
  { path: '/notices/print', component: () => import('@/rooms/notice/DeskPrint.vue'), meta: { bare: true } },
  {
    path: '/disclosures',
    component: () => import('@/rooms/notice/DeskDisclosures.vue'),
    meta: room('notices', AT_DESK.listDisclosures),
  },
  {
    path: '/checkpoints',
    component: () => import('@/rooms/checkpoint/DeskCheckpoints.vue'),
    meta: room('checkpoints', AT_DESK.listCheckpoints),
  },
  {
    path: '/checkpoints/:id',
    component: () => import('@/rooms/checkpoint/DeskCheckpoint.vue'),
    props: true,
    meta: room('checkpoints', AT_DESK.listCheckpoints),
  },
  {
    path: '/crossings',
    component: () => import('@/rooms/crossing/DeskCrossings.vue'),
    meta: daily('crossings', ACT.listCrossings),
  },
  {
    path: '/messages',
    component: () => import('@/rooms/message/DeskMessages.vue'),
    meta: room('messages', AT_DESK.listMessages),
  },
  {
    path: '/coverages',
    component: () => import('@/rooms/coverage/DeskCoverages.vue'),
    meta: room('coverages', ACT.listCoverages),
  },
  {
    path: '/coverages/import',
    component: () => import('@/rooms/coverage/DeskCoverageImport.vue'),
    meta: room('coverages', ACT.importCoverages),
  },
  {
    path: '/coverages/share-out',
    component: () => import('@/rooms/coverage/DeskShareOut.vue'),
    meta: room('coverages', ACT.assignCoverages),
  },
  {
    path: '/compounds',
    component: () => import('@/rooms/coverage/DeskCompounds.vue'),
    meta: room('coverages', ACT.listCompounds),
  },
  {
    path: '/venues',
    component: () => import('@/rooms/venue/DeskVenues.vue'),
    meta: room('venues', ACT.listVenues),
  },
  {
    path: '/venues/:id',
    component: () => import('@/rooms/venue/DeskVenue.vue'),
    props: true,
    meta: room('venues', ACT.listVenues),
  },
  { path: '/gaps', component: () => import('@/rooms/coverage/DeskGaps.vue'), meta: room('gaps', ACT.listGaps) },
  { path: '/alerts', component: () => import('@/rooms/alert/DeskAlerts.vue'), meta: { room: 'alerts' } },

  { path: '/areas', component: () => import('@/rooms/area/DeskAreas.vue'), meta: room('areas', ACT.listAreas) },
  {
    path: '/areas/changes',
    component: () => import('@/rooms/area/DeskAreaChanges.vue'),
    meta: room('areas', ACT.listAreaChanges),
  },
  {
    path: '/workers',
    component: () => import('@/rooms/people/DeskWorkers.vue'),
    meta: room('workers', ACT.listWorkers),
  },
  { path: '/units', component: () => import('@/rooms/people/DeskUnits.vue'), meta: room('workers', ACT.listUnits) },
  {
    path: '/bodies',
    component: () => import('@/rooms/body/DeskBodies.vue'),
    meta: daily('bodies', ACT.listBodies),
  },
  {
    path: '/bodies/:id',
    component: () => import('@/rooms/body/DeskBody.vue'),
    props: true,
    meta: daily('bodies', ACT.listBodies),
  },
  {
    path: '/households',
    component: () => import('@/rooms/people/DeskHouseholds.vue'),
    meta: room('households', ACT.listHouseholds),
  },
  {
    path: '/households/:id',
    component: () => import('@/rooms/people/DeskHousehold.vue'),
    props: true,
    meta: room('households', ACT.listHouseholds),
  },
  {
    path: '/residents',
    component: () => import('@/rooms/people/DeskResidents.vue'),
    meta: room('residents', ACT.listResidents),
  },

  {
    path: '/accounts',
    component: () => import('@/rooms/account/DeskAccounts.vue'),
    meta: room('accounts', AT_DESK.listAccounts),
  },
  { path: '/roles', component: () => import('@/rooms/account/DeskRoles.vue'), meta: room('roles', AT_DESK.listRoles) },
  {
    path: '/devices',
    component: () => import('@/rooms/sync/DeskDevices.vue'),
    meta: room('devices', ACT.listDevices),
  },
  {
    path: '/journal',
    component: () => import('@/rooms/audit/DeskJournal.vue'),
    meta: room('journal', ACT.listJournal),
  },
  { path: '/looks', component: () => import('@/rooms/audit/DeskLooks.vue'), meta: room('looks', ACT.listLooks) },
  {
    path: '/evidence',
    component: () => import('@/rooms/audit/DeskEvidence.vue'),
    meta: room('evidence', AT_DESK.listChainChecks),
  },
  {
    path: '/deletions',
    component: () => import('@/rooms/retention/DeskDeletions.vue'),
    meta: room('deletions', AT_DESK.listDeletions),
  },
  {
    path: '/approvals',
    component: () => import('@/rooms/approval/DeskApprovals.vue'),
    meta: room('approvals', AT_DESK.listApprovals),
  },
  {
    path: '/approvals/:id',
    component: () => import('@/rooms/approval/DeskApproval.vue'),
    props: true,
    meta: room('approvals', AT_DESK.showApproval),
  },
  { path: '/keys', component: () => import('@/rooms/key/DeskKeys.vue'), meta: room('keys', AT_DESK.listKeys) },

  { path: '/:path(.*)*', component: () => import('./Lost.vue') },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes,
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? undefined : { top: 0 }),
})

carryPlace(router)
guard(router)
