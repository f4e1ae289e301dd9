import Domain
import Foundation
import TestSupport
import Testing

@testable import Identity
@testable import Storage

/// Another lookup key, while the house goes on: whoever could be found can be found, at every moment.
@Suite struct LookupRotationTests {
  @Test func everybodyIsFoundByEverythingUnderTheNewKeyAlone() async throws {
    let people = try await People5(house: HouseOfAccounts())
    let (old, before) = (people.keys[.lookup].id, try people.digests())
    let done = try people.rotation().run()
    #expect(done.people >= 5 && done.id != old)
    let after = try people.digests()
    #expect(after.count == before.count && Set(after).isDisjoint(with: before))
    try people.house.house.reopen()
    #expect(people.keys.ring(.lookup).map(\.id) == [done.id, old], "travel of before is met again by the old one")
    try people.expectFound()
    try await people.expectLogin()
    let said = try people.house.log().filter { $0.hasPrefix("keyRotat") }
    #expect(said.count == 2 && said[1].contains("to=\(done.id)"))
  }

  @Test(arguments: 1...3) func cutShortEverybodyIsFoundUnderBothAndItGoesOn(_ chunks: Int) async throws {
    let people = try await People5(house: HouseOfAccounts())
    let before = try people.digests()
    var seen = 0
    #expect(throws: Killed.self) {
      try people.rotation().run { _ in
        seen += 1
        if seen == chunks { throw Killed() }
      }
    }
    let meanwhile = try people.digests()
    #expect(!Set(meanwhile).isDisjoint(with: before) && Set(meanwhile) != Set(before))
    try people.expectFound()
    try await people.expectLogin()
    try people.house.house.reopen()
    try people.expectFound()
    try people.rotation().run()
    #expect(try Set(people.digests()).isDisjoint(with: before))
    try people.expectFound()
    try await people.expectLogin()
  }

  @Test func aProgramThatWasRunningFindsAndEntersUnderTheNewKey() async throws {
    let people = try await People5(house: HouseOfAccounts())
    let (main, ring) = try people.house.house.openAgain()
    let other = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: people.house.house.layout.keys),
      witnesses: people.house.house.layout.witnesses, clock: people.house.house.time.clock, entropy: .system)
    try people.rotation().run()
    try people.expectFound(by: other)
    let late = try other.writeNow { tx in
      let late = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: late, terms: "2026", since: tx.today, in: tx)
      try ContactDetails.add(people.house.address("late@voorbeeld.example"), of: late, from: .sale, in: tx)
      return late
    }
    for engine in [main, ring] { try engine.close() }
    // Under the new key: with the old one taken away it is found all the same.
    let file = people.house.house.layout.keys.appending(path: "lookup")
    let newest = try #require(SecretFile.read(file).split(separator: "\n").first)
    try people.house.house.reopen { try SecretFile.write(newest + "\n", to: file) }
    let found = try people.house.store.readNow { tx in
      try BlindIndex.customers(.email(people.house.address("late@voorbeeld.example")), in: tx)
    }
    #expect(found == [late])
    try people.expectFound()
  }

  private struct Killed: Error {}
}

/// Five people, who can be found by all that anybody is found by; one of them signs in.
private struct People5 {
  let house: HouseOfAccounts
  private let ids: [Int64]

  init(house: HouseOfAccounts) async throws {
    self.house = house
    ids = try house.store.writeNow { tx in
      try (1...5).map { number in
        let jan = try People.make(language: .nl, in: tx)
        try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -9), in: tx)
        try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
        for identifier in try Self.identifiers(number) { try Self.enter(identifier, of: jan, in: tx) }
        return jan
      }
    }
    try await house.make(.booker, "booker@voorbeeld.example")
    try await house.make(.booker, "another@voorbeeld.example")
  }

  var keys: InstitutionKeys { house.store.keys }

  func rotation() -> LookupRotation {
    LookupRotation(
      house.store, keys: house.house.layout.keys, chunk: 2, further: { try Accounts.renewLogins(of: $0, in: $1) })
  }

  func digests() throws -> [[UInt8]] {
    try house.store.readNow { tx in
      try tx.run("SELECT digest FROM lookup ORDER BY customer_id, row_id").map { try $0.bytes("digest") }
        + tx.run("SELECT login_digest FROM account ORDER BY customer_id").map { try $0.bytes("login_digest") }
    }
  }

  func expectFound(by store: Store? = nil) throws {
    try (store ?? house.store).readNow { tx in
      for (number, id) in zip(1...5, ids) {
        for identifier in try Self.identifiers(number) {
          #expect(try BlindIndex.customers(identifier, in: tx) == [id], "\(identifier)")
        }
      }
      #expect(try BlindIndex.customers(.card("3528000000000099"), in: tx) == [])
    }
  }

  func expectLogin() async throws {
    for login in ["booker", "another"] { _ = try await house.arrive(.booker, "\(login)@voorbeeld.example") }
  }

  private static func identifiers(_ number: Int) throws -> [Identifier] {
    let address = try PostalAddress(
      street: "Kade", houseNumber: "1\(number)", postcode: "101\(number)AB", place: "Ede")
    return [
      .email(try #require(EmailAddress("jan\(number)@voorbeeld.example"))),
      .phone(try #require(PhoneNumber("06 1234567\(number)"))), .card("352800000000001\(number)"),
      .customerNumber("7001000\(number)"), .address(house: address.house, initial: "d"),
    ]
  }

  private static func enter(_ identifier: Identifier, of jan: Int64, in tx: Transaction) throws {
    switch identifier {
    case .email(let email): try ContactDetails.add(email, of: jan, from: .sale, in: tx)
    case .phone(let phone): try ContactDetails.add(phone, of: jan, from: .sale, in: tx)
    case .card(let number):
      let row = try Rows.write(
        "card", of: jan, ["kind": "personal", "since_day": tx.today], sealing: ["number": number], in: tx)
      try BlindIndex.enter(identifier, of: jan, row: row, in: tx)
    case .customerNumber(let number):
      let row = try Rows.write(
        "contact_detail", of: jan,
        [
          "kind": "customerNumber", "source": "import", "context": "sale", "brand": Brand.ns.rawValue,
          "opt_out_offered": false, "recorded_day": tx.today,
        ], sealing: ["customerNumber": number], in: tx)
      try BlindIndex.enter(identifier, of: jan, row: row, in: tx)
    case .address(let house, _):
      let parts = house.split(separator: " ").map(String.init)
      try ContactDetails.add(
        PostalAddress(street: "Kade", houseNumber: parts.last ?? "", postcode: parts.first ?? "", place: "Ede"),
        of: jan,
        from: .sale, in: tx)
    case .nameAndBirthDate: break
    }
  }
}
