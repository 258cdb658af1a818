// Charts are drawn, not styled: they ask the tokens for their colours.

export function color(token: `--${string}`): string {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim()
}
