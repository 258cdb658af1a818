import { expect, test } from 'vitest'

import { isLeft, OUTCOMES, waits } from './doors'

test('whoever did not answer is visited again', () => {
  expect(OUTCOMES.filter((state) => isLeft({ state }))).toEqual(['nobody_home', 'refused'])
  expect(isLeft({ state: 'open' })).toBe(true)
})

test('a door waits until its hour', () => {
  const now = new Date('2020-02-10T10:00:00Z')
  expect(waits({ next_at: '2020-02-10T12:00:00Z' }, now)).toBe(true)
  expect(waits({ next_at: '2020-02-10T09:00:00Z' }, now)).toBe(false)
  expect(waits({ next_at: null }, now)).toBe(false)
})
