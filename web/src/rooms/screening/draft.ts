// The registration somebody is filling in. It outlives the page, so that another tab or a session that ends takes nothing
// away; it belongs to whoever typed it and goes when they sign out.

import { reactive } from 'vue'

import { freshId, type NewId } from '@/api/send'
import { onSignOut } from '@/api/session'
import type { ArrivalForm } from './arrivalForm'

interface Draft {
  whose: string
  form: ArrivalForm
  /** Under which it is sent: the same until the server has it, or it is about somebody else. */
  record: NewId
}
let draft: Draft | undefined

export function draftOf(whose: string, blank: () => ArrivalForm): Draft {
  if (draft?.whose !== whose) draft = { whose, form: reactive(blank()), record: freshId() }
  return draft
}

export function dropDraft(): void {
  draft = undefined
}
onSignOut(dropDraft)
