// A crossing as it is filled in at the gate, and what is sent of it.

import type { KnownCrossing, NewCrossing } from '@/api/types'
import { tidy } from '@/ui/plate'
import { FEVER } from '../isolation/words'

export type Direction = 'in' | 'out'
export type Decision = 'admit' | 'register_admit' | 'admit_isolate' | 'refer' | 'advise_return'
export const DECISIONS: readonly Decision[] = ['admit', 'register_admit', 'admit_isolate', 'refer', 'advise_return']

export interface Crosser {
  document_type: 'id_card' | 'passport' | 'hkmt_permit' | 'none'
  document_number: string
  name: string
  phone: string
  temperature: string
}

export interface CrossingForm {
  plate: string
  people: Crosser[]
  origin: string
  been_to_risk_area: boolean | undefined
  area: string
  address: string
  pass_id: string | undefined
  /** Everything came from an earlier crossing. */
  known: boolean
}

const NORMAL = '36.5'

export const somebody = (): Crosser => ({
  document_type: 'id_card',
  document_number: '',
  name: '',
  phone: '',
  temperature: NORMAL,
})

/** The form for whoever stands there, filled in from the last time they did. */
export function filled(plate: string, was: KnownCrossing | undefined): CrossingForm {
  const people = (was?.people ?? []).map((one) => ({
    document_type: one.document_type as Crosser['document_type'],
    document_number: one.document_number ?? '',
    name: one.name,
    phone: one.phone ?? '',
    temperature: NORMAL,
  }))
  return {
    plate: was?.plate ?? plate,
    people: people.length ? people : [somebody()],
    origin: was?.origin ?? '',
    been_to_risk_area: undefined,
    area: was?.area ?? '',
    address: was?.address ?? '',
    pass_id: undefined,
    known: people.length > 0,
  }
}

export const hot = (form: CrossingForm) => form.people.some((one) => Number(one.temperature) >= FEVER)

/** The three that are offered: onwards, home, and not onwards. */
export function offered(form: CrossingForm, direction: Direction): [Decision, Decision, Decision] {
  const on = form.known || direction === 'out' ? 'admit' : 'register_admit'
  return [on, 'admit_isolate', hot(form) ? 'refer' : 'advise_return']
}

/** What is still missing for a decision, by the name of the field. */
export function missing(form: CrossingForm, decision: Decision): string | undefined {
  if (form.people.some((one) => !one.name.trim())) return 'name'
  if (decision === 'admit_isolate' && !form.area) return 'area'
  return undefined
}

export function body(
  form: CrossingForm,
  at: { checkpoint: string; moment: number; direction: Direction },
  decision: Decision,
  reason?: string,
): NewCrossing {
  const text = (value: string) => value.trim() || null
  return {
    checkpoint_id: at.checkpoint,
    at: at.moment,
    direction: at.direction,
    plate: text(tidy(form.plate)),
    people: form.people.map((one) => {
      const number = text(one.document_number)
      return {
        name: one.name.trim(),
        document_type: number ? one.document_type : 'none',
        document_number: number,
        phone: text(one.phone),
        temperature: Number(one.temperature),
      }
    }),
    origin: text(form.origin),
    origin_area: null,
    been_to_risk_area: form.been_to_risk_area ?? null,
    area: text(form.area),
    address: text(form.address),
    decision,
    reason: reason ?? null,
    pass_id: form.pass_id ?? null,
    source: 'field',
  }
}
