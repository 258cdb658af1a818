// The page of an isolated person or of their door, as staff show it.

import { computed, ref, watch } from 'vue'

import { api, ask } from '@/api/client'
import { useLoad } from '@/api/load'
import type { PageKind } from '@/api/types'

export const PAGES: PageKind[] = ['person', 'door']

export function usePage(isolation: string) {
  const page = ref<PageKind>('person')
  const params = { path: { id: isolation } }
  const { data, problem, busy, reload } = useLoad(page, () =>
    ask(api.POST('/api/v1/isolations/{id}/page', { params, body: { page: page.value } })),
  )
  /** Taken back: what is shown opens nothing any more, and another is made only when somebody asks for it. */
  const revoked = ref(false)
  watch(page, () => (revoked.value = false))
  async function show() {
    revoked.value = false
    await reload()
  }
  const path = computed(() => (revoked.value ? undefined : data.value?.path))
  return { page, path, problem, busy, revoked, show }
}
