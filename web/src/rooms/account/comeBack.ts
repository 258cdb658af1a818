// Coming back from a provider: the same on both faces.

import { ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import { backTo } from '@/faces/guard'
import { wantsCode } from './signIn'

export function useComeBack() {
  const route = useRoute()
  const router = useRouter()
  const said = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' && value ? value : undefined
  }
  const state = said('state') ?? ''
  const brought = { code: said('code'), iss: said('iss'), error: said('error') }
  const totp = ref('')
  /** The account has a second factor. */
  const asksCode = ref(false)
  const sending = useSend(async () => {
    const body = asksCode.value ? { state, totp: totp.value.trim() } : { state, ...brought }
    const { to } = await ask(api.POST('/api/v1/session/return', { body }))
    // Loaded anew, for somebody else may be signed in now.
    window.location.replace(backTo(to))
    await new Promise(() => undefined)
  })

  async function submit() {
    await sending.run()
    totp.value = ''
    const code = sending.problem.value?.code
    if (code === 'code_needed') sending.forget()
    asksCode.value = wantsCode(code)
  }
  // What came in the address stays neither there nor among the pages that one goes back to.
  void router.replace({ path: route.path }).then(submit)
  return { totp, asksCode, submit, busy: sending.busy, problem: sending.problem }
}
