// Days and hours as the residents' pages say them.

import { useI18n } from 'vue-i18n'

import { language } from '@/i18n'
import { shortMoment, timeOfDay } from '@/ui/time'

/** What a layman can tell of themselves; a medic asks for the rest. */
export const PLAIN_SYMPTOMS = [
  'fever',
  'cough',
  'dyspnoea',
  'chest_tightness',
  'nausea',
  'diarrhoea',
  'myalgia',
  'other',
] as const

export function useDays() {
  const { t } = useI18n()
  /** 2月23日 */
  function dayName(day: string): string {
    const [, month, date] = day.split('-').map(Number)
    return t('my.month', { m: month ?? 0, d: date ?? 0 })
  }
  /** 2021年2月23日 */
  const fullDay = (day: string) =>
    new Intl.DateTimeFormat(language.value, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day))
  /** 2月23日 18:00 */
  const momentName = (at: string) => `${dayName(`2020-${shortMoment(at).slice(0, 5)}`)} ${timeOfDay(at)}`
  return { dayName, fullDay, momentName }
}
