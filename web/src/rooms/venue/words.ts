// What venues are called.

import type { VenueKind } from '@/api/types'

export const KINDS: readonly VenueKind[] = [
  'supermarket',
  'market',
  'pharmacy',
  'restaurant',
  'hotel',
  'entertainment',
  'bath_house',
  'school',
  'factory',
  'station',
  'hospital',
  'other',
]
