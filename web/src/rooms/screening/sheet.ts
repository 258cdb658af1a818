// A sheet on its way in: looked at, its columns corrected, checked, sent. The file stays in the browser until then.

import { computed, ref, shallowRef } from 'vue'

import { api, ask } from '@/api/client'
import { useSend, uuid } from '@/api/send'
import type { ArrivalField, Mapping, Preview } from '@/api/types'

/** The files go as form parts, which the generated types describe as JSON. */
export function form(
  file: File,
  more: { mapping?: Mapping | undefined; saveAs?: string | undefined; about?: object } = {},
) {
  const parts = new FormData()
  if (more.mapping) parts.append('mapping', JSON.stringify(more.mapping))
  if (more.saveAs) parts.append('save_as', more.saveAs)
  if (more.about) parts.append('about', JSON.stringify(more.about))
  parts.append('file', file, file.name)
  return { body: parts as never, bodySerializer: (body: unknown) => body as FormData }
}

/** A field that two columns claim. */
export function twice(mapping: Mapping): ArrivalField | undefined {
  return mapping.find((field, at) => field && mapping.indexOf(field) !== at) ?? undefined
}

export type ListKind = 'arrivals' | 'residents'

/** What a list of residents can say: nothing about a journey. */
const OF_RESIDENTS: ArrivalField[] = [
  'sequence',
  'name',
  'sex',
  'document_type',
  'document_number',
  'phone',
  'township',
  'community',
  'area_text',
  'address',
  'household_registration',
]
export const reads = (kind: ListKind, field: ArrivalField) => kind === 'arrivals' || OF_RESIDENTS.includes(field)

export function useSheet(kind: ListKind) {
  const file = shallowRef<File>()
  const preview = shallowRef<Preview>()
  /** What each column holds, from the left; null is not read. */
  const mapping = ref<Mapping>([])
  /** Whether the mapping is kept, and under which name. */
  const keep = ref(false)
  const saveAs = ref('')
  /** The mapping was changed after the last check. */
  const stale = ref(false)
  // The import's own name: sent again after a lost connection it is the same import.
  let id = uuid()

  const look = useSend(async (chosen: File, given?: Mapping) => {
    const found = await ask(
      api.POST('/api/v1/imports/preview', { params: { query: { kind } }, ...form(chosen, { mapping: given }) }),
    )
    file.value = chosen
    preview.value = { ...found, fields: found.fields.filter((field) => reads(kind, field.code)) }
    mapping.value = found.mapping.map((field) => (field && reads(kind, field) ? field : null))
    // Checks that read columns which are not about residents are no checks.
    stale.value = mapping.value.some((field, at) => field !== found.mapping[at])
    return found
  })

  const start = useSend(async () => {
    if (!file.value) throw new Error('nothing was chosen')
    const request = form(file.value, { mapping: mapping.value, saveAs: keep.value ? saveAs.value.trim() : undefined })
    return ask(api.PUT('/api/v1/imports/{id}', { params: { path: { id }, query: { kind } }, ...request }))
  })

  function set(column: number, field: ArrivalField | null) {
    mapping.value = mapping.value.map((held, at) => (at === column ? field : held))
    stale.value = true
  }
  function another() {
    id = uuid()
    file.value = undefined
    preview.value = undefined
    keep.value = false
    saveAs.value = ''
    look.forget()
    start.forget()
  }
  const doubled = computed(() => twice(mapping.value))
  return { file, preview, mapping, keep, saveAs, stale, doubled, look, start, set, another }
}
