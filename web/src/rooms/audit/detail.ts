// What a line of the journal tells, with the words of the reader's language; what has none stands as it was written.

import { useI18n } from 'vue-i18n'

import type { JournalLine } from '@/api/types'
import { useAct } from '@/i18n/explain'
import { fieldName } from '@/i18n/fields'
import { moment } from '@/ui/time'

/** Where the words of a room lie, if not under its own name. */
const WORDS: Record<string, string[]> = {
  isolation: ['isolation', 'clinic'],
  own_data: ['ownData'],
  pass: ['pass', 'passDesk'],
}

/** The words of values that are not called as their field is, in the plural. */
const VALUES: Record<string, string> = {
  'isolation.give_order.kind': 'isolation.orderKinds',
  'isolation.call_out.kind': 'isolation.calls',
  'isolation.collect_sample.kind': 'clinic.sampleKinds',
  'isolation.show_page.page': 'isolation.page.kinds',
  'isolation.revoke_page.page': 'isolation.page.kinds',
  'directive.remind_directive.whom': 'directive.counts',
  'round.note_contact.outcome': 'round.contactOutcomes',
  'pass.note_pass_use.direction': 'crossing.directions',
  'own_data.check_identity.seen': 'ownData.documents',
  'own_data.file_data_request.seen': 'ownData.documents',
  'own_data.file_data_request.behalf': 'ownData.grounds',
  'own_data.refuse_data_request.ground': 'ownData.refusals',
  'own_data.hand_out_copy.seen': 'ownData.documents',
  'own_data.hand_out_copy.to': 'ownData.grounds',
  'people.give_post.role': 'people.usualRoles',
  'people.end_post.role': 'people.usualRoles',
}

const plural = (field: string) => (/[^aeiou]y$/.test(field) ? `${field.slice(0, -1)}ies` : `${field}s`)
const MOMENT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/
const CODE = /^[a-z_]+(\.[a-z_]+)*$/

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

export function useDetail() {
  const { t, te } = useI18n()
  const nameOf = useAct()
  const worded = (keys: (string | undefined)[]) => keys.find((key) => key && te(key))

  function name(field: string): string {
    const key = worded([`audit.fields.${field}`, fieldName(field), `audit.kinds.${field}`])
    return key ? t(key) : field
  }

  function value(act: string, field: string, said: unknown): string {
    if (said === null) return '–'
    if (typeof said === 'boolean') return t(said ? 'common.yes' : 'common.no')
    if (Array.isArray(said)) return said.map((one) => value(act, field, one)).join(t('common.comma'))
    if (typeof said === 'object') return JSON.stringify(said)
    const text = String(said as string | number)
    if (MOMENT.test(text)) return moment(text)
    if (!CODE.test(text)) return text
    if (field === 'act' || field === 'acts') return nameOf(text)
    const [room = ''] = act.split('.')
    const own = VALUES[`${act}.${field}`]
    // Of a kind such as `isolation.meal` the room that it belongs to knows the word.
    const [of = '', rest] = text.includes('.') ? text.split('.') : [room, text]
    const key = worded([
      own && `${own}.${text}`,
      ...(WORDS[of] ?? [of]).map((one) => `${one}.${plural(field)}.${rest}`),
      text === 'none' ? 'common.none' : undefined,
    ])
    return key ? t(key) : text
  }

  /** `状态：已完成、行数：400` */
  return function detail({ act, detail: told }: Pick<JournalLine, 'act' | 'detail'>): string {
    const said: unknown = typeof told === 'string' ? parse(told) : told
    if (said === undefined || said === null) return ''
    if (typeof said !== 'object') return String(said as string | number | boolean)
    return Object.entries(said)
      .map(([field, one]) => t('problem.field', { name: name(field) }) + value(act, field, one))
      .join(t('common.comma'))
  }
}
