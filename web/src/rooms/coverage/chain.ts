// Who answers for a place, as pages ask for it.

import { api, ask } from '@/api/client'
import { useLive } from '@/api/live'
import { useLoad } from '@/api/load'
import type { Chain } from '@/api/types'

export type Asked = { area: string } | { household_id: string } | { person_id: string } | { venue_id: string }

export function useChain(asked: () => Asked) {
  const loading = useLoad(
    () => JSON.stringify(asked()),
    () => ask(api.GET('/api/v1/chain', { params: { query: asked() } })),
  )
  useLive(['coverage.', 'people.', 'checkpoint.'], loading.reload)
  return loading
}

/** A phone that can be called: a masked one cannot. */
export const callable = (chain: Chain, one: { phone?: string | null }) =>
  chain.reachable && one.phone ? `tel:${one.phone}` : undefined
