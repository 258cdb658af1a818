// The texts of the gate on the phone. They come with the page: the first load carries nothing that most do not need.

import { i18n } from '@/i18n'
import en from '@/i18n/en/pass.json'
import zh from '@/i18n/zh/pass.json'

/** For the setup of a page: a language that was chosen since has forgotten them. */
export function bringTexts(): void {
  i18n.global.mergeLocaleMessage('zh', { pass: zh })
  i18n.global.mergeLocaleMessage('en', { pass: en })
}
