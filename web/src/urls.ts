// Every address of both faces, in one place. Area and day travel along in the query; the routers see to that.

import type { LocationQueryRaw, RouteLocationRaw } from 'vue-router'

export type Query = Record<string, string | undefined>

/** Drops what is empty, so that addresses stay short. */
export function query(values: Query): LocationQueryRaw {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''))
}

const at = (path: string, values: Query = {}): RouteLocationRaw => ({ path, query: query(values) })

export const desk = {
  signIn: (back?: string) => at('/sign-in', { back }),
  password: () => at('/password'),
  security: () => at('/security'),
  board: (values?: Query) => at('/', values),
  wall: (values?: Query) => at('/wall', values),
  areas: (values?: Query) => at('/areas', values),
  areaChanges: () => at('/areas/changes'),
  arrivals: (values?: Query) => at('/arrivals', values),
  newArrival: () => at('/arrivals/new'),
  arrival: (id: string) => at(`/arrivals/${id}`),
  imports: () => at('/imports'),
  newImport: (kind: 'arrivals' | 'residents' = 'arrivals') => at('/imports/new', { kind }),
  import: (id: string) => at(`/imports/${id}`),
  isolations: (values?: Query) => at('/isolations', values),
  isolation: (id: string) => at(`/isolations/${id}`),
  tasks: (values?: Query) => at('/tasks', values),
  clinic: (values?: Query) => at('/clinic', values),
  needs: (values?: Query) => at('/needs', values),
  need: (id: string) => at(`/needs/${id}`),
  dataRequests: (values?: Query) => at('/data-requests', values),
  dataRequest: (id: string) => at(`/data-requests/${id}`),
  passes: (values?: Query) => at('/passes', values),
  pass: (id: string) => at(`/passes/${id}`),
  printPasses: (passes: { batch: string } | { ids: string }) => at('/passes/print', passes),
  rounds: (values?: Query) => at('/rounds', values),
  round: (id: string, values?: Query) => at(`/rounds/${id}`, values),
  directives: (values?: Query) => at('/directives', values),
  directive: (id: string, values?: Query) => at(`/directives/${id}`, values),
  assignment: (id: string) => at(`/assignments/${id}`),
  meetings: () => at('/meetings'),
  meeting: (id: string) => at(`/meetings/${id}`),
  pushedLists: () => at('/pushed-lists'),
  newPushedList: () => at('/pushed-lists/new'),
  pushedList: (id: string, values?: Query) => at(`/pushed-lists/${id}`, values),
  notices: (values?: Query) => at('/notices', values),
  printNotices: (papers: { batch: string } | { ids: string }) => at('/notices/print', papers),
  disclosures: () => at('/disclosures'),
  checkpoints: (values?: Query) => at('/checkpoints', values),
  checkpoint: (id: string) => at(`/checkpoints/${id}`),
  crossings: (values?: Query) => at('/crossings', values),
  coverages: (values?: Query) => at('/coverages', values),
  importCoverages: () => at('/coverages/import'),
  compounds: (values?: Query) => at('/compounds', values),
  venues: (values?: Query) => at('/venues', values),
  venue: (id: string) => at(`/venues/${id}`),
  shareOut: (values?: Query) => at('/coverages/share-out', values),
  gaps: (values?: Query) => at('/gaps', values),
  alerts: (values?: Query) => at('/alerts', values),
  messages: (values?: Query) => at('/messages', values),
  sitrep: (values?: Query) => at('/sitrep', values),
  records: (code: string, values?: Query) => at(`/figures/${code}/records`, values),
  workers: (values?: Query) => at('/workers', values),
  units: () => at('/units'),
  households: (values?: Query) => at('/households', values),
  household: (id: string) => at(`/households/${id}`),
  residents: (values?: Query) => at('/residents', values),
  bodies: (values?: Query) => at('/bodies', values),
  body: (id: string) => at(`/bodies/${id}`),
  accounts: (values?: Query) => at('/accounts', values),
  roles: () => at('/roles'),
  devices: (values?: Query) => at('/devices', values),
  journal: (values?: Query) => at('/journal', values),
  looks: (values?: Query) => at('/looks', values),
  evidence: (values?: Query) => at('/evidence', values),
  deletions: (values?: Query) => at('/deletions', values),
  approvals: (values?: Query) => at('/approvals', values),
  approval: (id: string) => at(`/approvals/${id}`),
  keys: () => at('/keys'),
}

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

/** The page of a record, by the kind the API names; undefined where no page shows it yet. */
export function record(kind: string, id: string): RouteLocationRaw | undefined {
  const pages: Record<string, (id: string) => RouteLocationRaw> = {
    arrival: desk.arrival,
    isolation: desk.isolation,
    need: desk.need,
    data_request: desk.dataRequest,
    checkpoint: desk.checkpoint,
    venue: desk.venue,
    pass: desk.pass,
    household: desk.household,
    body: desk.body,
    directive: desk.directive,
    assignment: desk.assignment,
    worker: (worker) => desk.journal({ actor: worker }),
    meeting: desk.meeting,
    import: desk.import,
    import_run: desk.import,
    area: (code) => desk.areas({ area: code }),
    gap: () => desk.gaps(),
    coverage: () => desk.coverages(),
    compound: () => desk.compounds(),
  }
  return pages[kind]?.(id)
}
