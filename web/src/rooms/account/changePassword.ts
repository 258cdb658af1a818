// Changing the password: the same on both faces.

import { computed, reactive } from 'vue'

import { useSend } from '@/api/send'
import { changePassword, mustChangePassword } from '@/api/session'

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
