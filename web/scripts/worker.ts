// Builds the service workers after the pages: that of the field face must know the names of all files it may load.

import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, URL } from 'node:url'
import { build, type Plugin } from 'vite'

interface Chunk {
  file: string
  css?: string[]
  imports?: string[]
  dynamicImports?: string[]
  assets?: string[]
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** A chunk with all it imports, now or later. */
function files(manifest: Record<string, Chunk>, key: string, seen: Set<string>): string[] {
  const chunk = manifest[key]
  if (!chunk || seen.has(key)) return []
  seen.add(key)
  const own = [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]
  const next = [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]
  return [...own, ...next.flatMap((one) => files(manifest, one, seen))]
}

/** One service worker in one file. */
async function worker(name: string, define: Record<string, string>): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@': here('../src') } },
    define,
    build: {
      write: false,
      target: 'es2020',
      lib: { entry: here(`../src/offline/${name}.ts`), formats: ['iife'], name: 'worker' },
    },
  })
  const [one] = Array.isArray(made) ? made : [made]
  const code = one && 'output' in one ? one.output[0].code : undefined
  if (!code) throw new Error('a service worker did not build')
  return code
}

export function fieldWorker(): Plugin {
  let out = ''
  return {
    name: 'field-worker',
    apply: 'build',
    configResolved(config) {
      out = config.build.outDir
    },
    async closeBundle() {
      const dist = here(`../${out}`)
      const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>
      const all = new Set(files(manifest, 'field/index.html', new Set()))
      const shell = [...all].sort()
      if (!shell.length) throw new Error('the field face is not in the build')
      const page = readFileSync(join(dist, 'field/index.html'))
      const mark = createHash('sha256').update(page).update(shell.join(' ')).digest('hex').slice(0, 12)
      const extra = ['mark.svg', 'field/app.webmanifest']
      const carried = {
        __SHELL__: JSON.stringify([...shell, ...extra].map((file) => `/${file}`)),
        __BUILD__: JSON.stringify(mark),
      }
      writeFileSync(join(dist, 'field/sw.js'), await worker('worker', carried))
      writeFileSync(join(dist, 'push.js'), await worker('deskWorker', {}))
    },
  }
}
