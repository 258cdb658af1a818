// All texts of the desk.
import access from './access.json'
import account from './account.json'
import accountDesk from './accountDesk.json'
import acts from './acts.json'
import alert from './alert.json'
import alertDesk from './alertDesk.json'
import area from './area.json'
import audit from './audit.json'
import batch from './batch.json'
import board from './board.json'
import body from './body.json'
import checkpoint from './checkpoint.json'
import clinic from './clinic.json'
import common from './common.json'
import coverage from './coverage.json'
import crossing from './crossing.json'
import desk from './desk.json'
import device from './device.json'
import directive from './directive.json'
import inbox from './inbox.json'
import isolation from './isolation.json'
import key from './key.json'
import link from './link.json'
import message from './message.json'
import need from './need.json'
import notice from './notice.json'
import ownData from './ownData.json'
import pass from './pass.json'
import passDesk from './passDesk.json'
import people from './people.json'
import problem from './problem.json'
import retention from './retention.json'
import approval from './approval.json'
import push from './push.json'
import round from './round.json'
import screening from './screening.json'
import sitrep from './sitrep.json'
import team from './team.json'
import venue from './venue.json'

export default {
  common,
  problem,
  desk,
  acts,
  access,
  account: { ...account, ...accountDesk },
  alert,
  alertDesk,
  area,
  audit,
  batch,
  board,
  body,
  checkpoint,
  clinic,
  coverage,
  crossing,
  device,
  directive,
  inbox,
  isolation,
  key,
  link,
  message,
  need,
  notice,
  ownData,
  pass,
  passDesk,
  people,
  retention,
  approval,
  push,
  round,
  screening,
  sitrep,
  team,
  venue,
}
