import { describe, expect, it } from 'vitest'

import { blank } from './arrivalForm'
import { draftOf, dropDraft } from './draft'

const fresh = () => blank('2020-02-10', '220581001003012')

describe('a registration that is being filled in', () => {
  it('is still there when its page is opened again, under the same id', () => {
    const first = draftOf('mei', fresh)
    first.form.name = '王强'
    expect(draftOf('mei', fresh)).toBe(first)
  })

  it('is shown to nobody else, and gone after signing out', () => {
    draftOf('mei', fresh).form.name = '王强'
    expect(draftOf('li', fresh).form.name).toBe('')
    draftOf('li', fresh).form.name = '赵敏'
    dropDraft()
    expect(draftOf('li', fresh).form.name).toBe('')
  })
})
