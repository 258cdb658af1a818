import { describe, expect, it } from 'vitest'

import type { IsolationLine } from '@/api/types'
import { inOrderOfEnds } from './household'

const row = (id: string, ends_on: string, ended_on: string | null = null) =>
  ({ id, ends_on, ended_on }) as unknown as IsolationLine

describe('a household', () => {
  it('shows who may go next first, and who is free already last', () => {
    const rows = [
      row('gone', '2020-02-01', '2020-02-01'),
      row('later', '2020-02-26'),
      row('just gone', '2020-02-09', '2020-02-09'),
      row('next', '2020-02-20'),
    ]
    expect(inOrderOfEnds(rows).map(({ id }) => id)).toEqual(['next', 'later', 'just gone', 'gone'])
  })
})
