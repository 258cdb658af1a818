// All texts of the field face.
import account from './account.json'
import alert from './alert.json'
import checkpoint from './checkpoint.json'
import clinic from './clinic.json'
import common from './common.json'
import crossing from './crossing.json'
import field from './field.json'
import isolation from './isolation.json'
import need from './need.json'
import offline from './offline.json'
import problem from './problem.json'
import round from './round.json'
import screening from './screening.json'

export default {
  common,
  problem,
  field,
  account,
  alert,
  checkpoint,
  clinic,
  crossing,
  isolation,
  need,
  offline,
  round,
  screening,
}
