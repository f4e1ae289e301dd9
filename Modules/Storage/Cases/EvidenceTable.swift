package import Domain

/// Of the files of evidence that were made of a case we keep digest and signature, and nothing else.
package enum EvidenceTable {
  package static func keep(digest: String, signature: String, of caseID: Int64, in tx: Transaction) throws {
    try tx.run(
      """
      INSERT INTO case_evidence (case_id, sequence, made_at, digest, signature)
      VALUES (\(caseID), (SELECT COUNT(*) + 1 FROM case_evidence WHERE case_id = \(caseID)), \(tx.now), \(digest),
        \(signature))
      """)
  }

  package static func digests(of caseID: Int64, in tx: Transaction) throws -> [(digest: String, at: Instant)] {
    try tx.run("SELECT digest, made_at FROM case_evidence WHERE case_id = \(caseID) ORDER BY sequence")
      .map { (try $0.text("digest"), try $0.instant("made_at")) }
  }
}
