// Which meaning a state has, and so which colour.

export type Tone = 'alarm' | 'late' | 'done' | 'active' | 'quiet'

const tones: Record<string, Record<string, Tone>> = {
  arrival: { registered: 'quiet', isolating: 'active', released: 'done', withdrawn: 'quiet' },
  isolation: {
    isolating: 'active',
    due: 'late',
    hospital: 'alarm',
    released: 'done',
    lapsed: 'late',
    referred: 'quiet',
    withdrawn: 'quiet',
  },
  verdict: { confirmed: 'alarm', watch: 'late', ruled_out: 'done' },
  result: { excluded: 'done', suspected: 'late', confirmed: 'alarm', recovered: 'done' },
  sample: { collected: 'quiet', received: 'active', done: 'done' },
  finding: { negative: 'done', positive: 'alarm', unclear: 'late' },
  task: { open: 'quiet', done: 'done', missed: 'late', cancelled: 'quiet' },
  call: { nobody_home: 'late', help: 'alarm' },
  pass: { active: 'done', suspended: 'late', expired: 'quiet', revoked: 'quiet' },
  light: { green: 'done', amber: 'late', red: 'alarm' },
  need: { open: 'late', taken: 'active', answered: 'done' },
  checkpoint: { open: 'done', closed: 'quiet' },
  venue: { open: 'done', closed: 'quiet' },
  decision: {
    admit: 'quiet',
    register_admit: 'done',
    admit_isolate: 'active',
    refer: 'alarm',
    advise_return: 'late',
  },
  round: { open: 'active', closed: 'quiet' },
  door: { open: 'quiet', reached: 'done', vacant: 'done', moved: 'done', nobody_home: 'late', refused: 'alarm' },
  answer: {
    already_registered: 'done',
    isolating: 'active',
    isolation_ended: 'done',
    not_in_area: 'quiet',
    wrong_data: 'late',
    missed: 'alarm',
    found: 'done',
  },
  directive: { open: 'active', closed: 'done', withdrawn: 'quiet' },
  assignment: {
    sent: 'late',
    received: 'active',
    acting: 'active',
    reported: 'active',
    done: 'late',
    verified: 'done',
    closed: 'quiet',
    withdrawn: 'quiet',
  },
  urgency: { urgent: 'alarm', pressing: 'late', ordinary: 'quiet' },
  alert: { open: 'alarm', acknowledged: 'late', closed: 'done' },
  severity: { severe: 'alarm', high: 'late', normal: 'quiet' },
  import: { running: 'active', done: 'done', failed: 'alarm' },
  disclosure: { coming: 'quiet', in_force: 'late', over: 'quiet', ended: 'quiet' },
  origin: { risk_area: 'active', other_province: 'quiet', same_province: 'quiet', unknown: 'quiet' },
}

export function tone(what: keyof typeof tones, state: string): Tone {
  return tones[what]?.[state] ?? 'quiet'
}
