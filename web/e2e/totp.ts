// The authenticator in somebody's hand.

import { createHmac } from 'node:crypto'

const STEP = 30_000
const present = () => Math.floor(Date.now() / STEP)

/** The six digits of RFC 6238 for a step. */
function digits(secret: string, step: number): string {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
  const bytes = bits.join('').match(/.{8}/g) ?? []
  const key = Buffer.from(bytes.map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac.readUInt8(19) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}

/** Waits until the digits shown stay for some seconds more: whoever types them at the very end is too late. */
async function calm(): Promise<void> {
  while (Date.now() % STEP > STEP - 8_000) await new Promise((later) => setTimeout(later, 200))
}

const given = new Map<string, number>()

/** The digits shown now. Each is taken once, so those given before are waited out: up to half a minute. */
export async function code(secret: string): Promise<string> {
  while (present() === given.get(secret)) await new Promise((later) => setTimeout(later, 200))
  await calm()
  given.set(secret, present())
  return digits(secret, present())
}

/** The digits shown before those of now. */
export async function lateCode(secret: string): Promise<string> {
  await calm()
  return digits(secret, present() - 1)
}
