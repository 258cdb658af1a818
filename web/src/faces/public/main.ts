import '@/ui/tokens.css'
import '@/ui/field.css'
import '@/ui/public.css'

import { createApp } from 'vue'

import { start } from '../start'
import { publicTexts } from '../texts'
import { router } from './router'
import Shell from './Shell.vue'

start(publicTexts, () => createApp(Shell).use(router))
