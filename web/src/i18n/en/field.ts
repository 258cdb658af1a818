// The texts of the first page of the phone; those of the others are in fieldLater.
import account from './account.json'
import alert from './alert.json'
import clinic from './clinic.json'
import common from './common.json'
import field from './field.json'
import isolation from './isolation.json'
import need from './need.json'
import offline from './offline.json'
import round from './round.json'

export default { common, field, account, alert, clinic, isolation, need, offline, round }
