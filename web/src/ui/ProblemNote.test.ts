import { describe, expect, it } from 'vitest'
import { createApp } from 'vue'

import { Problem } from '@/api/problem'
import { i18n } from '@/i18n'
import zh from '@/i18n/zh/desk'
import ProblemNote from './ProblemNote.vue'

i18n.global.setLocaleMessage('zh', zh)

/** The note as somebody sees it, and how often they asked again. */
function shown(problem: Problem) {
  let asked = 0
  const place = document.createElement('div')
  createApp(ProblemNote, { problem, onRetry: () => (asked += 1) })
    .use(i18n)
    .mount(place)
  place.querySelector('button')?.click()
  return { said: place.querySelector('p')?.textContent, asked }
}

describe('a refusal', () => {
  it.each([
    ['network', 0],
    ['internal', 500],
    // Who confirms may go on.
    ['confirmation_needed', 403],
  ])('may be followed by another try: %s', (code, status) => {
    expect(shown(new Problem(code, status)).asked).toBe(1)
  })

  it('of rights says so, and offers no other try', () => {
    const { said, asked } = shown(new Problem('act_not_permitted', 403))
    expect([said, asked]).toEqual(['您的岗位没有这项权限', 0])
  })
})
