import '@/ui/tokens.css'
import 'vant/es/toast/style'
import 'vant/es/dialog/style'
import '@/ui/field.css'

import { createApp } from 'vue'

import { i18n, startLanguage } from '@/i18n'
import { fieldTexts } from '../texts'
import Field from './Field.vue'
import { router } from './router'

void startLanguage(fieldTexts).then(() => createApp(Field).use(i18n).use(router).mount('#app'))
