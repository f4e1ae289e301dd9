import Domain

/// What a destruction is of: a drawer's key, or the link to travel.
package enum Destructible: Hashable, Sendable {
  case key(KeyName)
  case travelLink(customer: Int64)

  var owner: Int64 {
    switch self {
    case .key(let name): name.owner
    case .travelLink(let customer): customer
    }
  }

  var label: String {
    switch self {
    case .key(let name): name.compartment.rawValue
    case .travelLink: "travelLink"
    }
  }

  init?(owner: Int64, label: String) {
    if label == "travelLink" {
      self = .travelLink(customer: owner)
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
  package func orderDestruction(of what: Destructible) throws {
    try run(
      """
      INSERT INTO key_destruction (destruction_id, owner_id, compartment, ordered_at)
      VALUES (\(newID()), \(what.owner), \(what.label), \(now))
      """)
    if case .key(let name) = what { openKeys[name] = nil }
    aftermath.orderedDestruction = true
  }
}

extension Store {
  /// Carries out every destruction that is ordered, and strikes out the order. Returns how many.
  @discardableResult
  package func destroyOrderedKeys() throws -> Int {
    let open = try engine.read { connection in
      try connection.run(
        "SELECT destruction_id, owner_id, compartment FROM key_destruction ORDER BY ordered_at")
    }
    for row in open {
      let label = try row.text("compartment")
      guard let what = Destructible(owner: try row.integer("owner_id"), label: label) else {
        throw StorageError.corrupt("a key destruction names '\(label)', which is no compartment")
      }
      switch what {
      case .key(let name): try keyring.destroy(name)
      case .travelLink(let customer): try keyring.unlinkTravel(of: customer)
      }
    }
    if !open.isEmpty {
      // The keyring forgets first; only then is the order struck out, owner and all.
      _ = try keyring.engine.settle()
      try engine.write { connection in
        for row in open {
          try connection.run(
            "DELETE FROM key_destruction WHERE destruction_id = \(row.integer("destruction_id"))")
        }
      }
      _ = try engine.settle()
    }
    return open.count
  }
}
