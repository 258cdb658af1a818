// The one way to the server. Types come from the OpenAPI document; refusals come out as Problem.

import createClient from 'openapi-fetch'

import { asProblem, problemOf } from './problem'
import type { paths } from './schema'

export const api = createClient<paths>()

interface Answer<Data> {
  data?: Data
  error?: unknown
  response: Response
}

/** What bars somebody from every page but one. */
const BARS = ['not_signed_in', 'password_change_required', 'second_factor_required']

type Listener = (code: string) => void
let barred: Listener = () => undefined

/** Called when the server no longer lets this person in. */
export function onBarred(listener: Listener): void {
  barred = listener
}

let session: string | undefined

/** The session that this page is in, told by the moment at which it ends: refusals of one before it do not count any more. */
export const sessionNow = () => session
export function enterSession(endsAt: string): void {
  session = endsAt
}

/** The code of a 401 or 403, which somebody else still reads. */
export async function refusalOf(response: Response): Promise<string | undefined> {
  if (response.status !== 401 && response.status !== 403) return undefined
  const said = response.clone().json() as Promise<{ code?: string }>
  return (await said.catch(() => undefined))?.code
}

/** Waits for an answer and gives its body, or throws a Problem. */
export async function ask<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const asked = session
  let answer: Answer<Data>
  try {
    answer = await call
  } catch (thrown) {
    throw asProblem(thrown)
  }
  if (answer.response.ok) return answer.data as Data
  const wait = Number(answer.response.headers.get('Retry-After')) || undefined
  const problem = problemOf(answer.error, answer.response.status, wait)
  if (BARS.includes(problem.code) && asked === session) barred(problem.code)
  throw problem
}
