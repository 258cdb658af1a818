// The languages of each face, fetched when needed.
import type { Loader } from '@/i18n'

export const deskTexts: Loader = {
  zh: async () => (await import('@/i18n/zh/desk')).default,
  en: async () => (await import('@/i18n/en/desk')).default,
}

export const publicTexts: Loader = {
  zh: async () => (await import('@/i18n/zh/public')).default,
  en: async () => (await import('@/i18n/en/public')).default,
}

export const fieldTexts: Loader = {
  zh: async () => (await import('@/i18n/zh/field')).default,
  en: async () => (await import('@/i18n/en/field')).default,
}

export const laterFieldTexts: Loader = {
  zh: async () => (await import('@/i18n/zh/fieldLater')).default,
  en: async () => (await import('@/i18n/en/fieldLater')).default,
}
