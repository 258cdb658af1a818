// Asks before something that was typed is left behind.

import { ElMessageBox } from 'element-plus'
import { onBeforeUnmount } from 'vue'
import { useI18n } from 'vue-i18n'
import { onBeforeRouteLeave } from 'vue-router'

import { signedIn } from '@/api/session'

/** `left` runs when nothing needs to stay. */
export function useLeaving(typed: () => boolean, left: () => void = () => undefined): void {
  const { t } = useI18n()
  onBeforeRouteLeave(async () => {
    // A session that ended cannot be argued with; what was typed stays for when it goes on.
    if (!signedIn.value) return true
    const sure =
      !typed() ||
      (await ElMessageBox.confirm(t('common.leaveAsk'), t('common.leave'), {
        confirmButtonText: t('common.leave'),
        cancelButtonText: t('common.stay'),
        type: 'warning',
      }).catch(() => false))
    if (sure) left()
    return Boolean(sure)
  })

  const closing = (event: BeforeUnloadEvent) => typed() && event.preventDefault()
  window.addEventListener('beforeunload', closing)
  onBeforeUnmount(() => window.removeEventListener('beforeunload', closing))
}
