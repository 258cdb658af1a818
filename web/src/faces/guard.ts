// Who may pass: strangers only to the open pages, and a one-time password must be changed first. The same on both faces.

import type { Router } from 'vue-router'

import { onBarred } from '@/api/client'
import { forgetMe, loadMe, mustChangePassword, signedIn } from '@/api/session'

const SIGN_IN = '/sign-in'
const PASSWORD = '/password'

export function guard(router: Router): void {
  let asked = false

  router.beforeEach(async (to) => {
    if (!asked) {
      try {
        await loadMe()
        asked = true
      } catch {
        // No answer at all: the shell says so and offers to try again.
        if (to.path !== '/offline') return { path: '/offline', query: { back: to.fullPath } }
      }
    }
    if (to.path === '/offline') return true
    if (!signedIn.value)
      return to.meta.open ? true : { path: SIGN_IN, query: to.path === '/' ? {} : { back: to.fullPath } }
    if (mustChangePassword.value) return to.path === PASSWORD ? true : { path: PASSWORD }
    if (to.path === SIGN_IN) return { path: '/' }
    return true
  })

  onBarred((code) => {
    const here = router.currentRoute.value
    if (code === 'not_signed_in') {
      forgetMe()
      // A wrong password on the sign-in page is no reason to leave it.
      if (!here.meta.open) void router.replace({ path: SIGN_IN, query: { back: here.fullPath } })
    } else if (here.path !== PASSWORD) {
      void router.replace({ path: PASSWORD })
    }
  })
}

/** Where to go after signing in: only inside this face. */
export function backTo(value: unknown): string {
  return typeof value === 'string' && value.startsWith('/') && !value.startsWith('//') ? value : '/'
}
