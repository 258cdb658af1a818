// What checkpoints and their shifts are called.

import { useI18n } from 'vue-i18n'

import type { CheckpointKind, Shift } from '@/api/types'
import { useWords } from '@/i18n'

export const KINDS: readonly CheckpointKind[] = ['expressway', 'road', 'station', 'village', 'compound']
export const ROUND_THE_CLOCK = '00:00-24:00'

export function useCheckpointWords() {
  const { t } = useI18n()
  const word = useWords()
  /** Who is missing, as one line. */
  const lacks = (shift: Shift) =>
    shift.lacks
      .map((one) => t('checkpoint.lacksOf', { role: word(one.role_zh, one.role_en), n: one.n }))
      .join(t('common.comma'))
  return { lacks }
}
