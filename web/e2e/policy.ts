// What a page does against its content policy: no story may leave any behind.

import type { BrowserContext } from '@playwright/test'

/** Notes in the list whatever the browser refuses to any page of the context, as the page is told and as the browser says it. */
export async function watch(context: BrowserContext, refused: string[]): Promise<void> {
  context.on('console', (line) => {
    if (/content[- ]security[- ]policy/i.test(line.text())) refused.push(`${line.page()?.url()}: ${line.text()}`)
  })
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sample, sourceFile } = event
      console.error('content security policy:', effectiveDirective, blockedURI, sample, sourceFile)
    })
  })
}
