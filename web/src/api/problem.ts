// A refusal of the server (RFC 9457), or the lack of any answer. `code` is stable and is what gets translated.

/** The act wants the password again. */
export const UNCONFIRMED = 'confirmation_needed'

export class Problem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly field?: string,
    readonly detail?: string,
    readonly traceId?: string,
    /** The row as it is now, when somebody else changed it first. */
    readonly current?: unknown,
    /** Seconds after which it makes sense to try again. */
    readonly retryAfter?: number,
  ) {
    super(code)
    this.name = 'Problem'
  }

  /** Nothing came back: the same request may be said again without harm. */
  get offline(): boolean {
    return this.code === 'network'
  }
}

/** Reads a problem document; anything else becomes `unexpected_answer`. */
export function problemOf(body: unknown, status: number, retryAfter?: number): Problem {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  if (typeof body === 'object' && body !== null && 'code' in body) {
    const { code, field, detail, trace_id, current } = body as Record<string, unknown>
    const known = text(code) ?? 'unexpected_answer'
    return new Problem(known, status, text(field), text(detail), text(trace_id), current, retryAfter)
  }
  return new Problem('unexpected_answer', status)
}

/** Turns whatever was thrown into a problem. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  // fetch throws a TypeError when no answer came.
  if (thrown instanceof TypeError || (thrown instanceof DOMException && thrown.name === 'AbortError')) {
    return new Problem('network', 0)
  }
  // A defect of this program: it must be seen in the console.
  console.error(thrown)
  return new Problem('program', 0)
}
