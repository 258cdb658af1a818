import { createRouter, createWebHistory, type NavigationGuardWithThis, type RouteRecordRaw } from 'vue-router'

import { ACT } from '@/api/acts'
import { may } from '@/api/session'
import FieldSignIn from '@/rooms/account/FieldSignIn.vue'
import FieldToday from '@/rooms/isolation/FieldToday.vue'
import { restOfTexts } from '@/i18n'
import { field, files } from '@/urls'
import { guard } from '../guard'
import Offline from './Offline.vue'

/** Whoever comes in and has no tasks, but a gate, starts there. */
const start: NavigationGuardWithThis<undefined> = (_to, { matched, meta }) => {
  const comes = !matched.length || meta.open || meta.bare
  return comes && !may(ACT.listMyTasks) && may(ACT.registerCrossing) ? field.crossing() : true
}

// What everybody sees first comes with the first load; the rest follows when it is opened.
const routes: RouteRecordRaw[] = [
  { path: '/sign-in', component: FieldSignIn, meta: { open: true } },
  { path: '/sign-in/back', component: () => import('@/rooms/account/FieldComeBack.vue'), meta: { open: true } },
  { path: '/offline', component: Offline, meta: { open: true } },
  { path: '/password', component: () => import('@/rooms/account/FieldPassword.vue'), meta: { bare: true } },
  { path: '/second-factor', component: () => import('@/rooms/account/FieldSecondFactor.vue'), meta: { bare: true } },
  { path: '/sessions', component: () => import('@/rooms/account/FieldSessions.vue') },
  { path: '/', component: FieldToday, beforeEnter: start },
  { path: '/register', component: () => import('@/rooms/screening/FieldRegister.vue') },
  { path: '/find', component: () => import('./Find.vue') },
  { path: '/queue', component: () => import('@/offline/FieldQueue.vue') },
  { path: '/me', component: () => import('@/rooms/account/FieldMe.vue') },
  { path: '/arrivals/:id', component: () => import('@/rooms/screening/FieldArrival.vue'), props: true },
  { path: '/isolations/:id', component: () => import('@/rooms/isolation/FieldIsolation.vue'), props: true },
  { path: '/rounds/:id', component: () => import('@/rooms/round/FieldRound.vue'), props: true },
  { path: '/checks', component: () => import('@/rooms/round/FieldChecks.vue') },
  { path: '/needs/:id', component: () => import('@/rooms/need/FieldNeed.vue'), props: true },
  {
    path: '/assignments/:id',
    component: () => import('@/rooms/directive/FieldAssignment.vue'),
    props: true,
  },
  { path: '/crossing', component: () => import('@/rooms/crossing/FieldCrossing.vue') },
  { path: '/checkpoint', component: () => import('@/rooms/checkpoint/FieldCheckpoint.vue') },
  { path: '/inbox', component: () => import('@/rooms/message/FieldInbox.vue') },
  { path: '/chain', component: () => import('@/rooms/coverage/FieldChain.vue') },
  { path: '/board', component: () => import('@/rooms/board/FieldBoard.vue') },
  { path: '/figures/:code', component: () => import('@/rooms/board/FieldRecords.vue'), props: true },
  { path: '/pass', component: () => import('@/rooms/pass/FieldPass.vue') },
  { path: '/:path(.*)*', redirect: '/' },
]

export const router = createRouter({
  history: createWebHistory(files.field),
  routes,
  scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
})

guard(router)

const FIRST = new Set(['/', '/sign-in', '/offline'])
router.beforeResolve(async (to) => {
  if (!FIRST.has(to.path)) await restOfTexts()
})
