import '@/ui/tokens.css'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/el-message-box.css'
import '@/ui/desk.css'

import { createApp } from 'vue'

import { i18n, startLanguage } from '@/i18n'
import { deskTexts } from '../texts'
import Desk from './Desk.vue'
import { router } from './router'

void startLanguage(deskTexts).then(() => createApp(Desk).use(i18n).use(router).mount('#app'))
