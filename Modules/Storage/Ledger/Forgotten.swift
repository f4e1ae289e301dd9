import Domain

/// Finds out whether the main database is older than its witnesses: a copy was put back.
extension Store {
  /// The entries the keyring or the mirror hold and the main database does not, in order.
  ///
  /// Refuses where the witnesses disagree with what the database holds, or are themselves behind the
  /// signed checkpoint: then nobody can say what was forgotten.
  package func forgottenEntries() throws -> [LedgerEntry] {
    // The witnesses are asked before the database has the last word: what other programs write meanwhile is in it.
    let published = try keys.published
    let vouched = try witnesses.checkpoints().filter(published.verifies).map(\.checkpoint.ledger)
    let before = try readNow { tx in try Ledger.head(in: tx) }.sequence
    var copies = [try keyring.ledger(after: before, keys)]
    if witnesses.hasMirror { copies.append(try witnesses.mirrored(after: before, keys)) }
    let head = try readNow { tx in try Ledger.head(in: tx) }
    try refuseForeign(head)
    let lost = try LedgerCopy.goingOn(from: head, copies, "This database").after(head.sequence)
    try refuseBroken(lost, after: head)
    try refuseBehind(vouched, newest: lost.last?.sequence ?? head.sequence)
    return lost
  }

  package func restoreLedgerEntry(_ entry: LedgerEntry, in tx: Transaction) throws {
    try Ledger.restore(entry, in: tx)
    tx.aftermath.notedInLedger = true
  }

  /// The same entry must say the same in both databases.
  private func refuseForeign(_ head: LedgerHead) throws {
    guard let copy = try keyring.ledgerEntries(after: head.sequence - 1).first, copy.sequence == head.sequence,
      copy.mac != head.mac
    else { return }
    throw StorageError.unavailable(
      "Ledger entry \(head.sequence) differs between the database and the keyring: they are not of one house, or "
        + "one was changed. Put the two that belong together; nothing was changed.")
  }

  private func refuseBroken(_ lost: [LedgerEntry], after head: LedgerHead) throws {
    guard let broken = Ledger.firstBreak(in: lost, after: head, keys: keys) else { return }
    throw StorageError.unavailable(
      "The ledger's copies do not follow on the database at entry \(broken): this database is not of "
        + "this house, or a ledger was changed. Nothing was changed; do not serve from it.")
  }

  /// Only what this house signed vouches for anything: a forged newer one must not hide an older true one.
  private func refuseBehind(_ vouched: [LedgerHead], newest: Int) throws {
    guard let last = vouched.max(by: { $0.sequence < $1.sequence }), last.sequence > newest else { return }
    throw StorageError.unavailable(
      "A signed checkpoint vouches for ledger entry \(last.sequence), and database, keyring and mirror end at "
        + "\(newest). A copy was put back without the ledger that came after it. Put back the newest keyring or "
        + "the ledger folder, then start again; nothing was changed.")
  }
}

extension LedgerCopy {
  /// Of several copies the one that says most about what came after `head`. Refuses where it came to an end so long ago
  /// that what came next has left all of them (R17): nobody can say what people said in between.
  static func goingOn(from head: LedgerHead, _ copies: [LedgerCopy], _ what: String) throws -> LedgerCopy {
    let going = copies.filter { $0.reachesBack(to: head) }
    guard let best = going.max(by: { $0.newest < $1.newest }) else {
      let begin = copies.map(\.begin.sequence).min() ?? 0
      throw StorageError.unavailable(
        "\(what) ends at ledger entry \(head.sequence), and the ledger begins after entry \(begin): what people said in "
          + "between is known nowhere any more. It is too old to be put back; take a younger copy. Nothing was changed."
      )
    }
    return best
  }
}

extension Keyring {
  package func holds(_ name: KeyName) throws -> Bool { try key(name) != nil }

  package func travelRefs() throws -> Set<Int64> {
    try engine.read { connection in
      Set(try connection.run("SELECT travel_ref FROM travel_link").map { try $0.integer("travel_ref") })
    }
  }
}
