import { fileURLToPath, URL } from 'node:url'
import VueI18n from '@intlify/unplugin-vue-i18n/vite'
import { VantResolver } from '@vant/auto-import-resolver'
import vue from '@vitejs/plugin-vue'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { fieldWorker } from './scripts/worker'

/** In development the faces answer for every address below theirs, as the server does. */
function faceFallback(): Plugin {
  const faces: Record<string, string> = { field: 'field', my: 'my', public: 'my' }
  return {
    name: 'face-fallback',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = (request.url ?? '').split('?')[0] ?? ''
        const face = path.includes('.') ? undefined : faces[path.split('/')[1] ?? '']
        if (face) request.url = `/${face}/index.html`
        next()
      })
    },
  }
}

/** Vant's icon font weighs more than all our pages, names another host, and none of its icons is used. */
function withoutIconFont(): Plugin {
  return {
    name: 'without-icon-font',
    enforce: 'pre',
    transform(code, id) {
      return /vant\/(es|lib)\/icon\/index\.css/.test(id)
        ? { code: code.replace(/@font-face\s*\{[^}]*\}/g, ''), map: null }
        : undefined
    },
  }
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  plugins: [
    vue(),
    // Messages are compiled at build time: the browser carries no compiler, and the content policy forbids eval.
    VueI18n({ include: here('./src/i18n/{zh,en}/*.json'), runtimeOnly: true, compositionOnly: true }),
    // Only the components a page names are loaded, each with its own style.
    Components({ dirs: [], resolvers: [ElementPlusResolver(), VantResolver()], dts: 'src/components.d.ts' }),
    withoutIconFont(),
    faceFallback(),
    fieldWorker(),
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    target: 'es2020',
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        desk: here('./index.html'),
        field: here('./field/index.html'),
        my: here('./my/index.html'),
        docs: here('./docs/index.html'),
      },
    },
    chunkSizeWarningLimit: 700,
  },
  server: {
    port: 5173,
    proxy: { '/api': { target: process.env.WANGGE_API ?? 'http://127.0.0.1:8100', changeOrigin: false } },
  },
  test: { environment: 'happy-dom', include: ['src/**/*.test.ts'] },
})
