import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'

// One address for each sheet of paper. What stands behind `#` is the secret of the page and stays there.
const routes: RouteRecordRaw[] = [
  { path: '/my/person', component: () => import('@/rooms/isolation/PublicPerson.vue') },
  { path: '/my/door', component: () => import('@/rooms/isolation/PublicDoor.vue') },
  { path: '/public', component: () => import('@/rooms/isolation/PublicCounts.vue') },
  { path: '/:path(.*)*', component: () => import('./Closed.vue') },
]

export const router = createRouter({ history: createWebHistory('/'), routes })
