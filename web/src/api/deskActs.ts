// Acts that are done at a desk only. Apart from the others, for phones need none of them.

export const AT_DESK = {
  askApproval: 'approval.ask_approval',
  listApprovals: 'approval.list_approvals',
  showApproval: 'approval.show_approval',
  decideApproval: 'approval.decide_approval',
  forget: 'retention.forget',
  listDeletions: 'retention.list_deletions',
  checkChain: 'audit.check_chain',
  listChainChecks: 'audit.list_chain_checks',
  exportEvidence: 'audit.export_evidence',
  readEvidenceKey: 'audit.read_evidence_key',
  exportLooks: 'audit.export_looks',
  listLinks: 'account.list_links',
  linkAccount: 'account.link_account',
  unlinkAccount: 'account.unlink_account',
  listKeys: 'key.list_keys',
  rotateKey: 'key.rotate_key',
} as const
