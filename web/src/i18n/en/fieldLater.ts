// What the first page of the phone can do without.
import access from './access.json'
import board from './board.json'
import checkpoint from './checkpoint.json'
import coverage from './coverage.json'
import crossing from './crossing.json'
import directive from './directive.json'
import inbox from './inbox.json'
import pass from './pass.json'
import problem from './problem.json'
import push from './push.json'
import scan from './scan.json'
import screening from './screening.json'

export default { access, board, checkpoint, coverage, crossing, directive, inbox, pass, problem, push, scan, screening }
