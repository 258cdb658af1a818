// Number plates as they are typed at a car. The server reads them in full; this only says when one may be complete.

/** What plates of the city begin with. */
export const HERE = '吉E'

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新'
const CIVIL = new RegExp(`^[${PROVINCES}][A-HJ-NP-Z](?:[A-HJ-NP-Z0-9]{5,6}|[A-HJ-NP-Z0-9]{4}[警学挂领港澳试超])$`)
/** Armed police and the army: read loosely here too. */
const FORCES = /^(?:WJ.{5,7}|[军海空北沈兰济南广成V][A-Z][A-Z0-9]{4,6})$/

/** Capitals, without blanks, dots and dashes. */
export function tidy(text: string): string {
  return text.toUpperCase().replace(/[\s.·•・\-—]/g, '')
}

/** Whether it may be a whole plate. */
export function isPlate(text: string): boolean {
  const plate = tidy(text)
  return CIVIL.test(plate) || FORCES.test(plate)
}
