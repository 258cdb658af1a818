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

/** Grids from 901 on are special ones (专属网格), such as a hospital or a market, and are numbered by hand. */
const LAST_GRID = 900

/** The first code after the highest one in use, if any is left; the server refuses it if somebody was faster. */
export function nextCode(parent: string, level: Level, used: string[]): string | undefined {
  const last = level === 'grid' ? LAST_GRID : 10 ** digits(level) - 1
  const numbers = used.map((code) => Number(code.slice(parent.length))).filter((n) => n <= last)
  const next = Math.max(0, ...numbers) + 1
  return next > last ? undefined : parent + String(next).padStart(digits(level), '0')
}
