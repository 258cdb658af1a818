// A sheet on its way in: looked at, its columns corrected, checked, sent. The file stays in the browser until then.

import { computed, ref, shallowRef } from 'vue'

import { api, ask } from '@/api/client'
import { useSend, uuid } from '@/api/send'
import type { ArrivalField, Mapping, Preview } from '@/api/types'

/** The files go as form parts, which the generated types describe as JSON. */
function form(file: File, mapping?: Mapping, saveAs?: string) {
  const parts = new FormData()
  if (mapping) parts.append('mapping', JSON.stringify(mapping))
  if (saveAs) parts.append('save_as', saveAs)
  parts.append('file', file, file.name)
  return { body: parts as never, bodySerializer: (body: unknown) => body as FormData }
}

/** A field that two columns claim. */
export function twice(mapping: Mapping): ArrivalField | undefined {
  return mapping.find((field, at) => field && mapping.indexOf(field) !== at) ?? undefined
}

export function useSheet() {
  const file = shallowRef<File>()
  const preview = shallowRef<Preview>()
  /** What each column holds, from the left; null is not read. */
  const mapping = ref<Mapping>([])
  const saveAs = ref('')
  /** The mapping was changed after the last check. */
  const stale = ref(false)
  // The import's own name: sent again after a lost connection it is the same import.
  let id = uuid()

  const look = useSend(async (chosen: File, given?: Mapping) => {
    const found = await ask(api.POST('/api/v1/imports/preview', form(chosen, given)))
    file.value = chosen
    preview.value = found
    mapping.value = [...found.mapping]
    stale.value = false
    return found
  })

  const start = useSend(async () => {
    if (!file.value) throw new Error('nothing was chosen')
    const request = form(file.value, mapping.value, saveAs.value.trim() || undefined)
    return ask(api.PUT('/api/v1/imports/{id}', { params: { path: { id } }, ...request }))
  })

  function set(column: number, field: ArrivalField | null) {
    mapping.value = mapping.value.map((held, at) => (at === column ? field : held))
    stale.value = true
  }
  function another() {
    id = uuid()
    file.value = undefined
    preview.value = undefined
    look.forget()
    start.forget()
  }
  const doubled = computed(() => twice(mapping.value))
  return { file, preview, mapping, saveAs, stale, doubled, look, start, set, another }
}
