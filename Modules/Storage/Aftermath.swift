import Domain

/// What a committed transaction still owes outside the main database. Each part is redone at start
/// if a crash came between.
package struct Aftermath: Sendable {
  package var notedInLedger = false
  /// The orders of keys and links to be destroyed.
  package var destructions: [Int64] = []
  /// Rows went, so the WAL still holds pages on which they stood.
  package var erasedRows = false
  /// Cases that stopped something, and cases that erased: how long they took is measured.
  var stopped: [Int64] = []
  var erased: [Int64] = []

  package init() {}

  mutating func add(_ later: Aftermath) {
    notedInLedger = notedInLedger || later.notedInLedger
    destructions += later.destructions
    erasedRows = erasedRows || later.erasedRows
    stopped += later.stopped
    erased += later.erased
  }
}

extension Store {
  /// Pays what a commit owes: the ledger's copies before the keys' destruction, so that no key is
  /// ever gone for a reason nobody can find. The orders of others are theirs: their copies may still be owed.
  ///
  /// Where somebody reads the journal meanwhile it cannot be emptied now: `finishErasures` does it.
  func settle(_ owed: Aftermath) throws {
    let stoppedAt = clock.now
    if owed.notedInLedger {
      try copyLedger()
    }
    let destroyed = try owed.destructions.isEmpty ? 0 : carryOut(orders: owed.destructions)
    let unreadableAt = clock.now
    var isGone = true
    if destroyed > 0 {
      isGone = try keyring.settle()
    }
    if destroyed > 0 || owed.erasedRows {
      isGone = try engine.settle() && isGone
    }
    guard !owed.stopped.isEmpty || !owed.erased.isEmpty else { return }
    let goneAt = isGone ? clock.now : nil
    // The work is done. That it could not be measured is no reason to tell anybody otherwise.
    _ = Result {
      try engine.write { connection in
        try CaseTiming.keep(owed.stopped, stoppedAt: stoppedAt, on: connection)
        try CaseTiming.keep(owed.erased, unreadableAt: unreadableAt, goneAt: goneAt, on: connection)
      }
      if isGone, !owed.erased.isEmpty { _ = try engine.settle() }
    }
  }

  /// Does what an erasure had to leave because somebody was reading: destroys the keys that are still ordered destroyed,
  /// and empties the journals. Returns how many keys it destroyed, and how many cases' last bytes went.
  @discardableResult
  package func finishErasures() throws -> (keys: Int, cases: Int) {
    let began = clock.now
    let keys = try destroyOrderedKeys()
    let unreadableAt = clock.now
    let owed = try engine.read { try CaseTiming.owed(upTo: began, on: $0) }
    var isGone = try engine.settle()
    isGone = try (owed.isEmpty ? keyring.emptyJournal() : keyring.settle()) && isGone
    guard !owed.isEmpty else { return (keys, 0) }
    let goneAt = isGone ? clock.now : nil
    try engine.write { try CaseTiming.keep(owed, unreadableAt: unreadableAt, goneAt: goneAt, on: $0) }
    if isGone { _ = try engine.settle() }
    return (keys, isGone ? owed.count : 0)
  }
}
