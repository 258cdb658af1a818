// What the fields of requests and sheets are called, by the names the server gives them.

const NAMES: Record<string, string> = {
  name: 'common.name_',
  sex: 'common.sex',
  document_type: 'common.documentType',
  document_number: 'common.document',
  phone: 'common.phone',
  township: 'common.levels.township',
  community: 'common.levels.community',
  area_text: 'screening.stayArea',
  area: 'common.area',
  address: 'common.address',
  origin: 'screening.origin',
  arrived_on: 'screening.arrivedOn',
  left_origin_on: 'screening.leftOn',
  transport: 'screening.transport',
  been_to_risk_area: 'screening.beenToRisk',
  temperature: 'screening.temperature',
  condition: 'screening.condition',
  note: 'screening.note',
  celsius: 'isolation.temperature',
  symptoms: 'isolation.symptomsTitle',
  ground: 'isolation.ground',
  reason: 'common.reason',
  ends_on: 'isolation.endsOn',
  basis: 'isolation.basis',
  issuer: 'isolation.issuer',
  text: 'notice.text',
  level: 'notice.level',
  official_id: 'notice.official',
  to: 'common.to',
  received_by: 'field.receivedBy',
  login: 'account.login',
  old_password: 'account.oldPassword',
  new_password: 'account.newPassword',
  save_as: 'screening.saveAs',
}

/** The key of its text; none where no page has a word for it. `symptoms[1]` is one of the symptoms. */
export function fieldName(field: string): string | undefined {
  return NAMES[field.replace(/\[.*/, '')]
}
