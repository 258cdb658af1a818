// What is called from a door: nobody opens, or help is needed. Who hears it first is the lead of the care team.

import { computed, reactive } from 'vue'

import { ACT } from '@/api/acts'
import { api, ask } from '@/api/client'
import { freshId, useSend, type NewId } from '@/api/send'
import { may, onSignOut, serverNow } from '@/api/session'
import type { Call, CallKind } from '@/api/types'
import { enter, QUEUED } from '@/offline/enter'

interface Said {
  kind: CallKind
  at: string
  /** Who leads the team of the household, where there is one. */
  lead: string | undefined
  /** It waits on the phone: nobody has heard it yet. */
  waits?: boolean
}

/** The latest call from each door, for as long as the page lives. */
const latest = reactive(new Map<string, Said>())
/** Calls that may or may not have reached the server: said again they are the same calls. */
const ids = new Map<string, NewId>()
onSignOut(() => {
  latest.clear()
  ids.clear()
})

async function leadOf(household: string): Promise<string | undefined> {
  if (!may(ACT.showTeam)) return undefined
  const path = { id: household }
  // Without an answer it is left out; the call itself has arrived.
  const team = await ask(api.GET('/api/v1/households/{id}/care-team', { params: { path } })).catch(() => undefined)
  return team?.members.find((one) => one.lead)?.name
}

export function useCallOut(household: () => string, where: () => string) {
  const sending = useSend(async (kind: CallKind, note?: string) => {
    const home = household()
    const what = `${home} ${kind} ${note ?? ''}`
    const { id } = ids.get(what) ?? freshId()
    ids.set(what, { id })
    const body = { household_id: home, kind, note }
    const about = { what: 'call', whom: where(), detail: kind } as const
    const call = await enter<Call>({ op: 'PUT', path: `/api/v1/calls/${id}`, body, about })
    ids.delete(what)
    const said: Said =
      call === QUEUED
        ? { kind, at: serverNow().toISOString(), lead: undefined, waits: true }
        : { kind, at: call.at, lead: await leadOf(home) }
    latest.set(home, said)
    return said
  })
  return { ...sending, said: computed(() => latest.get(household())) }
}
