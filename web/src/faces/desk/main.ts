import '@/ui/tokens.css'
import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/el-message.css'
import 'element-plus/theme-chalk/el-message-box.css'
import '@/ui/desk.css'

import { createApp } from 'vue'

import '@/api/attended'
import '@/api/searches'
import { onLeaving } from '@/api/session'
import { unsubscribe } from '@/rooms/message/notices'
import { start } from '../start'
import { deskTexts } from '../texts'
import Desk from './Desk.vue'
import { router } from './router'

onLeaving(() => unsubscribe('desk').catch(() => undefined))
start(deskTexts, () => createApp(Desk).use(router))
