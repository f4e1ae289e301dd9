package import Domain

/// How several schedulers share the letters: whoever wants to carry some claims them first, for a minute,
/// in a short transaction, and carries them outside of it. A letter under a claim is due to nobody
/// else before that minute is over; its claim is asked for again with everything that is said of it.
extension Outbox {
  /// The right to carry some letters; proof only as long as the rows say so.
  package struct Claim: Hashable, Sendable {
    let token: Int64
  }

  package struct Claimed: Sendable {
    package let claim: Claim
    package let letters: [Waiting]
    /// By the clock, until when nobody else takes them.
    package let until: Instant
  }

  /// Letters for the printer, and the name under which they go: for good, whoever finishes the batch.
  package struct ClaimedBatch: Sendable {
    package let name: String
    package let claimed: Claimed
  }

  /// So soon do the letters of a scheduler that was killed go out all the same. Whoever needs longer
  /// renews.
  package static let claimSeconds = 60

  /// Takes up to so many of the mails that are due.
  package static func claimMail(limit: Int, in tx: Transaction) throws -> Claimed {
    try claim(
      "route = 'email' AND next_attempt_at <= \(tx.now) ORDER BY next_attempt_at, letter_id LIMIT \(limit)"
        + tx.connection.dialect.claim, in: tx)
  }

  /// Takes a batch for the printer: one that was begun and is finished by nobody, exactly as it was put
  /// together, or else a new one of the letters that are due. Nil where there is none.
  package static func claimBatch(limit: Int, in tx: Transaction) throws -> ClaimedBatch? {
    let due: Query = "route = 'print' AND next_attempt_at <= \(tx.now)"
    let begun = try tx.first(
      "SELECT batch FROM letter WHERE state = 'waiting' AND batch IS NOT NULL AND \(due) ORDER BY batch LIMIT 1"
    )?.text("batch")
    let claimed: Claimed
    if let begun {
      // Whole or not at all: whoever is at it too is waited for.
      claimed = try claim(
        "\(due) AND batch = \(begun) ORDER BY letter_id" + tx.connection.dialect.forUpdate, in: tx)
    } else {
      claimed = try claim(
        "\(due) AND batch IS NULL ORDER BY next_attempt_at, letter_id LIMIT \(limit)" + tx.connection.dialect.claim,
        in: tx)
    }
    guard !claimed.letters.isEmpty else { return nil }
    let name = begun ?? "\(tx.today)-\(UInt64(tx.newID()))"
    try tx.run("UPDATE letter SET batch = \(name) WHERE letter_id IN (\(list: claimed.letters.map(\.id)))")
    return ClaimedBatch(name: name, claimed: claimed)
  }

  /// Keeps letters that take long for another minute; throws where one of them is another's by now.
  package static func renew(_ claim: Claim, of letters: [Int64], in tx: Transaction) throws -> Instant {
    let until = tx.now.adding(seconds: claimSeconds)
    try tx.run("UPDATE letter SET next_attempt_at = \(until) WHERE " + held(letters, by: claim))
    guard tx.changes == letters.count else { throw ClaimLost() }
    return until
  }

  /// Gives back what will not be carried now.
  package static func release(_ claim: Claim, of letters: [Int64], in tx: Transaction) throws {
    try tx.run("UPDATE letter SET next_attempt_at = \(tx.now), claim = NULL WHERE " + held(letters, by: claim))
  }

  /// Carried: the text is of no more use to anyone here, and its key goes. That it was sent is remembered from today,
  /// however long it waited.
  package static func markSent(_ id: Int64, by claim: Claim, in tx: Transaction) throws {
    try mark(
      id, by: claim,
      "state = 'sent', sealed = NULL, sent_at = \(tx.now), recorded_day = \(tx.today), attempts = attempts + 1", in: tx)
    try tx.orderDestruction(of: .key(KeyName(id, .letter)))
  }

  /// Not carried this time: tried again later and later, until the last attempt.
  package static func postpone(_ id: Int64, attempts: Int, by claim: Claim, in tx: Transaction) throws {
    let minutes = min(24 * 60, 1 << min(attempts, 10))
    let next = tx.now.adding(minutes: minutes)
    try mark(id, by: claim, "attempts = attempts + 1, next_attempt_at = \(next), claim = NULL", in: tx)
  }

  /// Refused for good by the other side: remembered longer than a letter that arrived (R20).
  package static func markFailed(_ id: Int64, by claim: Claim, in tx: Transaction) throws {
    try mark(
      id, by: claim, "state = 'failed', sealed = NULL, attempts = attempts + 1, failed_day = \(tx.today)", in: tx)
    try tx.orderDestruction(of: .key(KeyName(id, .letter)))
  }

  // MARK: - Inside

  private static func claim(_ which: Query, in tx: Transaction) throws -> Claimed {
    let claim = Claim(token: tx.newID())
    let until = tx.now.adding(seconds: claimSeconds)
    let letters = try waiting("state = 'waiting' AND " + which, in: tx)
    if !letters.isEmpty {
      try tx.run(
        """
        UPDATE letter SET claim = \(claim.token), next_attempt_at = \(until)
        WHERE letter_id IN (\(list: letters.map(\.id)))
        """)
    }
    return Claimed(claim: claim, letters: letters, until: until)
  }

  private static func mark(_ id: Int64, by claim: Claim, _ change: Query, in tx: Transaction) throws {
    try tx.run("UPDATE letter SET \(change) WHERE " + held([id], by: claim))
    guard tx.changes == 1 else { throw ClaimLost() }
  }

  private static func held(_ letters: [Int64], by claim: Claim) -> Query {
    "letter_id IN (\(list: letters)) AND claim = \(claim.token) AND state = 'waiting'"
  }
}

/// Another scheduler has taken the letter over, or it is done with: nothing of this transaction is kept.
package struct ClaimLost: Error, Hashable, CustomStringConvertible {
  package var description: String { "the letter has been taken over by another scheduler; nothing was changed" }
}
