import { describe, expect, it } from 'vitest'

import type { Task } from '@/api/types'
import { doors, waits, when } from './round'

const task = (id: string, area_name: string, address: string, name: string): Task => ({
  id,
  kind: 'isolation.temperature',
  kind_zh: '测体温',
  kind_en: 'Temperature',
  area: '220581001003012',
  area_name,
  subject: { kind: 'isolation', id: name, person_id: name, name, address, day_n: 3, days: 14 },
  day: '2020-02-10',
  slot: 'morning',
  opens_at: '2020-02-09T22:00:00Z',
  due_at: '2020-02-10T04:00:00Z',
  state: 'open',
})

describe('a round', () => {
  it('puts one household on one card and keeps the order of walking', () => {
    const round = doors([
      task('1', '第12网格', '3号楼***', '王强'),
      task('2', '第12网格', '3号楼***', '李梅'),
      task('3', '第12网格', '5号楼***', '赵敏'),
      task('4', '第13网格', '5号楼***', '周凯'),
    ])
    expect(round.map((door) => door.tasks.map((one) => one.subject?.name))).toEqual([
      ['王强', '李梅'],
      ['赵敏'],
      ['周凯'],
    ])
  })

  it('never merges two people whose address is not known', () => {
    expect(doors([task('1', '第12网格', '', '王强'), task('2', '第12网格', '', '李梅')])).toHaveLength(2)
  })

  it('knows what is early, due and late', () => {
    const one = task('1', '', '', '')
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
