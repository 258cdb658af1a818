// The fixed words of needs.

import { useI18n } from 'vue-i18n'

import type { Need } from '@/api/types'

export const KINDS = ['ask', 'complaint', 'appeal'] as const
export const STATES = ['open', 'taken', 'answered'] as const

export function useNeedWords() {
  const { t } = useI18n()
  /** 需求 · 买药 */
  function about(need: Pick<Need, 'kind' | 'category'>): string {
    const kind = t(`need.kinds.${need.kind}`)
    return need.category ? `${kind} · ${t(`need.categories.${need.category}`)}` : kind
  }
  return { about }
}
