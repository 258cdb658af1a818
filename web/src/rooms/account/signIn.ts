// Coming in and changing the password: the same on both faces.

import { computed, reactive } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSend } from '@/api/send'
import { changePassword, mustChangePassword, signIn } from '@/api/session'
import { backTo } from '@/faces/guard'

export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  const form = reactive({ login: '', password: '' })
  // What is left empty the browser says itself.
  const ready = computed(() => form.login.trim() !== '' && form.password !== '')
  const sending = useSend(() => signIn(form.login.trim(), form.password))

  async function submit() {
    if (!ready.value) return
    const done = await sending.run()
    if (done) await router.replace(backTo(route.query.back))
    else form.password = ''
  }
  return { form, submit, busy: sending.busy, problem: sending.problem }
}

/** The shortest password the default policy takes; the server has the last word. */
export const SHORTEST = 10

export function useChangePassword(after: () => unknown) {
  const form = reactive({ old: '', fresh: '', again: '' })
  const forced = mustChangePassword.value
  const differs = computed(() => form.again !== '' && form.again !== form.fresh)
  const ready = computed(() => form.old !== '' && form.fresh.length >= SHORTEST && form.again === form.fresh)
  const sending = useSend(() => changePassword(form.old, form.fresh))

  async function submit() {
    if (!ready.value) return
    if (await sending.run()) await after()
  }
  return { form, forced, differs, submit, busy: sending.busy, problem: sending.problem }
}
