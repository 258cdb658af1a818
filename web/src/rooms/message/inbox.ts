// One's inbox: its lines, marking them read, and what each says.

import { computed, ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { api, ask } from '@/api/client'
import { useList } from '@/api/list'
import { useLive } from '@/api/live'
import { useSend } from '@/api/send'
import type { InboxLine } from '@/api/types'
import { useWords } from '@/i18n'
import { CHANGES } from './unread'

export function useInbox() {
  const unread = ref(0)
  const list = useList(
    computed(() => 'inbox'),
    async (_, page) => {
      const inbox = await ask(api.GET('/api/v1/inbox', { params: { query: page } }))
      unread.value = inbox.unread
      return { rows: inbox.rows, next: inbox.next ?? null }
    },
  )
  useLive(CHANGES, () => list.refresh())
  /** These lines; all where none are named. */
  const read = useSend(async (ids?: string[]) => {
    const now = await ask(api.POST('/api/v1/inbox/read', { body: ids ? { ids } : {} }))
    unread.value = now.unread
    await list.reload()
  })
  return { unread, list, read }
}

export function useInboxWords() {
  const { t } = useI18n()
  const word = useWords()
  /** What it is about: the rule, and how many where it tells of several. */
  function headOf(line: InboxLine): string {
    if (line.kind === 'unsent') return t('inbox.unsent')
    const rule = word(line.rule_zh, line.rule_en)
    return line.n > 1 ? t('inbox.many', { rule, n: line.n.toLocaleString() }) : rule
  }
  const placeOf = (line: InboxLine) => (line.n > 1 ? t('inbox.last', { place: line.area_name }) : line.area_name)
  return { headOf, placeOf }
}
