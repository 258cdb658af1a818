import { expect, it } from 'vitest'
import { createApp, h, nextTick } from 'vue'
import { useI18n } from 'vue-i18n'

import { i18n, restOfTexts, startLanguage } from '.'
import first from './zh/field'
import later from './zh/fieldLater'
import { useExplain } from './explain'

it('what shows without words says them once they come', async () => {
  const texts = (given: Record<string, unknown>) => ({
    zh: () => Promise.resolve(given),
    en: () => Promise.resolve(given),
  })
  await startLanguage(texts(first), texts(later))
  const place = document.createElement('div')
  createApp({
    setup() {
      const { t } = useI18n()
      const { code } = useExplain()
      return () => h('p', `${t('common.name')} ${code('device_revoked')}`)
    },
  })
    .use(i18n)
    .mount(place)
  expect(place.textContent).toBe('网格 problem.other')
  await restOfTexts()
  await nextTick()
  expect(place.textContent).toMatch(/^网格 这部手机已被管理员停用/)
})
