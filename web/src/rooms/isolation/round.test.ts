import { describe, expect, it } from 'vitest'

import type { Task } from '@/api/types'
import { doors, inOrder, namesOf, photographed, reopens, waits, wayOf, when } from './round'

/** Who is isolated alone is their own household's name; two at one door share it. */
const task = (id: string, home: string, name: string, other: Partial<Task> = {}): Task => ({
  id,
  kind: 'isolation.temperature',
  kind_zh: '测体温',
  kind_en: 'Temperature',
  asks: 'reading',
  area: '220581001003012',
  area_name: '第12网格',
  serves: name,
  subject: { kind: 'isolation', id: name, household_id: home, name, address: `${home}号楼`, day_n: 3, days: 14 },
  day: '2020-02-10',
  slot: 'morning',
  opens_at: '2020-02-09T22:00:00Z',
  due_at: '2020-02-10T04:00:00Z',
  state: 'open',
  ...other,
})

describe('a round', () => {
  it('puts one household on one card and keeps the order of walking', () => {
    const round = doors([
      task('1', '3', '王强'),
      task('2', '3', '李梅'),
      task('3', '5', '赵敏'),
      task('4', '3', '李梅'),
    ])
    const tasks = round.map((door) => door.people.map((served) => served.tasks.map(({ id }) => id)))
    expect(tasks).toEqual([[['1'], ['2', '4']], [['3']]])
    expect(round.map((door) => door.address)).toEqual(['3号楼', '5号楼'])
  })

  it('names those whom a service serves: one alone, or all of the household', () => {
    const alone = doors([task('1', '3', '王强'), task('2', '3', '王强', { kind: 'isolation.meal' })])
    expect(alone[0]?.people).toHaveLength(1)
    const both = task('3', '5', '王强、李梅', { kind: 'isolation.meal' })
    expect(doors([task('1', '5', '王强'), both])[0]?.people).toHaveLength(2)
    expect(namesOf(both.subject)).toEqual(['王强', '李梅'])
  })

  it('never merges tasks whose household is not known', () => {
    expect(doors([task('1', '', '', { subject: null }), task('2', '', '', { subject: null })])).toHaveLength(2)
  })

  it('knows how a task is done', () => {
    expect(wayOf(task('1', '3', '王强'))).toBe('reading')
    const asked = ['receipt', 'plate', 'photo', 'signature'].map((asks) =>
      wayOf({ kind: 'isolation.thermometer', asks }),
    )
    expect(new Set(asked)).toEqual(new Set(['sheet']))
    expect(wayOf({ kind: 'isolation.release' })).toBe('release')
    expect(wayOf({ kind: 'need.ask' })).toBe('answer')
    expect(wayOf({ kind: 'isolation.meal' })).toBe('tap')
  })

  it('takes a photo along where that is no record of its own, and not before its time', () => {
    const now = new Date('2020-02-10T02:00:00Z')
    const meal = task('1', '3', '王强', { kind: 'isolation.meal', asks: null })
    expect(photographed(meal, now)).toBe(true)
    expect(photographed({ ...meal, opens_at: '2020-02-10T06:00:00Z' }, now)).toBe(false)
    expect(photographed({ ...meal, state: 'done' }, now)).toBe(false)
    expect(photographed(task('1', '3', '王强'), now)).toBe(false)
  })

  it('lets one take back what one did, while its window lasts, and nobody else', () => {
    const now = new Date('2020-02-10T02:00:00Z')
    const meal = task('1', '3', '王强', { kind: 'isolation.meal', asks: null, state: 'done', done_by: '李梅' })
    expect(reopens(meal, '李梅', now)).toBe(true)
    expect(reopens(meal, '赵敏', now)).toBe(false)
    expect(reopens(meal, '李梅', new Date('2020-02-10T04:01:00Z'))).toBe(false)
    expect(reopens({ ...meal, asks: 'reading' }, '李梅', now)).toBe(false)
  })

  it('puts what can be done now before what comes later', () => {
    const later = task('1', '3', '王强', { opens_at: '2020-02-10T06:00:00Z', due_at: '2020-02-10T03:00:00Z' })
    const rows = inOrder([later, task('2', '3', '王强')], new Date('2020-02-10T02:00:00Z'))
    expect(rows.map(({ id }) => id)).toEqual(['2', '1'])
  })

  it('knows what is early, due and late', () => {
    const one = task('1', '3', '王强')
    expect(when(one, new Date('2020-02-09T21:59:00Z'))).toBe('later')
    expect(when(one, new Date('2020-02-10T02:00:00Z'))).toBe('now')
    expect(when(one, new Date('2020-02-10T04:01:00Z'))).toBe('late')
    expect([{ state: 'open' }, { state: 'missed' }, { state: 'done' }, { state: 'cancelled' }].map(waits)).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})
