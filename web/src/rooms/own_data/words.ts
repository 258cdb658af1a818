// The fixed words of requests about one's own data.

import type { Tone } from '@/ui/tone'

export const KINDS = ['copy', 'correction', 'deletion', 'explanation'] as const
export const STATES = ['asked', 'answered', 'refused'] as const
export const GROUNDS = ['guardian', 'authorized', 'relative'] as const
export const REFUSALS = ['identity_unproven', 'not_entitled', 'kept_by_law', 'record_right', 'secret_by_law'] as const
export const DOCUMENTS = ['id_card', 'passport', 'hkmt_permit', 'none'] as const

export const TONES: Record<string, Tone> = { asked: 'active', answered: 'done', refused: 'quiet' }
