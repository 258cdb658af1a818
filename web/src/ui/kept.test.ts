import { expect, it } from 'vitest'

import { useKept } from './kept'

it('keeps what was typed while the window lives, and nowhere else', () => {
  const first = useKept('need', () => ({ text: '' }))
  first.value.text = '没有降压药了'
  expect(useKept('need', () => ({ text: '' })).value.text).toBe('没有降压药了')
  expect(sessionStorage.length + localStorage.length).toBe(0)
  first.drop()
  expect(useKept('need', () => ({ text: '' })).value.text).toBe('')
})
