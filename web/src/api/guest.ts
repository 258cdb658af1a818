// The secret of a page: it stands behind `#` in the address, where neither servers nor proxies write it down, and travels in
// a header. It is read anew for each request, so it survives a reload and another language.

import { onScopeDispose } from 'vue'

export function secret(): string {
  return window.location.hash.slice(1)
}

export function bearer() {
  return { headers: { Authorization: `Bearer ${secret()}` } }
}

/** What a page shows is fetched anew every minute while somebody looks, and when they come back to it. */
export function whileLookedAt(again: () => void): void {
  const look = () => {
    if (document.visibilityState === 'visible') again()
  }
  const timer = setInterval(look, 60_000)
  document.addEventListener('visibilitychange', look)
  // Another sheet scanned into the same window.
  window.addEventListener('hashchange', look)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('hashchange', look)
  })
}

/** The codes of a page that opens nothing. */
export function closed(code: string | undefined): boolean {
  return code === 'page_closed' || code === 'not_signed_in'
}
