// Number plates as the house reads them: crates/codes/src/plate.rs. The tests of both read plates.json.

/** What plates of the city begin with. */
export const HERE = '吉E'

const PROVINCE = '[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新]'
// O stood on plates of the police.
const OFFICE = '[A-HJ-Z]'
const SIGN = '[A-HJ-NP-Z0-9]'
const FORMS = [
  `${PROVINCE}${OFFICE}(${SIGN}{5}|${SIGN}{4,5}[警学挂领港澳试超])`,
  // New energy: small cars carry the letter first, large ones last.
  `${PROVINCE}${OFFICE}([A-HJK]${SIGN}[0-9]{4}|[0-9]{5}[A-HJK])`,
  // Armed police, and the forces before and after 2013.
  `WJ${PROVINCE}?${SIGN}{4,7}`,
  '[军海空北沈兰济南广成A-Z][A-Z][0-9]{5}',
]
const PLATE = new RegExp(`^(${FORMS.join('|')})$`)
/** With so many signs it is one, or will never be. */
const WHOLE = 7

/** Capitals of plain width, without blanks, dots and dashes. */
export function tidy(text: string): string {
  const signs = text.normalize('NFKC').toUpperCase()
  return signs.replace(/[\s·•・.\-—_∙‧'\u200b-\u200f\u202a-\u202e\u2060]/g, '')
}

export const isPlate = (text: string) => PLATE.test(tidy(text))

/** Whether no more signs make a plate of it. */
export const isWrong = (text: string) => tidy(text).length >= WHOLE && !isPlate(text)
