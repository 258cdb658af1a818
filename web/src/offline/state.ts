// What the shell shows of the phone's own store. Light: it comes with the first load; what works behind it comes later.

import { computed, ref, shallowRef } from 'vue'

import type { Entry } from './queue'

/** Set in the session of a browser whose phone was shut out. */
export const REVOKED = 'wangge.revoked'

/** What was entered and the house has not taken yet, oldest first. */
export const entries = shallowRef<Entry[]>([])
export const waiting = computed(() => entries.value.filter((entry) => entry.state === 'waiting').length)
/** What somebody must see to. */
export const failed = computed(() => entries.value.filter((entry) => entry.refusal).length)

/** The tasks that are done with something that waits. */
export const tasksWaiting = computed(
  () => new Set(entries.value.flatMap(({ about, state }) => (about.task && state === 'waiting' ? [about.task] : []))),
)

/** When the house last took something or told something. */
export const lastSuccess = ref<number>()
/** Why the last try came to nothing. */
export const lastFailure = ref<string>()
export const sending = ref(false)
/** Set while pages are answered from what is carried: as of when that is. */
export const asOf = ref<number>()
/** `large_scope`, where the house says so. */
export const warning = ref<string>()
/** Grows whenever the house took something that had waited: pages fetch anew. */
export const taken = ref(0)
