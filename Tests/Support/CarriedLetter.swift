package import Storage

extension Outbox {
  /// What a scheduler says of a letter it has carried, or could not.
  package static func finish(_ id: Int64, sent: Bool, in tx: Transaction) throws {
    let claims = [try claimMail(limit: 1000, in: tx), try claimBatch(limit: 1000, in: tx)?.claimed].compactMap { $0 }
    for claimed in claims {
      let letters = claimed.letters.map(\.id)
      if letters.contains(id) {
        if sent {
          try markSent(id, by: claimed.claim, in: tx)
        } else {
          try markFailed(id, by: claimed.claim, in: tx)
        }
      }
      try release(claimed.claim, of: letters, in: tx)
    }
  }
}
