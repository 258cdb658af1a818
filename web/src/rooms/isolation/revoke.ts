// 作废二维码: what was shown or printed opens nothing any more.

import { ElMessage, ElMessageBox } from 'element-plus'
import { useI18n } from 'vue-i18n'

import { api, ask } from '@/api/client'
import { useSend } from '@/api/send'
import type { PageKind } from '@/api/types'

export function useRevoke(isolation: () => string) {
  const { t } = useI18n()
  const { run, problem, forget } = useSend((page: PageKind) =>
    ask(api.POST('/api/v1/isolations/{id}/page/revoke', { params: { path: { id: isolation() } }, body: { page } })),
  )

  /** Asks, and takes the code back; true if it opens nothing now, which it also does where there was none. */
  async function revoke(page: PageKind): Promise<boolean> {
    const title = t(page === 'person' ? 'notice.revokePerson' : 'notice.revokeDoor')
    const sure = await ElMessageBox.confirm(t('notice.revokeAsk'), title, {
      confirmButtonText: t('notice.revoke'),
      cancelButtonText: t('common.cancel'),
      type: 'warning',
    }).catch(() => false)
    if (!sure) return false
    if (await run(page)) {
      ElMessage.success(t('notice.revoked'))
      return true
    }
    if (problem.value?.status !== 404) return false
    forget()
    ElMessage.info(t('notice.revokedNone'))
    return true
  }
  return { revoke, problem }
}
