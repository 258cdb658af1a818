// All texts of the residents' pages.
import common from './common.json'
import my from './my.json'
import problem from './problem.json'

// The wheel of temperatures is the field face's; it finds its name there.
export default { common, problem, my, field: { wheel: my.wheel } }
