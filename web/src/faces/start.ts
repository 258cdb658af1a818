// Starting a face: first its language, then its pages.

import type { App } from 'vue'

import { i18n, restOfTexts, startLanguage, type Loader } from '@/i18n'

export function start(texts: Loader, face: () => App, later?: Loader): void {
  startLanguage(texts, later).then(() => {
    face().use(i18n).mount('#app')
    // Whoever goes on to another page waits for it there, and hears if it does not come.
    restOfTexts().catch(() => undefined)
  }, speechless)
}

/** No text has come, so this one stands here, in both languages. */
function speechless(): void {
  const again = document.createElement('button')
  again.textContent = '没有连上服务器，点此重试 · No answer from the server: try again'
  again.style.cssText = 'display:block; min-height:48px; margin:30vh auto; padding:8px 16px; font:inherit'
  again.onclick = () => window.location.reload()
  document.getElementById('app')?.replaceChildren(again)
}
