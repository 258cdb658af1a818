import '@/ui/tokens.css'
import 'vant/es/toast/style'
import 'vant/es/dialog/style'
import '@/ui/field.css'

import { createApp } from 'vue'

import { carry } from '@/offline/carry'
import { start } from '../start'
import { fieldTexts, laterFieldTexts } from '../texts'
import Field from './Field.vue'
import { router } from './router'

carry()
start(fieldTexts, () => createApp(Field).use(router), laterFieldTexts)
