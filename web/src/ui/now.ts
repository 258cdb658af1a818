// The moment as the house sees it, told anew each minute and when the page is looked at again: a phone in a pocket
// lets no clock run.

import { onScopeDispose, shallowRef, watch, type Ref } from 'vue'

import { loadMe, serverNow, useMe } from '@/api/session'
import { dayOf } from './time'

export function useNow(): Ref<Date> {
  const now = shallowRef(serverNow())
  const look = () => (now.value = serverNow())
  const timer = setInterval(look, 60_000)
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  })
  return now
}

/** For the shells: a page left open over midnight must not show yesterday as today. */
export function followToday(): void {
  const me = useMe()
  watch(useNow(), (now) => {
    // Without an answer it is asked again in a minute.
    if (dayOf(now.toISOString()) !== me.value.today) void loadMe().catch(() => undefined)
  })
}
