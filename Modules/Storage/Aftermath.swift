/// What a committed transaction still owes outside the main database. Each part is redone at start
/// if a crash came between.
package struct Aftermath: Sendable {
  package var notedInLedger = false
  package var orderedDestruction = false
  /// Rows went, so the WAL still holds pages on which they stood.
  package var erasedRows = false

  package init() {}
}

extension Store {
  /// Pays what a commit owes: the ledger's copies before the keys' destruction, so that no key is
  /// ever gone for a reason nobody can find. A destruction carries out orders of others too, whose copies
  /// may still be owed.
  func settle(_ owed: Aftermath) throws {
    if owed.notedInLedger || owed.orderedDestruction {
      try copyLedger()
    }
    if owed.orderedDestruction {
      try destroyOrderedKeys()
    }
    if owed.erasedRows {
      _ = try engine.settle()
    }
  }
}
