// What a page does against its content policy: no story may leave any behind.

import type { BrowserContext } from '@playwright/test'

/** Notes in the list whatever the browser refuses to any page of the context, as the page is told and as the browser says it. */
export async function watch(context: BrowserContext, refused: string[]): Promise<void> {
  context.on('console', (line) => {
    // Playwright's trace fetches the pictures that a page made of files itself; where a page does, our own line below names its script.
    const ofTrace = /^Connecting to 'blob:/.test(line.text())
    if (/content[- ]security[- ]policy/i.test(line.text()) && !ofTrace)
      refused.push(`${line.page()?.url()}: ${line.text()}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile } = event
      if (effectiveDirective === 'connect-src' && blockedURI === 'blob' && !sourceFile) return
      console.error('content security policy:', effectiveDirective, blockedURI, sample, sourceFile)
    })
  })
}
