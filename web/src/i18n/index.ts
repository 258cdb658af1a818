// Chinese first, English second. Each face brings its own texts; a language is fetched when it is chosen.

import { computed } from 'vue'
import { createI18n, useI18n } from 'vue-i18n'

export type Language = 'zh' | 'en'
type Texts = Record<string, unknown>
export type Loader = Record<Language, () => Promise<Texts>>

const KEY = 'wangge.language'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  missingWarn: false,
  fallbackWarn: false,
  messages: {},
})

export const language = computed(() => i18n.global.locale.value as Language)

let loader: Loader | undefined
let rest: Loader | undefined
const brought = new Map<Language, Promise<void>>()

/** Shows the language chosen last time on this device. */
export async function startLanguage(texts: Loader, later?: Loader): Promise<void> {
  loader = texts
  rest = later
  // Chinese stands in where an English text is missing.
  i18n.global.setLocaleMessage('zh', await texts.zh())
  await speak(remembered()).catch(() => speak('zh'))
}

export async function speak(chosen: Language): Promise<void> {
  if (chosen !== 'zh' && loader) {
    i18n.global.setLocaleMessage(chosen, await loader[chosen]())
    brought.delete(chosen)
    if (brought.has('zh')) await bring(chosen)
  }
  i18n.global.locale.value = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
  try {
    localStorage.setItem(KEY, chosen)
  } catch {
    // Private windows may forbid it; the language is then chosen anew.
  }
}

/** What the first page can do without: fetched once it shows, and before any other page does. */
export async function restOfTexts(): Promise<void> {
  await Promise.all([bring('zh'), bring(language.value)])
}

function bring(of: Language): Promise<void> {
  const known = brought.get(of)
  if (known || !rest) return known ?? Promise.resolve()
  // Set anew, not merged: what already shows hears only so that its words have come.
  const coming = rest[of]().then((texts) =>
    i18n.global.setLocaleMessage(of, { ...i18n.global.getLocaleMessage(of), ...texts }),
  )
  brought.set(of, coming)
  coming.catch(() => brought.delete(of))
  return coming
}

function remembered(): Language {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'
  } catch {
    return 'zh'
  }
}

/** The Chinese of a text, whichever language is shown: what is stored must not depend on whose screen it was. */
export function useStored() {
  const { t } = useI18n()
  return (key: string) => t(key, {}, { locale: 'zh' })
}

/** The text of a row that carries both languages, such as `kind_zh` and `kind_en`. */
export function useWords() {
  return function word(zh: string | null | undefined, en: string | null | undefined): string {
    return (language.value === 'en' ? en || zh : zh || en) ?? ''
  }
}
