// The lengths of area codes, one for each level.

export const LEVELS = ['province', 'prefecture', 'county', 'township', 'community', 'grid', 'building'] as const
export type Level = (typeof LEVELS)[number]

const LENGTHS: Record<Level, number> = {
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  community: 12,
  grid: 15,
  building: 18,
}

export function below(level: string): Level | undefined {
  const at = LEVELS.indexOf(level as Level)
  return at < 0 ? undefined : LEVELS[at + 1]
}

/** How many digits a part of this level adds to the code above it. */
export function digits(level: Level): number {
  return level === 'province' || level === 'prefecture' || level === 'county' ? 2 : 3
}

export function length(level: string): number {
  return LENGTHS[level as Level] ?? 18
}

/** The first code after the highest one in use; the server refuses it if somebody was faster. */
export function nextCode(parent: string, level: Level, used: string[]): string {
  const highest = used.reduce((most, code) => Math.max(most, Number(code.slice(parent.length))), 0)
  return parent + String(highest + 1).padStart(digits(level), '0')
}
