import { describe, expect, it } from 'vitest'

import { desk, record } from './deskUrls'
import { files, query } from './urls'

describe('addresses', () => {
  it('leave out what is empty', () => {
    expect(query({ area: '220581', q: '', day: undefined })).toEqual({ area: '220581' })
  })

  it('open the records of a figure', () => {
    const to = desk.records('screening.arrivals', { area: '220581001', day: '2020-02-16', face: 'total' })
    expect(to).toEqual({
      path: '/figures/screening.arrivals/records',
      query: { area: '220581001', day: '2020-02-16', face: 'total' },
    })
  })

  it('escape what people typed', () => {
    expect(files.exportBodies({ q: '王 & 李', area: '' })).toBe('/api/v1/bodies/export?q=%E7%8E%8B+%26+%E6%9D%8E')
  })

  it('know the page of a record, and where there is none', () => {
    expect(record('isolation', 'x')).toEqual({ path: '/isolations/x', query: {} })
    expect(record('session', 'x')).toBeUndefined()
  })
})
