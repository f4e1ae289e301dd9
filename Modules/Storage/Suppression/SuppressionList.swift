package import Domain

/// What must never be written to again: a keyed digest, a way of sending, a scope and a day, and
/// nothing else (A6). It outlives the person's erasure, a restored backup and a re-import.
package enum SuppressionList {
  /// What a suppression is about. A postal address only together with the name: the next people
  /// to live there asked for nothing.
  package enum Target: Hashable, Sendable {
    case email(EmailAddress)
    case phone(PhoneNumber)
    /// `house` as `PostalAddress.house` writes it: postcode and number.
    case household(surname: String, house: String)

    var kind: String {
      switch self {
      case .email: "email"
      case .phone: "phone"
      case .household: "address"
      }
    }

    var parts: [String] {
      switch self {
      case .email(let email): [email.text]
      case .phone(let phone): [phone.e164]
      case .household(let surname, let house): [Identifier.fold(surname), Identifier.fold(house)]
      }
    }

    /// The way of sending that this reaches a person by.
    package var channel: Channel {
      switch self {
      case .email: .email
      case .phone: .telephone
      case .household: .post
      }
    }
  }

  package static func digest(_ target: Target, _ keys: InstitutionKeys) -> [UInt8] {
    Digest.keyed(["suppression", target.kind] + target.parts, with: keys[.suppression].secret)
  }

  /// Under every key the list was ever written with: that key is only added to, and what an older one
  /// suppressed stays suppressed.
  static func digests(_ target: Target, _ keys: InstitutionKeys) -> [[UInt8]] {
    keys.ring(.suppression).map { Digest.keyed(["suppression", target.kind] + target.parts, with: $0.secret) }
  }

  /// Suppresses `target` for every lane that `scope` reaches. Noted in the ledger; doing it twice is
  /// doing it once. Returns how many lanes were newly closed.
  ///
  /// `lifts`: lanes the person has opened again; what is open stays open, a later stop closes it anew.
  @discardableResult
  package static func suppress(
    _ target: Target, scope: Scope, source: String, except lifts: [Lift] = [], in tx: Transaction
  ) throws -> Int {
    let digest = digest(target, tx.store.keys)
    var closed = 0
    for lane in lanes(target, scope: scope) {
      if lifts.contains(where: { $0.channel == lane.channel && $0.brand == lane.brand }) { continue }
      let row = Row(kind: target.kind, digest: digest, channel: lane.channel, brand: lane.brand, scope: scope)
      if try insert(row, at: tx.now, source: source, in: tx) {
        closed += 1
        try Ledger.note(.suppressed, of: nil, row.body.merging(["source": source]) { $1 }, in: tx)
      } else if !passing.contains(source) {
        try settle(row, source: source, in: tx)
      }
    }
    return closed
  }

  /// The lanes to `target` that a stop of this scope closes. Only what closes a whole way of sending
  /// says anything about an address.
  package static func lanes(_ target: Target, scope: Scope) -> [Lane] {
    guard scope.closesLanes else { return [] }
    return Brand.allCases.map { Lane(target.channel, $0) }.filter(scope.covers)
  }

  /// Whether a message by `lane` to `target` is refused, and by which scopes.
  package static func scopes(_ target: Target, _ lane: Lane, in tx: Transaction) throws -> [Scope] {
    try tx.run(
      """
      SELECT DISTINCT scope FROM suppression
      WHERE kind = \(target.kind) AND digest IN (\(list: digests(target, tx.store.keys)))
        AND channel = \(lane.channel.rawValue) AND brand = \(lane.brand.rawValue)
      ORDER BY scope
      """
    ).map { try $0.value("scope") }
  }

  /// Opens one lane again, on the person's own new request and nothing else.
  package static func lift(_ target: Target, _ lane: Lane, in tx: Transaction) throws {
    for scope in try scopes(target, lane, in: tx) {
      for digest in digests(target, tx.store.keys) {
        let row = Row(kind: target.kind, digest: digest, channel: lane.channel, brand: lane.brand, scope: scope)
        guard try delete(row, in: tx) else { continue }
        try Ledger.note(.unsuppressed, of: nil, row.body, in: tx)
      }
    }
  }

  // MARK: - Rows, as the ledger re-applies them

  struct Row {
    let kind: String
    let digest: [UInt8]
    let channel: Channel
    let brand: Brand
    let scope: Scope

    var body: [String: String] {
      [
        "kind": kind, "digest": digest.hex, "channel": channel.rawValue, "brand": brand.rawValue,
        "scope": scope.rawValue,
      ]
    }
  }

  static func insert(_ row: Row, at: Instant, source: String, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      INSERT INTO suppression (kind, digest, channel, brand, scope, since_at, source)
      VALUES (\(row.kind), \(row.digest), \(row.channel.rawValue), \(row.brand.rawValue), \(row.scope.rawValue),
        \(at), \(source))
      ON CONFLICT (kind, digest, channel, brand, scope) DO NOTHING
      """)
    return tx.changes > 0
  }

  /// Sources of a suppression that goes again with the one stop it came from.
  static let passing = ["footer", "oneClick", "follows"]

  /// Asked for by itself, it no longer hangs on the click or the stop that made it before.
  private static func settle(_ row: Row, source: String, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE suppression SET source = \(source)
      WHERE kind = \(row.kind) AND digest = \(row.digest) AND channel = \(row.channel.rawValue)
        AND brand = \(row.brand.rawValue) AND scope = \(row.scope.rawValue) AND source IN (\(list: passing))
      """)
  }

  @discardableResult static func delete(_ row: Row, in tx: Transaction) throws -> Bool {
    try tx.run(
      """
      DELETE FROM suppression
      WHERE kind = \(row.kind) AND digest = \(row.digest) AND channel = \(row.channel.rawValue)
        AND brand = \(row.brand.rawValue) AND scope = \(row.scope.rawValue)
      """)
    return tx.changes > 0
  }
}
