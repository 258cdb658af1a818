// Writes src/api/schema.d.ts from docs/openapi.json; with --check it only says whether the two still agree.
import { readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const document = new URL(process.env.WANGGE_OPENAPI ?? '../../docs/openapi.json', import.meta.url)
const target = new URL('../src/api/schema.d.ts', import.meta.url)

const head = '// Written by `npm run api` from docs/openapi.json. Do not edit.\n\n'
const text = head + astToString(await openapiTS(document))

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/api/schema.d.ts is not what docs/openapi.json says: run `npm run api`.')
    process.exit(1)
  }
  console.log('src/api/schema.d.ts agrees with docs/openapi.json')
} else {
  writeFileSync(target, text)
  console.log('wrote src/api/schema.d.ts')
}
