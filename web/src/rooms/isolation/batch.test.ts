import { describe, expect, it } from 'vitest'

import { batchOf, longest } from './batch'

const asked = { days: 2, text: ' 出现咳嗽 ' }

describe('what is sent for many', () => {
  it('names days only where they are asked for', () => {
    const order = { do: 'order', ids: ['a'], reason: '出现咳嗽' }
    expect(batchOf('extend', ['a'], asked)).toEqual({ ...order, change: 'extend', days: 2 })
    expect(batchOf('suspend', ['a'], asked)).toEqual({ ...order, change: 'suspend' })
  })

  it('names arrivals where somebody is to stay at home', () => {
    expect(batchOf('open', ['a'], asked)).toEqual({ do: 'open', arrival_ids: ['a'], ground: '出现咳嗽' })
  })

  it('asks nothing for a release and a team', () => {
    expect(batchOf('release', ['a'], asked)).toEqual({ do: 'release', ids: ['a'] })
    expect(batchOf('team', ['a'], asked)).toEqual({ do: 'team', ids: ['a'] })
    expect([longest('release'), longest('team'), longest('message')]).toEqual([0, 0, 300])
  })
})
