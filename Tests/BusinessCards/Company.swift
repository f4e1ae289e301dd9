import BusinessCards
import Domain
import Storage
import TestSupport

/// A house with two companies. The first has a booker and two card holders, the second a booker.
struct Company {
  let house: TemporaryHouse
  let booker: Keeper
  let bea: Int64
  let anna: Int64
  let piet: Int64
  let organisation: Int64
  let elsewhere: Keeper
  let stranger: Int64

  init() throws {
    let house = try TemporaryHouse()
    self.house = house
    (organisation, booker, bea, anna, piet, elsewhere, stranger) = try house.store.writeNow { tx in
      let first = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      let second = try Organisations.make(name: "Spoor", kvkNumber: "00000002", since: tx.today, in: tx)
      let bea = try Self.person("Bea", "Boeker", .booker, first, in: tx)
      let anna = try Self.person("Anna", "de Vriès", .cardholder, first, in: tx)
      let piet = try Self.person("Piet", "Prins", .cardholder, first, in: tx)
      let cor = try Self.person("Cor", "Ander", .central, second, in: tx)
      return (
        first, Keeper.booker(bea, actor: .booker("bea"), from: .portal), bea, anna, piet,
        Keeper.booker(cor, actor: .booker("cor"), from: .portal), cor
      )
    }
  }

  static func person(
    _ given: String, _ surname: String, _ role: Organisations.Role, _ organisation: Int64, in tx: Transaction
  ) throws -> Int64 {
    let customer = try People.make(language: .nl, in: tx)
    try Evidence.agree(.businessCard, of: customer, terms: "2026", since: tx.today, in: tx)
    try Organisations.join(customer, organisation, as: role, since: tx.today, in: tx)
    var entry = ContactEntry(given: given, surname: surname)
    entry.emails = [EmailAddress("\(given.lowercased())@werk.example")].compactMap { $0 }
    try ContactWriting(customer: customer, organisation: organisation).put(entry, in: tx)
    return customer
  }

  func list(_ search: String? = nil, for booker: Keeper? = nil) throws -> [BusinessContact] {
    try house.store.writeNow { tx in try Contacts.list(for: booker ?? self.booker, matching: search, in: tx) }
  }

  func handle(of given: String) throws -> String {
    try list(given).first?.handle ?? ""
  }

  func edit(
    _ handle: String, by booker: Keeper? = nil, seen version: String? = nil, _ change: (inout ContactEntry) -> Void
  ) throws -> BusinessContact {
    try house.store.writeNow { tx in
      let keeper = booker ?? self.booker
      var entry = try Contacts.show(handle, for: keeper, in: tx).entry
      change(&entry)
      return try Contacts.edit(handle, to: entry, seen: version, for: keeper, in: tx).after
    }
  }

  /// The same act as a program carries it out.
  func carryOut<Act: DeskAct>(_ act: Act, by booker: Keeper? = nil, dry: Bool = false) async throws -> Act.Answer {
    let desk = Desk(booker ?? self.booker, publicURL: "https://rechtspoor.example", contact: .unconfigured)
    return try await desk.carryOut(act, dry: dry, in: house.store)
  }

  func scopes(_ email: String, _ brand: Brand = .ns) throws -> [Scope] {
    guard let email = EmailAddress(email) else { return [] }
    return try house.store.readNow { tx in try SuppressionList.scopes(.email(email), Lane(.email, brand), in: tx) }
  }
}
