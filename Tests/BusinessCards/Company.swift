import BusinessCards
import Domain
import Storage
import TestSupport

/// A house with two companies. The first has a booker and two card holders, the second a booker.
struct Company {
  let house: TemporaryHouse
  let booker: Booker
  let anna: Int64
  let piet: Int64
  let organisation: Int64
  let elsewhere: Booker
  let stranger: Int64

  init() throws {
    let house = try TemporaryHouse()
    self.house = house
    (organisation, booker, anna, piet, elsewhere, stranger) = try house.store.writeNow { tx in
      let first = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      let second = try Organisations.make(name: "Spoor", kvkNumber: "00000002", since: tx.today, in: tx)
      let bea = try Self.person("Bea", "Boeker", .booker, first, in: tx)
      let anna = try Self.person("Anna", "de Vriès", .cardholder, first, in: tx)
      let piet = try Self.person("Piet", "Prins", .cardholder, first, in: tx)
      let cor = try Self.person("Cor", "Ander", .central, second, in: tx)
      return (
        first, Booker(customer: bea, actor: .booker("bea")), anna, piet, Booker(customer: cor, actor: .booker("cor")),
        cor
      )
    }
  }

  static func person(
    _ given: String, _ surname: String, _ role: Organisations.Role, _ organisation: Int64, in tx: Transaction
  ) throws -> Int64 {
    let customer = try People.make(language: .nl, in: tx)
    try Evidence.agree(.businessCard, of: customer, terms: "2026", since: tx.today, in: tx)
    try Organisations.join(customer, organisation, as: role, since: tx.today, in: tx)
    let writing = ContactWriting(customer: customer, organisation: organisation)
    try writing.enter(given: given, surname: surname, in: tx)
    if let email = EmailAddress("\(given.lowercased())@werk.example") { try writing.replace(email, in: tx) }
    return customer
  }

  func list(_ search: String? = nil, for booker: Booker? = nil) throws -> [BusinessContact] {
    try house.store.writeNow { tx in try Contacts.list(for: booker ?? self.booker, matching: search, in: tx) }
  }

  func handle(of given: String) throws -> String {
    try list(given).first?.handle ?? ""
  }

  func set(_ changes: Contacts.Changes, of handle: String, by booker: Booker? = nil) throws -> BusinessContact {
    try house.store.writeNow { tx in try Contacts.set(changes, of: handle, for: booker ?? self.booker, in: tx) }
  }

  func scopes(_ email: String, _ brand: Brand = .ns) throws -> [Scope] {
    guard let email = EmailAddress(email) else { return [] }
    return try house.store.readNow { tx in try SuppressionList.scopes(.email(email), Lane(.email, brand), in: tx) }
  }
}
