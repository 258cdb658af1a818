// A returnee as it is typed, at the desk or at the door, and what can be said about it before it is sent.

import { computed, watch } from 'vue'

import { useMe } from '@/api/session'
import type { NewReturnee } from '@/api/types'
import { draftOf } from './draft'
import { parseIdNumber, tidy } from './idNumber'

export const DOCUMENTS = ['id_card', 'passport', 'hkmt_permit', 'none'] as const

export interface ArrivalForm {
  name: string
  sex: '' | 'male' | 'female'
  document_type: (typeof DOCUMENTS)[number]
  document_number: string
  phone: string
  area: string
  address: string
  origin: string
  left_origin_on: string
  arrived_on: string
  transport: string
  been_to_risk_area: boolean | null
  temperature: number | null
  condition: string
  note: string
}

export function blank(today: string, area: string): ArrivalForm {
  return {
    name: '',
    sex: '',
    document_type: 'id_card',
    document_number: '',
    phone: '',
    area,
    address: '',
    origin: '',
    left_origin_on: '',
    arrived_on: today,
    transport: '',
    been_to_risk_area: null,
    temperature: null,
    condition: '',
    note: '',
  }
}

/** Codes of what is wrong or missing, by field; the same codes the server uses. */
export function faults(form: ArrivalForm, today: string): Partial<Record<keyof ArrivalForm, string>> {
  const found: Partial<Record<keyof ArrivalForm, string>> = {}
  const number = tidy(form.document_number)
  if (!form.name.trim()) found.name = 'name_missing'
  if (form.document_type === 'id_card') {
    const id = parseIdNumber(number)
    if (!number) found.document_number = 'document_missing'
    else if (typeof id === 'string') found.document_number = id
    else if (form.sex && form.sex !== id.sex) found.sex = 'sex_mismatch'
  } else if (form.document_type === 'none') {
    if (!form.phone.trim()) found.phone = 'identity_missing'
  } else if (!number) {
    found.document_number = 'document_missing'
  }
  if (form.phone.trim() && !/^\+?[\d\s-]{7,20}$/.test(form.phone.trim())) found.phone = 'phone_invalid'
  if (form.area.length < 12) found.area = form.area ? 'area_too_wide' : 'area_missing'
  if (!form.origin.trim()) found.origin = 'origin_missing'
  if (!form.arrived_on) found.arrived_on = 'date_missing'
  else if (form.arrived_on > today) found.arrived_on = 'date_range'
  if (form.left_origin_on && form.left_origin_on > (form.arrived_on || today)) found.left_origin_on = 'date_range'
  if (form.temperature !== null && (form.temperature < 34 || form.temperature > 43))
    found.temperature = 'temperature_range'
  return found
}

/** What is sent. Empty fields are left out. */
export function body(form: ArrivalForm, source: 'desk' | 'field'): NewReturnee {
  const text = (value: string) => value.trim() || undefined
  return {
    name: form.name.trim(),
    sex: form.sex || undefined,
    document_type: form.document_type,
    document_number: form.document_type === 'none' ? undefined : tidy(form.document_number) || undefined,
    phone: text(form.phone),
    area: form.area,
    address: text(form.address),
    origin: form.origin.trim(),
    left_origin_on: text(form.left_origin_on),
    arrived_on: form.arrived_on,
    transport: text(form.transport),
    been_to_risk_area: form.been_to_risk_area ?? undefined,
    temperature: form.temperature ?? undefined,
    condition: text(form.condition),
    note: text(form.note),
    source,
  }
}

/** The form of a page: sex follows from the ID number as soon as that is whole, and goes with it. */
export function useArrivalForm(today: () => string, area: () => string) {
  const me = useMe()
  const { form, record } = draftOf(me.value.account_id, () => blank(today(), area()))
  const wrong = computed(() => faults(form, today()))
  const id = computed(() => {
    if (form.document_type !== 'id_card') return undefined
    const parsed = parseIdNumber(form.document_number)
    return typeof parsed === 'string' ? undefined : parsed
  })
  watch(id, (now, before) => {
    if (now) form.sex = now.sex
    else if (before) form.sex = ''
  })
  // Past midnight an empty form is about the new day; one that is being filled in stays as it was said.
  watch(today, (now, before) => {
    if (form.arrived_on === before && !form.name.trim()) form.arrived_on = now
  })
  const ready = computed(() => Object.keys(wrong.value).length === 0)

  /** Something about a person, and not only about a place. */
  const typed = () =>
    [form.name, form.document_number, form.phone, form.condition, form.note].some((text) => text.trim())

  /** One registers a bus or a house, one after the other: the place may stay. */
  const place = () => ({
    area: form.area,
    address: form.address,
    origin: form.origin,
    arrived_on: form.arrived_on,
    transport: form.transport,
  })
  const next = (kept: Partial<ArrivalForm>) => Object.assign(form, blank(today(), area()), kept)
  return { form, record, wrong, id, ready, typed, place, next }
}
