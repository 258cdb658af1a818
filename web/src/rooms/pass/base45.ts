// Base45 (RFC 9285): what a QR code holds most tightly.

const SIGNS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** The bytes of a text; undefined where it is none of this kind. */
export function base45(text: string): Uint8Array<ArrayBuffer> | undefined {
  const signs = [...text].map((sign) => SIGNS.indexOf(sign))
  if (signs.includes(-1) || signs.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let at = 0; at < signs.length; at += 3) {
    const part = signs.slice(at, at + 3)
    const n = part.reduceRight((sum, sign) => sum * 45 + sign, 0)
    if (n > (part.length === 3 ? 0xffff : 0xff)) return undefined
    if (part.length === 3) bytes.push(n >> 8)
    bytes.push(n & 0xff)
  }
  return Uint8Array.from(bytes)
}
