// Which colour the state of an approval has.

import type { Tone } from '@/ui/tone'

export const TONES: Record<string, Tone> = {
  open: 'late',
  granted: 'active',
  refused: 'alarm',
  used: 'done',
  over: 'quiet',
}
