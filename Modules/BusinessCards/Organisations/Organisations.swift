package import Domain
package import Storage

/// Client companies and who belongs to them. The company's name and number are its own; a role is a
/// person's, and is kept as business contact details are (S4).
package enum Organisations {
  package struct Organisation: Hashable, Sendable {
    package let id: Int64
    package let name: String
    package let kvkNumber: String
    package let since: Day
    /// From this day on nothing is kept there; nil while it goes on.
    package let ended: Day?

    /// Whoever came once the end is decided would get no letter about it.
    func mayGrow() throws {
      if let ended { throw DeskRefusal.nobodyIsAddedAnyMore(from: ended) }
    }

    fileprivate init(_ row: Record) throws {
      id = try row.integer("organisation_id")
      name = try row.text("name")
      kvkNumber = try row.text("kvk_number")
      since = try row.day("since_day")
      ended = try row.optionalDay("ended_day")
    }
  }

  /// The roles of ns.nl's agreement, and that of a person who merely carries a card.
  package enum Role: String, CaseIterable, Codable, Sendable {
    case central, cardholders, invoicing, booker, cardholder

    /// May keep the details of the organisation's people right. Whoever handles invoices needs none.
    package var keepsContacts: Bool {
      switch self {
      case .central, .cardholders, .booker: true
      case .invoicing, .cardholder: false
      }
    }
  }

  package static func make(name: String, kvkNumber: String, since: Day, in tx: Transaction) throws -> Int64 {
    let id = tx.newID()
    try tx.run(
      """
      INSERT INTO organisation (organisation_id, name, kvk_number, since_day, ended_day)
      VALUES (\(id), \(name), \(kvkNumber), \(since), NULL)
      """)
    return id
  }

  package static func find(kvkNumber: String, in tx: Transaction) throws -> Organisation? {
    try tx.first(
      "SELECT organisation_id, name, kvk_number, since_day, ended_day FROM organisation WHERE kvk_number = \(kvkNumber)"
    ).map(Organisation.init)
  }

  /// Every client company, by name.
  static func all(in tx: Transaction) throws -> [Organisation] {
    try tx.run(
      "SELECT organisation_id, name, kvk_number, since_day, ended_day FROM organisation ORDER BY name, organisation_id"
    ).map(Organisation.init)
  }

  /// Enters a person in a role. A card or a booking agreement must be there: without one no purpose
  /// may hold the role, and the statement refuses it.
  package static func join(
    _ customer: Int64, _ organisation: Int64, as role: Role, since: Day, in tx: Transaction
  ) throws {
    // Who had the role once and has it again: the row of then makes room, as it had its time.
    try tx.run(
      """
      DELETE FROM organisation_role
      WHERE customer_id = \(customer) AND organisation_id = \(organisation) AND role = \(role.rawValue)
        AND ended_day <= \(tx.today)
      """)
    try Rows.write(
      "organisation_role", of: customer,
      ["organisation_id": organisation, "role": role.rawValue, "since_day": since], in: tx)
    try tx.run(
      """
      INSERT INTO organisation_person (organisation_id, customer_id) VALUES (\(organisation), \(customer))
      ON CONFLICT (organisation_id, customer_id) DO NOTHING
      """)
  }

  /// The organisations whose contacts a person keeps, by a role that has not ended.
  package static func kept(by customer: Int64, in tx: Transaction) throws -> [Organisation] {
    let roles = Role.allCases.filter(\.keepsContacts).map(\.rawValue)
    return try tx.run(
      """
      SELECT DISTINCT o.organisation_id, o.name, o.kvk_number, o.since_day, o.ended_day
      FROM organisation_role r JOIN organisation o ON o.organisation_id = r.organisation_id
      WHERE r.customer_id = \(customer) AND r.role IN (\(list: roles))
        AND (r.ended_day IS NULL OR r.ended_day > \(tx.today)) AND (o.ended_day IS NULL OR o.ended_day > \(tx.today))
      ORDER BY o.name, o.organisation_id
      """
    ).map(Organisation.init)
  }

  /// The roles that one person has there and that have not ended.
  static func roles(of customer: Int64, at organisation: Int64, in tx: Transaction) throws -> Set<Role> {
    Set(
      try tx.run(
        """
        SELECT r.role
        FROM organisation_person p
        JOIN organisation_role r ON r.customer_id = p.customer_id AND r.organisation_id = p.organisation_id
        WHERE p.organisation_id = \(organisation) AND p.customer_id = \(customer)
          AND (r.ended_day IS NULL OR r.ended_day > \(tx.today))
        """
      ).map { try $0.value("role") })
  }

  /// Whether anybody else keeps the contacts there.
  static func hasKeeper(beside customer: Int64, at organisation: Int64, in tx: Transaction) throws -> Bool {
    let roles = Role.allCases.filter(\.keepsContacts).map(\.rawValue)
    return try tx.exists(
      """
      SELECT 1 AS one
      FROM organisation_person p
      JOIN organisation_role r ON r.customer_id = p.customer_id AND r.organisation_id = p.organisation_id
      WHERE p.organisation_id = \(organisation) AND p.customer_id <> \(customer) AND r.role IN (\(list: roles))
        AND (r.ended_day IS NULL OR r.ended_day > \(tx.today))
      LIMIT 1
      """)
  }

  /// Everybody with a role there that has not ended, and their roles.
  static func people(of organisation: Int64, in tx: Transaction) throws -> [Int64: Set<Role>] {
    var people: [Int64: Set<Role>] = [:]
    let rows = try tx.run(
      """
      SELECT p.customer_id, r.role
      FROM organisation_person p
      JOIN organisation_role r ON r.customer_id = p.customer_id AND r.organisation_id = p.organisation_id
      WHERE p.organisation_id = \(organisation) AND (r.ended_day IS NULL OR r.ended_day > \(tx.today))
      """)
    for row in rows {
      people[try row.integer("customer_id"), default: []].insert(try row.value("role"))
    }
    return people
  }
}
