import Domain

/// What a destruction is of: a drawer's key, the link to travel, or all that the keyring has of a person.
package enum Destructible: Hashable, Sendable {
  case key(KeyName)
  case travelLink(customer: Int64)
  case everything(customer: Int64)

  var owner: Int64 {
    switch self {
    case .key(let name): name.owner
    case .travelLink(let customer), .everything(let customer): customer
    }
  }

  var label: String {
    switch self {
    case .key(let name): name.compartment.rawValue
    case .travelLink: "travelLink"
    case .everything: "everything"
    }
  }

  /// What everything is made of.
  static func parts(of customer: Int64) -> [Destructible] {
    [.travelLink(customer: customer)] + Compartment.allCases.map { .key(KeyName(customer, $0)) }
  }

  init?(owner: Int64, label: String) {
    if label == "travelLink" {
      self = .travelLink(customer: owner)
    } else if label == "everything" {
      self = .everything(customer: owner)
    } else if let compartment = Compartment(rawValue: label) {
      self = .key(KeyName(owner, compartment))
    } else {
      return nil
    }
  }
}

extension Transaction {
  /// Orders a destruction in this transaction; it is carried out after the commit, and redone at
  /// the next start if a crash comes between.
  package func orderDestruction(of what: Destructible) throws { try orderDestructions(of: [what]) }

  /// The same for many.
  package func orderDestructions(of condemned: [Destructible]) throws {
    // An order may be withdrawn yet, and the key it is of must be the same then.
    try keepNewKeys()
    let orders = condemned.map { (id: newID(), what: $0) }
    try insert(
      into: "key_destruction", ["destruction_id", "owner_id", "compartment", "ordered_at"],
      orders.map { [$0.id.bound, $0.what.owner.bound, $0.what.label.bound, now.bound] })
    for (id, what) in orders {
      switch what {
      case .key(let name): openKeys[name] = nil
      case .travelLink: break
      case .everything(let customer): openKeys = openKeys.filter { $0.key.owner != customer }
      }
      orderedHere.insert(what)
      aftermath.destructions.append(id)
    }
  }
}

extension Store {
  /// Carries out every destruction that is ordered, and strikes out the order; before that come the copies of the
  /// ledger that tell why. Returns how many.
  @discardableResult
  package func destroyOrderedKeys() throws -> Int {
    try copyLedger()
    let carriedOut = try carryOut("")
    if carriedOut > 0 {
      try keyring.settle()
      _ = try engine.settle()
    }
    return carriedOut
  }

  /// Carries out these orders alone, as far as they still stand: what others have ordered is theirs.
  func carryOut(orders: [Int64]) throws -> Int {
    try carryOut("WHERE destruction_id \(engine.dialect.among(orders))")
  }

  private func carryOut(_ which: Query) throws -> Int {
    // Whoever seals under a key that is going asks for its order first (`isOrdered`), and one of the two waits.
    try engine.write { connection in
      let open = try connection.run(
        "SELECT destruction_id, owner_id, compartment FROM key_destruction \(which) ORDER BY ordered_at, destruction_id"
          + connection.dialect.forUpdate)
      guard !open.isEmpty else { return 0 }
      // The keyring forgets first; only then is the order struck out, owner and all.
      try keyring.destroy(try open.map(Self.destructible))
      let orders = try open.map { try $0.integer("destruction_id") }
      try connection.run("DELETE FROM key_destruction WHERE destruction_id \(connection.dialect.among(orders))")
      return open.count
    }
  }

  private static func destructible(_ row: Record) throws -> Destructible {
    let label = try row.text("compartment")
    guard let what = Destructible(owner: try row.integer("owner_id"), label: label) else {
      throw StorageError.corrupt("a key destruction names '\(label)', which is no compartment")
    }
    return what
  }
}

extension Transaction {
  /// The number under which the person's travel is kept, made if need be; never one whose link is
  /// about to be destroyed.
  package func travelRef(for customer: Int64) throws -> Int64 {
    try settleOrders(of: .travelLink(customer: customer))
    return try store.keyring.makeTravelRef(for: customer)
  }

  func settleOrders(of what: Destructible) throws {
    let everything = Destructible.everything(customer: what.owner)
    if orderedHere.remove(what) != nil { return try strikeOut(what) }
    if orderedHere.remove(everything) != nil {
      // Not quite everything after all.
      try strikeOut(everything)
      return try orderDestructions(of: Destructible.parts(of: what.owner).filter { $0 != what })
    }
    for order in [what, everything] where try isOrdered(order) {
      try store.keyring.destroy([order])
      try strikeOut(order)
    }
  }

  private func isOrdered(_ what: Destructible) throws -> Bool {
    try exists(
      "SELECT 1 AS one FROM key_destruction WHERE owner_id = \(what.owner) AND compartment = \(what.label)"
        + connection.dialect.forUpdate)
  }

  private func strikeOut(_ what: Destructible) throws {
    try run("DELETE FROM key_destruction WHERE owner_id = \(what.owner) AND compartment = \(what.label)")
  }
}
