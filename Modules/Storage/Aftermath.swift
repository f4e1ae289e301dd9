/// What a committed transaction still owes outside the main database. Each part is redone at start
/// if a crash came between.
package struct Aftermath: Sendable {
  package var notedInLedger = false
  /// The orders of keys and links to be destroyed.
  package var destructions: [Int64] = []
  /// Rows went, so the WAL still holds pages on which they stood.
  package var erasedRows = false

  package init() {}
}

extension Store {
  /// Pays what a commit owes: the ledger's copies before the keys' destruction, so that no key is
  /// ever gone for a reason nobody can find. The orders of others are theirs: their copies may still be owed.
  func settle(_ owed: Aftermath) throws {
    if owed.notedInLedger {
      try copyLedger()
    }
    let destroyed = try owed.destructions.isEmpty ? 0 : carryOut(orders: owed.destructions)
    if destroyed > 0 {
      try keyring.settle()
    }
    if destroyed > 0 || owed.erasedRows {
      _ = try engine.settle()
    }
  }
}
