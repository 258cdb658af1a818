// All texts of the field face.
import account from './account.json'
import alert from './alert.json'
import clinic from './clinic.json'
import common from './common.json'
import field from './field.json'
import isolation from './isolation.json'
import need from './need.json'
import offline from './offline.json'
import problem from './problem.json'
import screening from './screening.json'

export default { common, problem, field, account, alert, clinic, isolation, need, offline, screening }
