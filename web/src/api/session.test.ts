import { beforeEach, describe, expect, it, vi } from 'vitest'

// The house, which answers when a story says so.
const asked: { path: string; answer: (status: number, body: unknown) => void }[] = []
vi.stubGlobal('fetch', ({ url }: Request) => {
  const { pathname } = new URL(url)
  return new Promise<Response>((tell) => {
    const answer = (status: number, body: unknown) => tell(new Response(JSON.stringify(body), { status }))
    asked.push({ path: pathname.replace('/api/v1', ''), answer })
  })
})

const { api, ask, onBarred } = await import('./client')
const { currentMe, forgetMe, loadMe, signIn } = await import('./session')

const me = (ends_at: string) => ({ account_id: 'mei', now: '2020-02-10T01:00:00Z', ends_at })
const over = { code: 'not_signed_in', status: 401 }
const barred = vi.fn()
onBarred(barred)

/** What was asked last. */
async function last(path: string) {
  await vi.waitFor(() => expect(asked.at(-1)?.path).toBe(path))
  return asked.at(-1) as (typeof asked)[number]
}
async function signsIn(ends_at: string) {
  const signing = signIn('mei', 'a password')
  ;(await last('/session')).answer(200, me(ends_at))
  await signing
}

beforeEach(async () => {
  forgetMe()
  barred.mockReset()
  await signsIn('2020-02-10T12:00:00Z')
})

describe('that nobody is signed in', () => {
  it('bars whoever hears it of the session they are in', async () => {
    const call = ask(api.GET('/api/v1/inbox'))
    ;(await last('/inbox')).answer(401, over)
    await expect(call).rejects.toMatchObject({ code: 'not_signed_in' })
    expect(barred).toHaveBeenCalledWith('not_signed_in')
    const loading = loadMe()
    ;(await last('/me')).answer(401, over)
    expect(await loading).toBeNull()
    expect(currentMe()).toBeNull()
  })

  it('says nothing of a session that began after it was asked', async () => {
    const call = ask(api.GET('/api/v1/inbox'))
    const late = await last('/inbox')
    const loading = loadMe()
    const lateToo = await last('/me')
    await signsIn('2020-02-10T20:00:00Z')
    late.answer(401, over)
    lateToo.answer(401, over)
    await expect(call).rejects.toMatchObject({ code: 'not_signed_in' })
    expect(barred).not.toHaveBeenCalled()
    expect((await loading)?.ends_at).toBe('2020-02-10T20:00:00Z')
    expect(currentMe()?.account_id).toBe('mei')
  })
})
