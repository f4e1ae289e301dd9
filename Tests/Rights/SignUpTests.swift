import Domain
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// S20, R6, A6: an address nobody knew, from the form to the confirmation or the thirtieth day.
@Suite struct SignUpTests {
  private let address = "nieuw@voorbeeld.example"

  private func house(_ statement: Statement) throws -> TemporaryHouse { try TemporaryHouse(statement: statement) }

  private func signUp(_ house: TemporaryHouse, _ offer: OptIn.Offer = .newsletterEmail) async throws -> Int64 {
    let email = try #require(EmailAddress(address))
    try await OptIn(house.desk).request(offer, for: email, in: .nl)
    return try #require(try house.store.readNow { tx in try BlindIndex.customers(.email(email), in: tx).first })
  }

  private func confirm(_ house: TemporaryHouse) async throws {
    let token = try #require(house.token(ForOptIn.self, in: try house.letters("doubleOptIn").first))
    _ = try await OptIn(house.desk).confirm(token)
  }

  /// What the address may be used for today.
  private func uses(_ customer: Int64, _ house: TemporaryHouse) throws -> Set<Purpose> {
    try house.store.readNow { tx in
      guard let standing = try StandingTable.standing(of: customer, in: tx) else { return [] }
      let statement = try tx.statement
      return try Rows.read(Inventory.table("contact_detail"), of: customer, in: tx).reduce(into: []) { uses, row in
        uses.formUnion(
          livingPurposes(statement, standing, row.datum, tx.today).filter { $0.value.isAlive }.map(\.key))
      }
    }
  }

  @Test(arguments: Fixture.statements)
  func unconfirmedItIsHeldForTheConfirmationAloneAndGoneAfterThirtyDays(statement: Statement) async throws {
    let house = try house(statement)
    let customer = try await signUp(house)
    #expect(try uses(customer, house) == [.signUp])
    // Of an address nothing is on; the line of the month counters speaks of counters, and there are none.
    let lines = try await Preferences(house.desk).current(of: customer).filter(\.isOn).map(\.line)
    #expect(Set(lines).isSubset(of: [.travelOffers]))
    #expect(try house.letters("doubleOptIn").map(\.letter.to) == [address])
    house.time.advance(days: 29)
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("contact_detail", of: customer) == 1)
    house.time.advance(days: 1)
    let report = try Sweep(store: house.store).once()
    #expect(report.rules["R6"] == 1)
    try house.store.readNow { tx in
      let left = try People.exists(customer, in: tx)
      let found = try tx.exists("SELECT 1 AS one FROM lookup WHERE customer_id = \(customer)")
      let links = try tx.exists("SELECT 1 AS one FROM one_time_link WHERE owner_id = \(customer)")
      #expect(!left && !found && !links)
    }
    #expect(try !house.store.keyring.holds(KeyName(customer, .person)))
  }

  @Test(arguments: Fixture.statements)
  func confirmedItIsAnOrdinaryNewsletterAndNothingMore(statement: Statement) async throws {
    let house = try house(statement)
    let customer = try await signUp(house)
    house.time.advance(days: 3)
    try await confirm(house)
    #expect(try uses(customer, house) == [.newsletterEmail])
    #expect(try !house.canWriteMarketingByRow(to: customer))
    house.time.advance(days: 40)
    _ = try Sweep(store: house.store).once()
    #expect(try uses(customer, house) == [.newsletterEmail])
    #expect(try house.actions(about: customer).contains("consentGiven"))
    _ = try await Withdrawal(house.desk).withdraw(.newsletterEmail, by: customer, in: .nl)
    #expect(try house.rows("contact_detail", of: customer) == 0)
  }

  /// Erased before, the address still stands on the list of those who want nothing (A6).
  @Test(arguments: Fixture.statements)
  func whatWasClosedForTheAddressStaysClosedButForWhatIsAskedNow(statement: Statement) async throws {
    let house = try house(statement)
    let email = try #require(EmailAddress(address))
    try house.store.writeNow { tx in
      _ = try SuppressionList.suppress(.email(email), scope: .everything, source: "portal", in: tx)
    }
    house.time.advance(hours: 1)
    let customer = try await signUp(house)
    #expect(try house.suppressed(address) == [.everything])
    #expect(try house.rows("stop", of: customer) == 0, "nobody is a relation before the confirmation")
    house.time.advance(hours: 1)
    try await confirm(house)
    #expect(try uses(customer, house) == [.newsletterEmail])
    #expect(try house.standing(of: customer)?.stops.map(\.scope) == [.everything])
    #expect(try !house.canWriteMarketingByRow(to: customer))
    // The other list, of NS International, stays closed.
    let other = try house.store.readNow { tx in
      try SuppressionList.scopes(.email(email), Lane(.email, .nsInternational), in: tx)
    }
    #expect(other == [.everything])
    #expect(try house.suppressed(address).isEmpty)
  }

  @Test(arguments: Fixture.statements)
  func askingTwiceADayIsOneLetterAndOneAddress(statement: Statement) async throws {
    let house = try house(statement)
    let first = try await signUp(house)
    #expect(try await signUp(house) == first)
    #expect(try house.letters("doubleOptIn").count == 1)
    #expect(try house.rows("contact_detail", of: first) == 1)
  }

  /// R6: asking again does not keep the address any longer, and the link says so.
  @Test(arguments: Fixture.statements)
  func aSecondLinkEndsWithTheThirtyDaysOfTheFirst(statement: Statement) async throws {
    let house = try house(statement)
    let customer = try await signUp(house)
    let end = house.time.now.day.adding(days: 30).start
    house.time.advance(days: 20)
    _ = try await signUp(house)
    let ends = try house.store.readNow { tx in
      try tx.run("SELECT expires_at FROM one_time_link WHERE owner_id = \(customer)").map {
        try $0.instant("expires_at")
      }
    }
    #expect(ends == [end, end])
    house.time.advance(days: 9)
    try await confirm(house)
    house.time.advance(days: 5)
    _ = try Sweep(store: house.store).once()
    #expect(try uses(customer, house) == [.newsletterEmail])
  }

  @Test(arguments: Fixture.statements)
  func anObjectionBeforeTheConfirmationTakesTheAddressAlong(statement: Statement) async throws {
    let house = try house(statement)
    let customer = try await signUp(house)
    let email = try #require(EmailAddress(address))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    #expect(try uses(customer, house).isDisjoint(with: [.signUp, .newsletterEmail]))
    house.time.advance(hours: 73)
    try await ObjectToProcessing(house.desk).carryOutSilent()
    #expect(try house.rows("contact_detail", of: customer) == 0)
    #expect(try house.suppressed(address) == [.everything])
  }
}

extension TemporaryHouse {
  /// As the send gate asks: of the addresses on file, each with how it came to us.
  func canWriteMarketingByRow(to customer: Int64) throws -> Bool {
    try store.readNow { tx in
      guard let standing = try StandingTable.standing(of: customer, in: tx) else { return false }
      let statement = try tx.statement
      return try Rows.read(Inventory.table("contact_detail"), of: customer, in: tx).contains {
        mayUse(statement, standing, $0.datum, tx.today, for: .marketingActions, over: Lane(.email, .ns)).isAllowed
      }
    }
  }
}
