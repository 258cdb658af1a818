import { describe, expect, it, vi } from 'vitest'

import { asProblem, problemOf } from './problem'
import { useCreate } from './send'

describe('a refusal', () => {
  it('keeps its code, field and trace', () => {
    const body = { type: 'about:blank', status: 422, code: 'id_check_digit', field: 'document_number', trace_id: 't1' }
    expect(problemOf(body, 422)).toMatchObject({ code: 'id_check_digit', field: 'document_number', traceId: 't1' })
  })

  it('has a code even when the answer was no problem document', () => {
    expect(problemOf('<html>', 502).code).toBe('unexpected_answer')
  })

  it('tells the lack of an answer from a refusal', () => {
    expect(asProblem(new TypeError('Failed to fetch')).offline).toBe(true)
    expect(problemOf({ code: 'store_busy' }, 503).offline).toBe(false)
  })
})

describe('creating', () => {
  it('says the same id again until it is taken, and then another', async () => {
    const ids: string[] = []
    let down = true
    const { run, problem } = useCreate(async (id: string) => {
      ids.push(id)
      if (down) throw new TypeError('Failed to fetch')
      return 'stored'
    })
    expect(await run()).toBeUndefined()
    expect(problem.value?.offline).toBe(true)
    down = false
    expect(await run()).toEqual({ result: 'stored' })
    expect(await run()).toEqual({ result: 'stored' })
    expect(ids[0]).toBe(ids[1])
    expect(ids[2]).not.toBe(ids[1])
    expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/)
  })

  it('does not run twice at a time', async () => {
    const send = vi.fn(() => new Promise<string>((resolve) => setTimeout(() => resolve('stored'), 5)))
    const { run } = useCreate(send)
    const [first, second] = await Promise.all([run(), run()])
    expect([first, second]).toEqual([{ result: 'stored' }, undefined])
    expect(send).toHaveBeenCalledTimes(1)
  })
})
