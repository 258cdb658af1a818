// The acts that the pages about sessions and tokens ask about. Apart from the others, for phones need none of them.

export const ACCESS = {
  listSessions: 'account.list_sessions',
  endSession: 'account.end_session',
  endSessions: 'account.end_sessions',
  resetTotp: 'account.reset_totp',
  listTokens: 'account.list_tokens',
  makeToken: 'account.make_token',
  makeTokenFor: 'account.make_token_for',
  revokeToken: 'account.revoke_token',
}
