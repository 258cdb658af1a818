// Coming in: the same on both faces.

import { reactive, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSend } from '@/api/send'
import { signIn } from '@/api/session'
import { backTo } from '@/faces/guard'

/** Whether a code is to be given, or another one. */
export const wantsCode = (said?: string) => /^(code_needed|code_not_now|wrong_code)$/.test(said ?? '')

/** A password, and the code where the account has a second factor: asked for once the password is known to be right. */
export function useProof(send: (password: string, code?: string) => Promise<unknown>) {
  const form = reactive({ password: '', code: '' })
  const asksCode = ref(false)
  const { run, busy, problem, forget } = useSend(() => send(form.password, form.code.trim() || undefined))

  /** Whether it was believed. */
  async function prove(): Promise<boolean> {
    if (await run()) return true
    form.code = ''
    const said = problem.value?.code
    if (said === 'code_needed') forget()
    asksCode.value = wantsCode(said)
    if (!asksCode.value) form.password = ''
    return false
  }
  return { form, asksCode, prove, busy, problem }
}

export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  const login = ref('')
  const { form, asksCode, prove, busy, problem } = useProof((password, code) =>
    signIn(login.value.trim(), password, code),
  )

  async function submit() {
    // What is left empty the browser says itself.
    if (!login.value.trim() || !form.password) return
    if (await prove()) await router.replace(backTo(route.query.back))
  }
  return { login, form, asksCode, submit, busy, problem }
}
