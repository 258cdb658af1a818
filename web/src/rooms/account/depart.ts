// Leaving for a provider: the server gives the address, the browser goes there and comes back to `/sign-in/back`.

import { ask } from '@/api/client'

export async function depart(asked: Parameters<typeof ask<{ address: string }>>[0]): Promise<void> {
  const { address } = await ask(asked)
  window.location.assign(address)
  // The page is on its way out; nobody presses a second time.
  await new Promise(() => undefined)
}
