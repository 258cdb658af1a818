// Where this person stands, and when they come next.

import { api, ask } from '@/api/client'
import { useLoad } from '@/api/load'

export function useMyDuties() {
  return useLoad('mine', () => ask(api.GET('/api/v1/duties/mine')))
}
