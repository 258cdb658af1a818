import { beforeEach, describe, expect, it, vi } from 'vitest'

// The house, which answers or does not.
const house = vi.fn<(request: Request) => Promise<Response>>()
vi.stubGlobal('fetch', house)

const { api } = await import('./client')
const { forAddress, namesSomebody, typedAs } = await import('./searches')

const answer = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })
const addresses = () => house.mock.calls.map(([request]) => decodeURIComponent(request.url))

beforeEach(() => {
  house.mockReset()
  house.mockImplementation(async (request) =>
    answer(request.url.endsWith('/searches') ? { q: '~AgABsealed' } : { rows: [], next: null }),
  )
})

describe('what stands in an address', () => {
  it.each([
    '220581198001019990',
    '15412345678',
    '154 1234 567',
    '4223456',
    '吉E12345',
    '吉E·8H8J8',
    '吉E·ABCDE',
    '吉OABCDE',
    '吉eabcd警',
    'WJ吉ABCD',
    'WJABCDE',
    'K7388',
    '３号楼２单元',
    '3-2-501',
  ])('is not %s', (text) => expect(namesSomebody(text)).toBe(true))
  it.each(['张三', 'zhangsan', 'wjing', '吉IABCDE', '张 Alice', '百姓A', '0998', '新华-松江-000002', '2020', ''])(
    'may be %s',
    (text) => expect(namesSomebody(text)).toBe(false),
  )

  it('is the sealed word, and the box shows what was typed', async () => {
    expect(await forAddress('15412345678')).toBe('~AgABsealed')
    expect(typedAs('~AgABsealed')).toBe('15412345678')
    expect(typedAs('~fromElsewhere')).toBeUndefined()
    expect(await forAddress('~AgABsealed')).toBe('~AgABsealed')
  })

  it('has no number, whatever a page asks', async () => {
    await api.GET('/api/v1/workers', { params: { query: { q: '15412345999' } }, baseUrl: 'http://house' })
    expect(addresses().some((address) => address.endsWith('/workers?q=~AgABsealed'))).toBe(true)
    expect(addresses().some((address) => address.includes('1541234'))).toBe(false)
  })

  it('has none either while the house does not answer, and waits for it', async () => {
    house.mockRejectedValue(new TypeError('no network'))
    const word = await forAddress('15412345000')
    expect(word).toMatch(/^~/)
    expect(typedAs(word)).toBe('15412345000')
    house.mockImplementation(async (request) => answer(request.url.endsWith('/searches') ? { q: '~later' } : {}))
    await api.GET('/api/v1/workers', { params: { query: { q: word } }, baseUrl: 'http://house' })
    expect(addresses().at(-1)).toBe('http://house/api/v1/workers?q=~later')
  })
})
