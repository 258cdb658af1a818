// Every address but the pages of the desk (deskUrls), in one place. Area and day travel along in the query; the routers see to that.

import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'

export type Query = Record<string, string | undefined>

/** Drops what is empty, so that addresses stay short. */
export function query(values: Query): LocationQueryRaw {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}

/** A page with what stands in its query. */
export const at = (path: string, values: Query = {}): RouteLocationRaw => ({ path, query: query(values) })

/** Relative to /field/, where the field face's router has its base. */
export const field = {
  signIn: (back?: string) => at('/sign-in', { back }),
  password: () => at('/password'),
  today: () => at('/'),
  register: (values?: Query) => at('/register', values),
  round: (id: string) => at(`/rounds/${id}`),
  checks: () => at('/checks'),
  find: (values?: Query) => at('/find', values),
  me: () => at('/me'),
  sessions: () => at('/sessions'),
  queue: () => at('/queue'),
  arrival: (id: string) => at(`/arrivals/${id}`),
  isolation: (id: string) => at(`/isolations/${id}`),
  need: (id: string) => at(`/needs/${id}`),
  assignment: (id: string) => at(`/assignments/${id}`),
  crossing: () => at('/crossing'),
  checkpoint: () => at('/checkpoint'),
  pass: () => at('/pass'),
  inbox: () => at('/inbox'),
  chain: (values?: Query) => at('/chain', values),
  board: (values?: Query) => at('/board', values),
  records: (code: string, values?: Query) => at(`/figures/${code}`, values),
}

/** The pages outside the router: the other face, and files the server makes. */
export const files = {
  desk: '/',
  field: '/field/',
  live: '/api/v1/live',
  liveBoard: (area: string) => `/api/v1/live?${search({ board: area })}`,
  exportBodies: (values: Query) => `/api/v1/bodies/export?${search(values)}`,
  proof: (id: string) => `/api/v1/proofs/${encodeURIComponent(id)}`,
  directiveFile: (id: string) => `/api/v1/directive-files/${encodeURIComponent(id)}`,
  exportContacts: (id: string, values: Query) =>
    `/api/v1/isolations/${encodeURIComponent(id)}/contacts/export?${search(values)}`,
  noticesDocx: (papers: { batch: string } | { ids: string }) => `/api/v1/notices/docx?${search(papers)}`,
  importReport: (id: string, format: 'json' | 'xlsx') =>
    `/api/v1/imports/${encodeURIComponent(id)}/report?format=${format}`,
}

function search(values: Query): string {
  return new URLSearchParams(query(values) as Record<string, string>).toString()
}
