// What an alert says besides its rule: what it is about, with whom it is, and what mostly comes of it.

import { useI18n } from 'vue-i18n'

import { useMe } from '@/api/session'
import type { Alert } from '@/api/types'
import { useWords } from '@/i18n'
import { shortDay, shortMoment, timeOfDay, dayOf } from '@/ui/time'

/** What rules write down of the cause; each its own part. */
interface Detail {
  /** Kinds of the services that were missed … */
  kinds?: string[]
  /** … on this day. */
  day?: string
  /** When a gap in the watch begins. */
  at?: string
  /** The directive that nobody received or did … */
  title?: string
  /** … by this moment. */
  due_at?: string
  /** How many days nobody was reached, in which round; or within how many days so many had a fever in one building. */
  days?: number
  round?: string
  people?: number
  building?: string
  /** What nobody answers for any more … */
  gap_zh?: string
  gap_en?: string
  /** … or whose coverage ends on a day; the compound, if it is one. */
  to?: string
  name?: string | null
}

const LADDER = ['holder', 'lead', 'community', 'township', 'city']

/** The step to which an alert goes up. */
export function above(step: string): string {
  return LADDER[LADDER.indexOf(step) + 1 || LADDER.length] ?? 'above'
}

const ILL = ['clinic', 'normal', 'phoned', 'false_alarm']
const OUTCOMES: Record<string, readonly string[]> = {
  'isolation.team_gap': ['filled', 'rearranged', 'phoned', 'false_alarm'],
  'isolation.lapse': ['told', 'phoned', 'explained'],
  'isolation.late': ['made_up', 'phoned', 'explained', 'false_alarm'],
  'isolation.misses': ['made_up', 'phoned', 'explained'],
  'isolation.nobody_home': ['reached', 'brought_back', 'false_alarm'],
  'isolation.help': ['came', 'ambulance', 'phoned', 'false_alarm'],
  'directive.unreceived': ['told', 'phoned', 'explained'],
  'directive.late': ['made_up', 'phoned', 'explained'],
  'isolation.rising': ILL,
  'isolation.symptom': ILL,
  'isolation.positive': ['hospital', 'retested', 'phoned'],
  'isolation.confirmed': ['hospital', 'contacts', 'disinfected'],
  'round.symptom': ILL,
  'crossing.isolated_at_gate': ['brought_back', 'hospital', 'permitted', 'false_alarm'],
  'crossing.referred': ['clinic', 'ambulance', 'normal', 'false_alarm'],
  'checkpoint.gap': ['filled', 'rearranged', 'phoned', 'false_alarm'],
  'checkpoint.empty': ['filled', 'phoned', 'false_alarm'],
  'need.overdue': ['phoned', 'explained'],
  'need.urgent': ['delivered', 'came', 'ambulance', 'phoned'],
}

/** What alerts of the rule mostly come to; nothing for a rule nobody has closed yet. */
export function usualOutcomes(rule: string): readonly string[] {
  return OUTCOMES[rule] ?? (rule.endsWith('.fever') ? ILL : [])
}

export function useAlertWords() {
  const { t, te } = useI18n()
  const word = useWords()
  const me = useMe()

  const kindName = (kind: string) => {
    const key = `isolation.kinds.${kind.replace(/^isolation\./, '')}`
    return te(key) || te(key, 'zh') ? t(key) : kind
  }
  const sometime = (at: string) => (dayOf(at) === me.value.today ? timeOfDay(at) : shortMoment(at))

  /** What was missed, or from when nobody keeps watch; nothing where the rule says it all. */
  function causeOf(alert: Alert): string {
    const { kinds, day, at, title, due_at: due, days, round, people, building, ...more } = alert.detail as Detail
    if (title && due) return t('alert.directive', { title, at: sometime(due) })
    if (building && people && days) return t('alert.cluster', { building, people, days })
    if (round && days) return t('alert.unreached', { days, round })
    if (kinds?.length) {
      const names = kinds.map(kindName).join(t('common.comma'))
      if (!day || day === me.value.today) return t('alert.missed', { kinds: names })
      return t('alert.missedOn', { day: shortDay(day), kinds: names })
    }
    if (more.to) return [more.name, t('alert.endsOn', { day: shortDay(more.to) })].filter(Boolean).join(' ')
    if (!at) return ''
    if (!more.gap_zh) return t('alert.gapFrom', { at: sometime(at) })
    const what = [more.name, word(more.gap_zh, more.gap_en ?? '')].filter(Boolean).join(' ')
    return t('alert.vacantFrom', { what, at: sometime(at) })
  }

  /** Who must look at it now, and as what. */
  function ownerOf(alert: Alert): string {
    if (!alert.step) return ''
    const step = word(alert.step_zh, alert.step_en)
    return alert.owner ? t('alert.now', { who: alert.owner, step }) : t('alert.nobody', { step })
  }

  /** When and to whom it goes up, unless somebody looks after it before. */
  function climbOf(alert: Alert): string {
    if (!alert.climbs_at) return ''
    return t('alert.climbs', { at: sometime(alert.climbs_at), step: t(`alert.steps.${above(alert.step)}`) })
  }

  return { causeOf, ownerOf, climbOf, sometime }
}
