import Domain
import Storage

/// What a file calls the roles; the name that the code has is read too.
enum RoleNames {
  static func name(of role: Organisations.Role) -> Wording {
    switch role {
    case .central: Wording("centrale contactpersoon", "central contact")
    case .cardholders: Wording("kaarthouders", "cardholders")
    case .invoicing: Wording("facturen", "invoices")
    case .booker: Wording("boeker", "booker")
    case .cardholder: Wording("kaarthouder", "cardholder")
    }
  }

  static func role(_ typed: String) -> Organisations.Role? { known[Identifier.fold(typed)] }

  private static let known: [String: Organisations.Role] = {
    var known: [String: Organisations.Role] = [:]
    for role in Organisations.Role.allCases {
      let name = name(of: role)
      for word in [role.rawValue, name.nl, name.en] { known[Identifier.fold(word)] = role }
    }
    return known
  }()
}
