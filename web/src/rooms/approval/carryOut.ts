// Sending a request that somebody else has granted, exactly as they read it.

import { api, ask } from '@/api/client'
import type { Approval } from '@/api/types'
import { save } from '@/rooms/audit/save'

type Send = (method: string, path: string, init: unknown) => Parameters<typeof ask<Blob>>[0]

/** Does what was granted. What comes back as a file is kept under its name. */
export async function carryOut(approval: Approval): Promise<void> {
  const { method, path, body } = approval.request
  let name: string | undefined
  const send = api.request as unknown as Send
  const sent = send(method.toLowerCase(), path, {
    headers: { 'wangge-approval': approval.id },
    parseAs: 'blob',
    ...(body ? { body } : {}),
  })
  const file = await ask(
    sent.then((answer) => {
      name = /filename="([^"]+)"/.exec(answer.response.headers.get('Content-Disposition') ?? '')?.[1]
      return answer
    }),
  )
  if (name) save(file, name)
}
