// Asks for the password where an act wants that, and then says the act again.

import { api, refusalOf } from './client'
import { confirmed } from './confirmation'
import { UNCONFIRMED } from './problem'

const again = new Map<string, Request>()

export function askAgain(): void {
  api.use({
    onRequest({ request, id }) {
      // A body can be sent only once.
      if (request.method !== 'GET') again.set(id, request.clone())
      return request
    },
    async onResponse({ response, options, id }) {
      const request = again.get(id)
      again.delete(id)
      if (!request || (await refusalOf(response)) !== UNCONFIRMED || !(await confirmed())) return undefined
      // Apart from its options, or the browser refuses to run it.
      const { fetch: send } = options
      return send(request)
    },
    onError({ id }) {
      again.delete(id)
    },
  })
}
