// What names somebody (a document, a phone, a plate, a door) stands in no address: the house seals it, and the address holds the
// sealed word. What was typed is remembered while the page lives, for whoever looks at the box.

import { v7 as uuid } from 'uuid'

import { isPlate } from '@/ui/plate'
import { api, ask } from './client'
import { onSignOut } from './session'

const MARK = '~'
const SEALED = /^~[\w-]{36,}$/
/** A word that this page made while the house did not answer. */
const OWN = '~own-'
/** What was typed, by the word that stands for it. */
const typed = new Map<string, string>()
const sealing = new Map<string, Promise<string>>()

onSignOut(() => {
  typed.clear()
  sealing.clear()
})

/** What may be a plate that is not typed to its end. */
const ALMOST = /^(?=\D*\d)[\p{Script=Han}A-Z][\p{Script=Han}A-Z\d]{4,8}$/iu

/** Whether a text leads to one person or door. */
export function namesSomebody(text: string): boolean {
  const signs = text.normalize('NFKC')
  const runs = signs.match(/\d+/g) ?? []
  const almost = () => ALMOST.test(signs.replace(/[^\p{L}\d]/gu, ''))
  return runs.length > 1 || runs.join('').length > 6 || almost() || isPlate(text)
}

/** What was typed where a sealed word stands now; none where this page does not know. */
export const typedAs = (word: string): string | undefined => (word.startsWith(MARK) ? typed.get(word) : word)

async function seal(text: string): Promise<string> {
  const { q } = await ask(api.POST('/api/v1/searches', { body: { q: text } }))
  typed.set(q, text)
  return q
}

/** The word for a text as the house sealed it. A sealed word is its own. */
async function sealed(text: string): Promise<string> {
  if (SEALED.test(text) || !namesSomebody(text)) return text
  const word = sealing.get(text) ?? seal(text)
  sealing.set(text, word)
  try {
    return await word
  } finally {
    sealing.delete(text)
  }
}

/** What may stand in an address for a text. Where the house does not answer, a word that this page alone knows. */
export async function forAddress(text: string): Promise<string> {
  try {
    return await sealed(text)
  } catch {
    const alone = `${OWN}${uuid()}`
    typed.set(alone, text)
    return alone
  }
}

// Whatever a page asks goes the same way: what a picker asks too, and what waited for the house.
api.use({
  async onRequest({ request }) {
    const url = new URL(request.url)
    const q = url.searchParams.get('q')
    if (!q || url.pathname.endsWith('/areas')) return undefined
    const word = await sealed(q.startsWith(OWN) ? (typed.get(q) ?? q) : q)
    if (word === q) return undefined
    url.searchParams.set('q', word)
    return new Request(url, request)
  },
})
