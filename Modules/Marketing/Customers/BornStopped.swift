package import Domain
package import Storage

/// What a new customer's addresses are already suppressed for: the stops such a person is born with
/// (T12). A purchase or an import never opens what somebody closed.
package enum BornStopped {
  /// The scopes to stop, in a fixed order. To be asked before the details of the person are entered.
  package static func scopes(of row: CustomerRow, in tx: Transaction) throws -> [Scope] {
    try scopes(closing: targets(of: row), surname: row.surname, in: tx)
  }

  /// The same for somebody of whom less is known: whoever signs up is an address and no name.
  package static func scopes(
    closing targets: [SuppressionList.Target], surname: String?, in tx: Transaction
  ) throws -> [Scope] {
    var scopes: Set<Scope> = []
    for target in targets {
      for brand in Brand.allCases {
        for scope in try SuppressionList.scopes(target, Lane(target.channel, brand), in: tx) {
          scopes.insert(scope)
        }
      }
      if scopes.contains(.everything), try isSomebodyElses(target, surname: surname, in: tx) {
        // A couple's mailbox: silent for both, and nothing else of the other changes (T15).
        scopes.remove(.everything)
        scopes.formUnion(Scope.allCases.filter { closes($0, target.channel) })
      }
    }
    return scopes.contains(.everything) ? [.everything] : Scope.allCases.filter(scopes.contains)
  }

  private static func targets(of row: CustomerRow) -> [SuppressionList.Target] {
    var targets: [SuppressionList.Target] = []
    if let email = row.email { targets.append(.email(email)) }
    if let phone = row.phone { targets.append(.phone(phone)) }
    if let address = row.address { targets.append(.household(surname: row.surname, house: address.house)) }
    return targets
  }

  /// The scopes that close this channel and no other.
  private static func closes(_ scope: Scope, _ channel: Channel) -> Bool {
    switch (scope, channel) {
    case (.emailNS, .email), (.emailNSInternational, .email), (.post, .post), (.telephone, .telephone): true
    default: false
    }
  }

  /// Whether people of another name, and none of this one, have that address on file.
  private static func isSomebodyElses(
    _ target: SuppressionList.Target, surname: String?, in tx: Transaction
  ) throws -> Bool {
    let holders: [Int64]
    switch target {
    case .email(let email): holders = try BlindIndex.customers(.email(email), in: tx)
    case .phone(let phone): holders = try BlindIndex.customers(.phone(phone), in: tx)
    case .household: return false
    }
    guard !holders.isEmpty else { return false }
    return try !holders.contains { customer in
      try ContactDetails.onFile(of: customer, in: tx).surname.map(Identifier.fold) == surname.map(Identifier.fold)
    }
  }
}
