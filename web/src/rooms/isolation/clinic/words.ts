// The fixed words of the medical side, in the order pages offer them.

import type { ClinicalResult, Finding, ResultKind, SampleKind, TracePurpose, Verdict } from '@/api/types'

export const VERDICTS: readonly Verdict[] = ['confirmed', 'watch', 'ruled_out']
export const KINDS: readonly ResultKind[] = ['excluded', 'suspected', 'confirmed', 'recovered']
export const SAMPLE_KINDS: readonly SampleKind[] = ['throat', 'nasal', 'blood', 'other']
export const SAMPLE_STATES = ['collected', 'received', 'done'] as const
export const FINDINGS: readonly Finding[] = ['negative', 'positive', 'unclear']
export const PURPOSES: readonly TracePurpose[] = ['trace', 'notify', 'verify']

const AFTER: Record<ResultKind, readonly ResultKind[]> = {
  excluded: ['excluded', 'suspected', 'confirmed'],
  suspected: ['excluded', 'confirmed'],
  confirmed: ['recovered'],
  recovered: ['suspected', 'confirmed'],
}

/** Which results may follow those before. Whether the person is where they must be, the server says. */
export function mayFollow(results: readonly Pick<ClinicalResult, 'kind'>[]): readonly ResultKind[] {
  const last = results.at(-1)
  return AFTER[last ? last.kind : 'excluded']
}
