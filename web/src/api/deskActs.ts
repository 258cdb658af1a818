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
  listDataRequests: 'own_data.list_data_requests',
  fileDataRequest: 'own_data.file_data_request',
  checkIdentity: 'own_data.check_identity',
  correctRecord: 'own_data.correct_record',
  handOutCopy: 'own_data.hand_out_copy',
  answerDataRequest: 'own_data.answer_data_request',
  refuseDataRequest: 'own_data.refuse_data_request',
  listKeys: 'key.list_keys',
  rotateKey: 'key.rotate_key',
} as const
