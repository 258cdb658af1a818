// Saying again who one is: the same on both faces.

import { onMounted, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { api, ask } from '@/api/client'
import { settle } from '@/api/confirmation'
import { useSend } from '@/api/send'
import { currentMe } from '@/api/session'
import type { LinkLine } from '@/api/types'
import { depart } from './depart'
import { useProof } from './signIn'

export function useConfirm() {
  const route = useRoute()
  const router = useRouter()
  const proof = useProof((password, code) => ask(api.PUT('/api/v1/session/confirmation', { body: { password, code } })))
  async function submit() {
    if (await proof.prove()) settle(true)
  }
  /** Whoever may vouch for them in place of the password. */
  const links = ref<LinkLine[]>([])
  onMounted(async () => {
    links.value = await ask(api.GET('/api/v1/me/links')).catch(() => [])
  })
  // The act is done again afterwards: the page is left for that.
  const going = useSend((provider: string) => {
    const body = { to: router.resolve(route.fullPath).href }
    return depart(
      api.POST('/api/v1/session/confirmation/providers/{provider}', { params: { path: { provider } }, body }),
    )
  })
  /** So long nothing asks again. */
  const minutes = currentMe()?.confirm_minutes ?? 0
  return { proof, submit, links, going, minutes }
}
