// Coming in: the same on both faces.

import { computed, reactive, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { useSend } from '@/api/send'
import { signIn } from '@/api/session'
import { backTo } from '@/faces/guard'

export function useSignIn() {
  const route = useRoute()
  const router = useRouter()
  const form = reactive({ login: '', password: '', code: '' })
  /** The account has a second factor. */
  const asksCode = ref(false)
  // What is left empty the browser says itself.
  const ready = computed(() => form.login.trim() !== '' && form.password !== '')
  const sending = useSend(() => signIn(form.login.trim(), form.password, form.code || undefined))

  async function submit() {
    if (!ready.value) return
    const done = await sending.run()
    if (done) return void (await router.replace(backTo(route.query.back)))
    form.code = ''
    const said = sending.problem.value?.code
    // The password was right: it is not asked for again.
    if (said === 'code_needed') sending.forget()
    asksCode.value = said === 'code_needed' || said === 'wrong_code'
    if (!asksCode.value) form.password = ''
  }
  return { form, asksCode, submit, busy: sending.busy, problem: sending.problem }
}
