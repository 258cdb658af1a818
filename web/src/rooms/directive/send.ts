// A file is sent first and named with the directive or the report it belongs to.

import { api, ask } from '@/api/client'
import { uuid } from '@/api/send'
import type { DirectiveFile } from '@/api/types'

const ids = new WeakMap<Blob, string>()

/** Sends a file; pressing again after a lost answer sends the same one. */
export function sendFile(file: Blob, name: string): Promise<DirectiveFile> {
  const id = ids.get(file) ?? uuid()
  ids.set(file, id)
  return ask(
    api.PUT('/api/v1/directive-files/{id}', {
      params: { path: { id }, query: { name } },
      headers: { 'Content-Type': 'application/octet-stream' },
      // As it is: the generated type of raw bytes is a list of numbers.
      body: file as unknown as number[],
      bodySerializer: (body) => body as unknown as BodyInit,
    }),
  )
}
