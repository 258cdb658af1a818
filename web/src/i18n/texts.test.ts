import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { i18n } from '.'
import en from './en/desk'
import enFirst from './en/field'
import enLater from './en/fieldLater'
import enPublic from './en/public'
import zh from './zh/desk'
import zhFirst from './zh/field'
import zhLater from './zh/fieldLater'
import zhPublic from './zh/public'

type Texts = Record<string, unknown>

const zhField = { ...zhFirst, ...zhLater }
const enField = { ...enFirst, ...enLater }

function keys(texts: unknown, path = ''): string[] {
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts)) return [path]
  // A compiled message is an object too, but not one of texts.
  if ('type' in texts && 'loc' in texts) return [path]
  if ('t' in texts && typeof (texts as Texts).t === 'number') return [path]
  return Object.entries(texts).flatMap(([key, value]) => keys(value, path ? `${path}.${key}` : key))
}

function sources(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return sources(path)
    return /\.(vue|ts)$/.test(name) && !name.endsWith('.test.ts') && !name.endsWith('.d.ts') ? [path] : []
  })
}

describe('texts', () => {
  it.each([
    ['desk', zh, en],
    ['field', zhField, enField],
    ['public', zhPublic, enPublic],
  ])('are there in both languages: %s', (_, chinese, english) => {
    expect(keys(english).sort()).toEqual(keys(chinese).sort())
  })

  it('exist for every key the pages name', () => {
    const desk = new Set(keys(zh))
    const others = new Set([...keys(zhField), ...keys(zhPublic)])
    const rooms = [...new Set([zh, zhField, zhPublic].flatMap((face) => Object.keys(face)))].join('|')
    // 'room.key' in quotes; keys built at run time end in ${ and are left to the eye.
    const named = new RegExp(`['"\`]((?:${rooms})\\.[A-Za-z_]+(?:\\.[A-Za-z_]+)*)['"\`]`, 'g')
    const missing: string[] = []
    for (const path of sources('src').filter((one) => /rooms|faces|ui|i18n/.test(one))) {
      const text = readFileSync(path, 'utf8')
      for (const [, key] of text.matchAll(new RegExp(`\\b(?:t|tm)\\(\\s*(?:[^()'"\`]*\\? )?${named.source}`, 'g'))) {
        if (key && !desk.has(key) && !others.has(key) && ![...desk].some((one) => one.startsWith(`${key}.`))) {
          missing.push(`${path}: ${key}`)
        }
      }
    }
    expect(missing).toEqual([])
  })

  it('begin with a capital in English where they label a filter', () => {
    i18n.global.setLocaleMessage('en', en)
    const text = (key: string) => i18n.global.t(key, {}, { locale: 'en' })
    const labels = sources('src').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/<Filter(?:Select|Text)\b[^>]*? :label="t\('([\w.]+)'\)"/g)].map(
        ([, key]) => key ?? '',
      ),
    )
    expect(labels.length).toBeGreaterThan(20)
    expect(labels.filter((key) => !/^[A-Z]/.test(text(key)))).toEqual([])
  })

  it.each([
    ['the phone', zhField, /Field[A-Z]\w*\.vue$|faces\/field\//],
    ['the residents', zhPublic, /Public[A-Z]\w*\.vue$|faces\/public\//],
  ])('of %s do not lean on texts that only another face has', (_, face, ofTheFace) => {
    const known = keys(face)
    const missing = sources('src')
      .filter((one) => ofTheFace.test(one))
      .flatMap((path) =>
        [...readFileSync(path, 'utf8').matchAll(/\bt\('([a-z]\w*\.[\w.]+)'/gi)]
          .map(([, key]) => key ?? '')
          .filter((key) => !known.some((one) => one === key || one.startsWith(`${key}.`)))
          .map((key) => `${path}: ${key}`),
      )
    expect(missing).toEqual([])
  })
})
