// The shapes of the API, by the names the pages use. Generated types come in through here only.

import type { components } from './schema'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type Held = Schemas['Held']
export type AccountLine = Schemas['AccountLine']
export type OneTime = Schemas['OneTime']
export type Role = Schemas['Role']

export type AreaLine = Schemas['AreaLine']
export type Area = Schemas['Area']
export type AreaChange = Schemas['AreaChange']

export type WorkerLine = Schemas['WorkerLine']
/** A post, with the unit it is held for where there is one. */
export type PostLine = Schemas['PostLine']
export type UnitLine = Schemas['UnitLine']
export type HouseholdLine = Schemas['HouseholdLine']
export type Household = Schemas['Household']
export type NewResident = Schemas['NewResident']
export type ResidentLine = Schemas['ResidentLine']
export type Revealed = Schemas['Revealed']

export type Arrival = Schemas['Arrival']
export type NewReturnee = Schemas['NewReturnee']
export type Preview = Schemas['Preview']
export type SheetColumn = Schemas['Column']
export type SheetField = Schemas['Field']
export type ArrivalField = Schemas['ArrivalField']
export type Report = Schemas['Report']
export type Wrong = Schemas['Wrong']
export type Import = Schemas['Import']
export type Mapping = Schemas['Mapping']
export type SavedMapping = Schemas['SavedMapping']

export type IsolationLine = Schemas['IsolationLine']
export type Isolation = Schemas['Isolation']
export type Order = Schemas['Order']
export type Change = Schemas['Change']
export type Batch = Schemas['Batch']
export type Batched = Schemas['Batched']
export type BatchRow = Schemas['BatchRow']
export type Reading = Schemas['Reading']
export type ReadingLine = Schemas['ReadingLine']
export type Judgement = Schemas['Judgement']
export type Verdict = Schemas['Verdict']
export type ClinicalResult = Schemas['ClinicalResult']
export type ResultKind = Schemas['ResultKind']
export type Sample = Schemas['SampleLine']
export type SampleKind = Schemas['SampleKind']
export type Finding = Schemas['Finding']
export type ContactList = Schemas['ContactList']
export type ContactLine = Schemas['ContactLine']
export type TracePurpose = Schemas['TracePurpose']
export type CareTeam = Schemas['CareTeam']
export type Member = Schemas['Member']
export type NewMember = Schemas['NewMember']
export type Proposal = Schemas['Proposal']
export type Assigned = Schemas['Assigned']
export type Task = Schemas['TaskLine']
export type TakeReading = Schemas['TakeReading']
export type CompleteTask = Schemas['CompleteTask']
export type Call = Schemas['Call']
export type CallKind = Schemas['CallKind']

export type PageKind = Schemas['PageKind']
export type PageAddress = Schemas['PageAddress']
export type MyIsolation = Schemas['MyIsolation']
export type Message = Schemas['Message']
export type MyService = Schemas['MyService']
export type TeamMate = Schemas['TeamMate']
export type Door = Schemas['Door']

export type Need = Schemas['Need']
export type NeedKind = Schemas['NeedKind']
export type NeedCategory = Schemas['NeedCategory']
export type MyNeed = Schemas['MyNeed']
export type RaiseNeed = Schemas['RaiseNeed']

export type Alert = Schemas['AlertLine']

export type NoticeKind = Schemas['NoticeKind']
export type NoticeRow = Schemas['NoticeRow']
export type NoticeLine = Schemas['NoticeLine']
export type Sheet = Schemas['PaperSheet']
export type Qr = Schemas['Qr']
export type Template = Schemas['Template']
export type Disclosure = Schemas['Disclosure']

export type Sitrep = Schemas['Sitrep']
export type Figure = Schemas['FigureValue']
export type Service = Schemas['Service']
export type OnDay = Schemas['OnDay']
export type Count = Schemas['PartValue']
export type AreaFigures = Schemas['PartValues']
export type DayCount = Schemas['DayValue']
export type RecordLine = Schemas['RecordLine']

export type DeviceLine = Schemas['DeviceLine']
export type JournalLine = Schemas['JournalLine']

/** One page of a list. */
export interface Page<Row> {
  rows: Row[]
  next?: string | null
  total?: number | null
}
