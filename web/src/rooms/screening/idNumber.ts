// The resident's ID number (GB 11643-1999): what it says, and whether it was mistyped. The server checks again.

export type IdProblem = 'id_length' | 'id_characters' | 'id_birth_date' | 'id_check_digit'

export interface IdNumber {
  number: string
  sex: 'male' | 'female'
  /** `1978-03-02` */
  birth: string
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECK = '10X98765432'

/** Full-width digits, blanks and a small x become what is meant. */
export function tidy(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s·-]/g, '')
    .toUpperCase()
}

export function parseIdNumber(text: string): IdNumber | IdProblem {
  const number = tidy(text)
  if (number.length !== 18) return 'id_length'
  if (!/^\d{17}[\dX]$/.test(number)) return 'id_characters'
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
  if (!isDay(birth) || birth < '1880') return 'id_birth_date'
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(number[at]), 0)
  if (CHECK[sum % 11] !== number[17]) return 'id_check_digit'
  return { number, sex: Number(number[16]) % 2 ? 'male' : 'female', birth }
}

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}
