import Domain

/// The only tie between a person and their travel: one row of the keyring. No table, index, log or
/// audit entry holds both numbers.
extension Keyring {
  package func travelRef(of customer: Int64) throws -> Int64? { try travelRefs(of: [customer])[customer] }

  /// The travel_ref of each of them who has one.
  package func travelRefs(of customers: [Int64]) throws -> [Int64: Int64] {
    try engine.read { connection in
      let links = try connection.run(
        "SELECT customer_id, travel_ref FROM travel_link WHERE customer_id \(connection.dialect.among(customers))")
      return try links.reduce(into: [:]) { refs, link in
        refs[try link.integer("customer_id")] = try link.integer("travel_ref")
      }
    }
  }

  /// The person's travel_ref, made now if there is none yet.
  package func makeTravelRef(for customer: Int64) throws -> Int64 {
    if let ref = try travelRef(of: customer) { return ref }
    let ref = entropy.id()
    try engine.write { connection in
      try connection.run(
        """
        INSERT INTO travel_link (customer_id, travel_ref) VALUES (\(customer), \(ref))
        ON CONFLICT (customer_id) DO NOTHING
        """)
    }
    guard let made = try travelRef(of: customer) else {
      throw StorageError.corrupt("a travel link just made is not in the keyring")
    }
    return made
  }
}
