// What a phone must fetch before the first page shows, gzipped. Fails above the limit; needs `npm run build` first.
import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 150 * 1000
const dist = new URL('../dist/', import.meta.url)
if (!existsSync(new URL('.vite/manifest.json', dist))) {
  console.error('There is no build: run `npm run build` first.')
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

const ENTRY = 'field/index.html'
const CHINESE = 'src/i18n/zh/field.ts'
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist)), { level: 6 }).length

/** A chunk with all it imports, and on request with what it may import later. */
function files(key, later, seen = new Set()) {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return []
  seen.add(key)
  const next = [...(chunk.imports ?? []), ...(later ? (chunk.dynamicImports ?? []) : [])]
  return [chunk.file, ...(chunk.css ?? []), ...next.flatMap((one) => files(one, later, seen))]
}

function total(names) {
  return [...new Set(names)].reduce((sum, name) => sum + weigh(name), 0)
}

// Two keys must exist, or this would measure nothing and be content.
for (const key of [ENTRY, CHINESE]) {
  if (!manifest[key]) throw new Error(`${key} is not in the build`)
}
const first = [ENTRY, ...files(ENTRY, false), ...files(CHINESE, false)]
const whole = [ENTRY, ...files(ENTRY, true)]
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`

for (const [name, bytes] of [...new Set(first)].map((name) => [name, weigh(name)]).sort((a, b) => b[1] - a[1])) {
  console.log(kilo(bytes).padStart(10), name)
}
console.log(
  `first load ${kilo(total(first))} of ${kilo(LIMIT)}; the whole face in both languages ${kilo(total(whole))}`,
)
if (total(first) > LIMIT) {
  console.error('The first load of the phone face is too heavy.')
  process.exit(1)
}
