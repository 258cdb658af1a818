// Telling a true pass without a network. The layout is that of crates/server/src/rooms/pass/code.rs; vector.json is read by the
// tests of both.

import { base45 } from './base45'

export const PURPOSES = ['shopping', 'medical', 'errand', 'work', 'farming'] as const
export type Purpose = (typeof PURPOSES)[number]

/** What stands in the code of a pass. */
export interface Card {
  id: string
  area: string
  /** `2020-02-10` */
  validFrom: string
  validTo: string
  everyDays: number
  peopleAtOnce: number
  longestMinutes: number
  opens: number
  closes: number
  purposes: Purpose[]
  number: string
}

export type Verified = { card: Card } | { fault: 'unreadable' | 'forged' }

const BEGIN = 'WG1:'
const VERSION = 1
const CONTEXT = 'wangge pass\0'
const HEAD = 37
const TAIL = 64

type Bytes = Uint8Array<ArrayBuffer>

/** What a code says, if this city signed it. `key` is the public key of the city: 64 hexadecimal digits. */
export async function verify(text: string, key: string): Promise<Verified> {
  const code = text.trim()
  const bytes = code.startsWith(BEGIN) ? base45(code.slice(BEGIN.length)) : undefined
  if (!bytes || bytes[0] !== VERSION || bytes.length <= HEAD + TAIL) return { fault: 'unreadable' }
  const body = bytes.slice(0, -TAIL)
  const context = new TextEncoder().encode(CONTEXT)
  const signed = new Uint8Array(context.length + body.length)
  signed.set(context)
  signed.set(body, context.length)
  if (!(await signedBy(unhex(key), bytes.slice(-TAIL), signed))) return { fault: 'forged' }
  return { card: cardOf(body) }
}

/** By the browser where it knows Ed25519, else by a small library that is fetched then. */
async function signedBy(key: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  let known: CryptoKey
  try {
    known = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
  } catch {
    const { verifyAsync } = await import('@noble/ed25519')
    return verifyAsync(signature, message, key, { zip215: false }).catch(() => false)
  }
  return crypto.subtle.verify({ name: 'Ed25519' }, known, signature, message)
}

function unhex(text: string): Bytes {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
}

function cardOf(body: Bytes): Card {
  const view = new DataView(body.buffer, body.byteOffset)
  const hex = [...body.slice(1, 17)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  const bits = view.getUint16(35)
  return {
    id: hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    area: view.getBigUint64(17).toString(),
    validFrom: dayOf(view.getUint16(25)),
    validTo: dayOf(view.getUint16(27)),
    everyDays: view.getUint8(29),
    peopleAtOnce: view.getUint8(30),
    longestMinutes: view.getUint16(31),
    opens: view.getUint8(33),
    closes: view.getUint8(34),
    purposes: PURPOSES.filter((_, n) => bits & (1 << n)),
    number: new TextDecoder().decode(body.slice(HEAD)),
  }
}

/** The day so many days after 1970 began. */
const dayOf = (days: number) => new Date(days * 86_400_000).toISOString().slice(0, 10)
