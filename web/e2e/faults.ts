// What stands in the way of those who see less, hear the page, or have a thumb and no mouse.

import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Serious faults that the checker of accessibility knows. */
export async function faults(page: Page): Promise<string[]> {
  // A word that fades out has no contrast for the moment.
  const fading = page.locator('.el-message:visible, .van-toast:visible')
  await expect(fading).toHaveCount(0, { timeout: 6_000 })
  // Nor has what is still coming in.
  await page.evaluate(async () => {
    const ends = (one: Animation) => one.effect?.getComputedTiming().endTime !== Infinity
    await Promise.allSettled(
      document
        .getAnimations()
        .filter(ends)
        .map((one) => one.finished),
    )
  })
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

/** Nothing smaller than 16 px, nothing narrower than a thumb, nothing wider than the page. */
export async function odd(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('main *, [role=dialog] *')].filter(
      (one): one is HTMLElement =>
        one instanceof HTMLElement && one.offsetParent !== null && !one.closest('[aria-hidden=true]'),
    )
    const written = shown.filter((one) =>
      [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    )
    const small = written.filter((one) => parseFloat(getComputedStyle(one).fontSize) < 16)
    // A link within a sentence is as high as its line.
    const low = shown.filter(
      (one) => one.matches('a, button') && getComputedStyle(one).display !== 'inline' && one.offsetHeight < 44,
    )
    const wide = document.documentElement.scrollWidth > 390 ? ['wider than 390 px'] : []
    return [...small, ...low].map((one) => one.outerHTML.slice(0, 120)).concat(wide)
  })
}
