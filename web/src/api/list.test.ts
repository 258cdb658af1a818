import { describe, expect, it, vi } from 'vitest'
import { computed, effectScope, nextTick, ref } from 'vue'

import { useList } from './list'
import { Problem } from './problem'
import type { Page } from './types'

const settled = async () => {
  for (let n = 0; n < 5; n++) await nextTick()
}
const page = (from: number, to: number, next: string | null, total: number | null = null): Page<number> => ({
  rows: Array.from({ length: to - from }, (_, n) => from + n),
  next,
  total,
})

function listOf(fetch: (key: string, page: { limit: number; after?: string }) => Promise<Page<number>>) {
  const key = ref('a')
  const list = effectScope().run(() =>
    useList(
      computed(() => key.value),
      fetch,
    ),
  )
  if (!list) throw new Error('no scope')
  return { key, list }
}

describe('a list', () => {
  it('grows page by page and keeps the count of the first', async () => {
    const fetch = vi.fn(async (_: string, { after }: { after?: string }) =>
      after ? page(50, 70, null) : page(0, 50, 'cursor', 70),
    )
    const { list } = listOf(fetch)
    await settled()
    expect(list.rows.value).toHaveLength(50)
    expect(list.total.value).toBe(70)
    await list.more()
    expect(fetch).toHaveBeenLastCalledWith('a', { limit: 50, after: 'cursor' })
    expect(list.rows.value).toHaveLength(70)
    expect(list.rows.value.at(-1)).toBe(69)
    expect(list.next.value).toBeNull()
    expect(list.total.value).toBe(70)
  })

  it('asks for nothing after the last page', async () => {
    const fetch = vi.fn(async () => page(0, 3, null, 3))
    const { list } = listOf(fetch)
    await settled()
    await list.more()
    expect(fetch).toHaveBeenCalledTimes(1)
  })

  it('begins anew when its filters change, and a late answer of the old ones is dropped', async () => {
    let late: (got: Page<number>) => void = () => undefined
    const fetch = vi.fn((key: string) =>
      key === 'a' ? new Promise<Page<number>>((resolve) => (late = resolve)) : Promise.resolve(page(100, 102, null, 2)),
    )
    const { key, list } = listOf(fetch)
    await settled()
    key.value = 'b'
    await settled()
    expect(list.rows.value).toEqual([100, 101])
    late(page(0, 50, 'x', 50))
    await settled()
    expect(list.rows.value).toEqual([100, 101])
    expect(list.total.value).toBe(2)
  })

  it('keeps what is shown when fetching anew fails', async () => {
    const answers = [() => Promise.resolve(page(0, 2, null, 2)), () => Promise.reject(new Problem('network', 0))]
    const { list } = listOf(() => (answers.shift() ?? (() => Promise.reject(new Error('asked too often'))))())
    await settled()
    await list.reload()
    expect(list.rows.value).toEqual([0, 1])
    expect(list.problem.value?.offline).toBe(true)
  })

  it('fetches as many rows anew as are shown, up to what a page may hold', async () => {
    const fetch = vi.fn(async (_: string, { limit, after }: { limit: number; after?: string }) => {
      const from = after ? Number(after) : 0
      return page(from, from + limit, String(from + limit), 1000)
    })
    const { list } = listOf(fetch)
    await settled()
    await list.more()
    await list.reload()
    expect(fetch).toHaveBeenLastCalledWith('a', { limit: 100 })
    for (let n = 0; n < 4; n++) await list.more()
    await list.reload()
    expect(fetch).toHaveBeenLastCalledWith('a', { limit: 200 })
  })

  it('is not cut by a change elsewhere, but says that there is one', async () => {
    const fetch = vi.fn(async (_: string, { limit, after }: { limit: number; after?: string }) => {
      const from = after ? Number(after) : 0
      return page(from, from + limit, String(from + limit), 1000)
    })
    const { list } = listOf(fetch)
    await settled()
    for (let n = 0; n < 4; n++) await list.more()
    list.refresh()
    await settled()
    expect(list.rows.value).toHaveLength(250)
    expect(list.outdated.value).toBe(true)
    await list.reload()
    expect(list.outdated.value).toBe(false)
  })
})
