// What a refusal says in the reader's language.

import { useI18n } from 'vue-i18n'

import type { Problem } from '@/api/problem'

/** The name of an act at the desk; its code stands in where there is none. */
export function useAct() {
  const { t, te } = useI18n()
  return (act: string) => (te(`acts.${act}`, 'zh') ? t(`acts.${act}`) : act)
}

export function useExplain() {
  const { t, te } = useI18n()

  /** One sentence; the code stands in where there is no text for it. */
  function code(name: string): string {
    const key = `problem.${name}`
    return te(key) || te(key, 'zh') ? t(key) : t('problem.other', { code: name })
  }

  function explain(problem: Problem): string {
    const waits = `problem.${problem.code}_for`
    return problem.retryAfter && te(waits) ? t(waits, { n: Math.ceil(problem.retryAfter / 60) }) : code(problem.code)
  }
  return { explain, code }
}
