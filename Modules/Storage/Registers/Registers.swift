package import Domain

/// The two lists that everybody who writes by post has to look people up in (Code Postfilter, §2.9): who has died, for
/// everybody, and who wants no unasked mail, for who is no customer. Kept as keyed digests of surname and house: nobody
/// can read from them who is in one.
package enum Registers {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case deceased, postfilter
  }

  package enum State: Hashable, Sendable {
    case fresh(dated: Day)
    /// Older than it may be: it says nothing of who was entered since.
    case stale(dated: Day)
    case absent

    package var isFresh: Bool { if case .fresh = self { true } else { false } }
  }

  /// Six weeks: what their makers take to renew them.
  package static let mostDaysOld = 42

  package static func state(of kind: Kind, on day: Day, in tx: Transaction) throws -> State {
    guard let row = try tx.first("SELECT dated_day FROM register_file WHERE kind = \(kind.rawValue)") else {
      return .absent
    }
    let dated = try row.day("dated_day")
    return day.number - dated.number <= mostDaysOld ? .fresh(dated: dated) : .stale(dated: dated)
  }

  /// In which of them somebody of that name at that house stands. `house` as `PostalAddress.house` writes it.
  package static func screen(surname: String, house: String, in tx: Transaction) throws -> Set<Kind> {
    let digests = tx.store.keys.ring(.suppression).map { digest(surname, house, $0) }
    let rows = try tx.run("SELECT DISTINCT kind FROM register_entry WHERE digest IN (\(list: digests))")
    return Set(try rows.map { try $0.value("kind", as: Kind.self) })
  }

  /// One entry of a register file.
  package struct Entry: Hashable, Sendable {
    package let surname: String
    package let house: String

    package init(surname: String, house: String) {
      self.surname = surname
      self.house = house
    }
  }

  /// What has become too old says nothing any more, and is of strangers: its entries go, and that there was one stays.
  @discardableResult
  package static func forgetStale(in tx: Transaction) throws -> Int {
    var gone = 0
    for kind in Kind.allCases {
      guard case .stale = try state(of: kind, on: tx.today, in: tx) else { continue }
      try tx.run("DELETE FROM register_entry WHERE kind = \(kind.rawValue)")
      gone += tx.changes
    }
    return gone
  }

  /// The whole takes the place of the whole before it: who was taken out of a register is in it no more.
  package static func replace(_ kind: Kind, dated: Day, with entries: [Entry], in tx: Transaction) throws {
    guard dated <= tx.today else { throw RegisterRefused.inTheFuture(dated) }
    guard tx.today.number - dated.number <= mostDaysOld else { throw RegisterRefused.tooOld(dated) }
    if let row = try tx.first("SELECT dated_day FROM register_file WHERE kind = \(kind.rawValue)") {
      let held = try row.day("dated_day")
      guard held <= dated else { throw RegisterRefused.olderThan(held) }
    }
    try tx.run("DELETE FROM register_entry WHERE kind = \(kind.rawValue)")
    try tx.run("DELETE FROM register_file WHERE kind = \(kind.rawValue)")
    let key = tx.store.keys[.suppression]
    let digests = Set(entries.map { digest($0.surname, $0.house, key) })
    try tx.insert(
      into: "register_entry", ["kind", "digest"],
      digests.sorted { $0.lexicographicallyPrecedes($1) }.map {
        [kind.rawValue.bound, $0.bound]
      })
    try tx.run(
      """
      INSERT INTO register_file (kind, dated_day, read_at, entries)
      VALUES (\(kind.rawValue), \(dated), \(tx.now), \(digests.count))
      """)
    try AuditLog.append(
      AuditEntry(
        .registerRead, by: .operator, detail: ["register": kind.rawValue, "dated": dated.description]), in: tx)
  }

  private static func digest(_ surname: String, _ house: String, _ key: InstitutionKeys.Key) -> [UInt8] {
    Digest.keyed(["register", Identifier.fold(surname), Identifier.fold(house)], with: key.secret)
  }
}

package enum RegisterRefused: Error, Hashable, CustomStringConvertible {
  case inTheFuture(Day)
  case tooOld(Day)
  case olderThan(Day)

  package var description: String {
    switch self {
    case .inTheFuture(let day): "The register is dated \(day), which has not come: give its day with --dated."
    case .tooOld(let day):
      "The register is of \(day), and may be \(Registers.mostDaysOld) days old: fetch the newest one. Nothing was changed."
    case .olderThan(let day): "The register on file is of \(day), which is newer. Nothing was changed."
    }
  }
}
