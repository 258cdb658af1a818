// Who may pass: strangers only to the open pages, and a one-time password must be changed first. The same on both faces.

import type { Router } from 'vue-router'

import { onBarred } from '@/api/client'
import { forgetMe, loadMe, mustChangePassword, mustEnrol, signedIn } from '@/api/session'

const SIGN_IN = '/sign-in'
const PASSWORD = '/password'
const SECOND_FACTOR = '/second-factor'
const OFFLINE = '/offline'
const RENEWED = 'wangge.renewed'

/** Whether this address may be loaded anew: not twice in a row. */
function renewed(href: string): boolean {
  const before = sessionStorage.getItem(RENEWED)
  sessionStorage.setItem(RENEWED, href)
  return before !== href
}

export function guard(router: Router): void {
  let asked = false

  router.beforeEach(async (to) => {
    if (!asked) {
      try {
        await loadMe()
        asked = true
      } catch {
        // No answer at all: the shell says so and offers to try again.
        if (to.path !== OFFLINE) return { path: OFFLINE, query: { back: to.fullPath } }
      }
    }
    if (to.path === OFFLINE) return true
    if (!signedIn.value)
      return to.meta.open ? true : { path: SIGN_IN, query: to.path === '/' ? {} : { back: to.fullPath } }
    const first = mustChangePassword.value ? PASSWORD : mustEnrol.value ? SECOND_FACTOR : to.path
    if (to.path !== first) return { path: first }
    if (to.path === SIGN_IN) return { path: '/' }
    return true
  })

  router.onError(async (error, to) => {
    console.error(error)
    const href = router.resolve(to).href
    const answered = await loadMe().then(
      () => true,
      () => false,
    )
    // The server answers but does not have the page: it has a newer release. Fetched once; then something else is wrong.
    if (answered && renewed(href)) window.location.assign(href)
    else void router.replace({ path: OFFLINE, query: { back: to.fullPath } })
  })

  router.afterEach((_to, _from, failure) => {
    if (!failure) sessionStorage.removeItem(RENEWED)
  })

  onBarred((code) => {
    // Who it is, is being asked for the first page: whether a stranger may see that one is decided above.
    if (!asked) return
    const here = router.currentRoute.value
    if (code === 'not_signed_in') {
      forgetMe()
      // A wrong password on the sign-in page is no reason to leave it.
      if (!here.meta.open) void router.replace({ path: SIGN_IN, query: { back: here.fullPath } })
    } else {
      const first = code === 'second_factor_required' ? SECOND_FACTOR : PASSWORD
      if (here.path !== first) void router.replace({ path: first })
    }
  })
}

/** Where to go after signing in: only inside this face. */
export function backTo(value: unknown): string {
  return typeof value === 'string' && value.startsWith('/') && !value.startsWith('//') ? value : '/'
}
