// The columns of crossings, the same wherever they are listed.

import { computed } from 'vue'
import { useI18n } from 'vue-i18n'

import type { Crossing } from '@/api/types'
import type { Column } from '@/ui/table'
import { shortMoment } from '@/ui/time'

export function useCrossingColumns(at: 'one' | 'all') {
  const { t } = useI18n()
  const people = (row: Crossing) => row.people.map((one) => one.name).join(t('common.comma'))
  return computed<Column<Crossing>[]>(() => [
    { key: 'at', label: t('crossing.at'), of: (row) => shortMoment(row.at), width: 110 },
    ...(at === 'all'
      ? [{ key: 'checkpoint', label: t('crossing.checkpoint'), least: 150 } satisfies Column<Crossing>]
      : []),
    {
      key: 'direction',
      label: t('crossing.direction'),
      of: (row) => t(`crossing.directions.${row.direction}`),
      width: 70,
    },
    { key: 'plate', label: t('crossing.plate'), of: (row) => row.plate || t('crossing.onFoot'), width: 110 },
    { key: 'people', label: t('crossing.people'), of: people, least: 140, clip: true },
    { key: 'origin', label: t('crossing.origin'), of: (row) => row.origin || '–', least: 110, clip: true },
    { key: 'decision', label: t('crossing.decision'), width: 100 },
    { key: 'reason', label: t('common.reason'), of: (row) => row.reason || '–', least: 110, clip: true },
    { key: 'worker', label: t('crossing.worker'), of: (row) => row.worker_name || '–', width: 90 },
  ])
}
