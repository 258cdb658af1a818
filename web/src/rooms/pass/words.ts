// Words of passes that several pages use.

import { useI18n } from 'vue-i18n'

import type { PassVerdict } from '@/api/types'
import { shortDay, timeOfDay } from '@/ui/time'

export const STATES = ['active', 'suspended', 'expired', 'revoked'] as const
export const EXCEPTIONS = ['work', 'medical', 'farming'] as const

export function usePassWords() {
  const { t } = useI18n()

  /** 今天可以外出 · 11:02 前返回 */
  function says(verdict: PassVerdict): string {
    const words = { time: timeOfDay(verdict.back_by), day: shortDay(verdict.next_on) }
    return t(`pass.why.${verdict.why}`, words)
  }
  const purposes = (list: readonly string[]) => list.map((one) => t(`pass.purposes.${one}`)).join(t('common.comma'))
  return { says, purposes }
}
