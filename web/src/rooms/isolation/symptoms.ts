// Symptoms: which one may report, and what they are called. A layman sees plain words, a medic those of the trade.

import { shallowRef, type Ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { ACT } from '@/api/acts'
import { api, ask } from '@/api/client'
import { may } from '@/api/session'
import type { Reading } from '@/api/types'

/** The symptoms of the national guideline. */
export const SYMPTOMS = [
  'fever',
  'cough',
  'sore_throat',
  'chest_tightness',
  'dyspnoea',
  'fatigue',
  'nausea',
  'diarrhoea',
  'conjunctivitis',
  'myalgia',
  'other',
] as const

/** What anybody can tell of themselves; until the server has said what the policy allows this person. */
const PLAIN = ['fever', 'cough', 'dyspnoea', 'chest_tightness', 'nausea', 'diarrhoea', 'myalgia', 'other']

/** Which symptoms this person may report. */
export function useReportable(): Ref<readonly string[]> {
  const reportable = shallowRef<readonly string[]>(may(ACT.confirmReading) ? SYMPTOMS : PLAIN)
  // Without an answer what stands there is good enough: the server checks what comes.
  ask(api.GET('/api/v1/symptoms')).then(
    ({ symptoms }) => (reportable.value = symptoms),
    () => undefined,
  )
  return reportable
}

/** What a symptom is called for whoever reads it. */
export function useSymptomName() {
  const { t, te } = useI18n()
  const words = may(ACT.confirmReading) ? 'clinic.medical' : 'isolation.symptoms'
  return function nameOf(code: string): string {
    return te(`${words}.${code}`) ? t(`${words}.${code}`) : code
  }
}

/** What a reading says by itself: what was reported, and the fever that was measured. */
export function foundBy(reading: Pick<Reading, 'symptoms' | 'fever'>): string[] {
  return reading.fever && !reading.symptoms.includes('fever') ? ['fever', ...reading.symptoms] : [...reading.symptoms]
}
