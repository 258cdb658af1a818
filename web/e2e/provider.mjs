// A real provider of OpenID Connect for the stories: `node provider.mjs ID SECRET REDIRECT_URI…` prints its address. Whoever signs in
// there is who they say; it knows them by that name. Ends with whoever started it.
import { createServer } from 'node:http'
import { randomBytes } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import Provider from 'oidc-provider'

/** Starts it; gives its address and the way to stop it. */
export async function startProvider(client_id, client_secret, redirect_uris) {
  const server = createServer()
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id, client_secret, redirect_uris }],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    pkce: { required: () => true },
    ttl: { Session: 600, Interaction: 600, Grant: 600, IdToken: 300, AccessToken: 300, AuthorizationCode: 60 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    // Nobody is asked whether the house may know who they are: it is the city's own.
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  server.on('request', provider.callback())
  return { issuer, stop: () => server.close() }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [id, secret, ...back] = process.argv.slice(2)
  const { issuer } = await startProvider(id, secret, back)
  console.log(issuer)
  process.stdin.on('end', () => process.exit()).resume()
}
