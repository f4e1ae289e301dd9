import Domain
import Marketing
import Storage
import TestSupport
import Testing

@Suite struct CustomerIntakeTests {
  let house: TemporaryHouse
  private let email = EmailAddress("jan@post.example")

  init() throws {
    house = try TemporaryHouse()
  }

  private var today: Day { house.time.now.day }

  private func row(_ surname: String = "de Vries", contract: Bool, card: String = "3528000000000001") -> CustomerRow {
    var row = CustomerRow(given: "Jan", surname: surname)
    row.email = email
    row.emailGiven = .sale
    row.lastContact = today.adding(days: -10)
    if contract {
      row.subscription = "Dal Voordeel"
      row.card = card
      row.since = today.adding(days: -100)
    }
    return row
  }

  private func take(_ row: CustomerRow) throws -> CustomerIntake.Outcome {
    try CustomerIntake(store: house.store).take(row)
  }

  private func suppress(_ scope: Scope) throws {
    let email = try #require(email)
    try house.store.writeNow { tx in
      _ = try SuppressionList.suppress(.email(email), scope: scope, source: "portal", in: tx)
    }
  }

  private func count(_ table: String, of customer: Int64) throws -> Int {
    try house.store.readNow { try Rows.read(Inventory.table(table), of: customer, in: $0).count }
  }

  private func mayMail(_ customer: Int64) throws -> Bool {
    try house.store.readNow { tx in
      let standing = try #require(try StandingTable.standing(of: customer, in: tx))
      let rows = try Rows.read(Inventory.table("contact_detail"), of: customer, in: tx)
      return try rows.contains { row in
        mayUse(
          try tx.statement, standing, row.datum, tx.today, for: .marketingActions, over: Lane(.email, .ns)
        ).isAllowed
      }
    }
  }

  @Test func anOrdinaryCustomerIsTakenInWholeAndMayBeWrittenTo() throws {
    guard case .taken(let jan, let stops, let narrowed) = try take(row(contract: true)) else {
      throw NotTakenIn()
    }
    #expect(stops.isEmpty && narrowed.isEmpty)
    #expect(try count("product", of: jan) == 1)
    #expect(try count("contact_event", of: jan) == 1)
    #expect(try mayMail(jan))
  }

  /// A7b, S17: the file does not say how the address came to us, so it is kept for the contract and written to
  /// with consent only.
  @Test func anAddressOfUnknownOriginIsNotMailable() throws {
    var unknown = row(contract: true)
    unknown.emailGiven = nil
    guard case .taken(let jan, _, _) = try take(unknown) else { throw NotTakenIn() }
    #expect(try count("contact_detail", of: jan) == 2)
    #expect(try !mayMail(jan))
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailOffers, of: jan, source: "portal", givenAt: tx.now, in: tx)
    }
    #expect(try mayMail(jan))
  }

  /// A clock put back between reading and writing costs the row and not the import.
  @Test func aDayThatHasNotComeIsAProblemOfItsRow() throws {
    let file = """
      surname;email;emailGiven;lastContact;confirmed
      Bos;bos@post.example;sale;2026-11-20;2026-11-20
      Smit;smit@post.example;sale;2026-11-23;2026-11-20
      Vos;vos@post.example;sale;2026-11-20;2026-11-23
      Kok;kok@post.example;sale;2026-11-20;2026-11-20
      """
    let house = house
    let report = try CustomerIntake(store: house.store).importFile(Array(file.utf8)) { done in
      if done == 1 { house.time.advance(days: -2) }
    }
    #expect(report.taken == 2)
    #expect(report.problems.map(\.line) == [3, 4])
    #expect(report.problems.allSatisfy { $0.problem.contains("has not come") })
    let people = try house.store.readNow { try $0.run("SELECT customer_id FROM customer").count }
    #expect(people == 2)
  }

  @Test func anObjectorComesInForTheContractWithAdvertisingDeadFromBirth() throws {
    try suppress(.everything)
    guard case .taken(let jan, let stops, let narrowed) = try take(row(contract: true)) else {
      throw NotTakenIn()
    }
    #expect(stops == [.everything])
    #expect(narrowed == [.contactHistory])
    #expect(try count("product", of: jan) == 1)
    #expect(try count("contact_event", of: jan) == 0)
    #expect(try !mayMail(jan))
  }

  @Test func anObjectorWithoutAContractIsRefusedAndLeavesNothing() throws {
    try suppress(.everything)
    #expect(try take(row(contract: false)) == .refused)
    #expect(try house.store.readNow { try !$0.exists("SELECT 1 AS one FROM customer") })
    #expect(try house.store.readNow { try !$0.exists("SELECT 1 AS one FROM lookup") })
  }

  @Test func whoeverWasNeverSuppressedComesInWithoutAContract() throws {
    guard case .taken(let jan, _, _) = try take(row(contract: false)) else { throw NotTakenIn() }
    #expect(try mayMail(jan))
  }

  @Test func whoeverExpiredAndHasNoContractIsRefused() throws {
    var row = row(contract: false)
    row.lastContact = today.adding(months: -49)
    #expect(try take(row) == .refused)
  }

  @Test func anotherPersonOfTheSameMailboxLosesThatWayOfSendingOnly() throws {
    let email = try #require(email)
    try house.store.writeNow { tx in
      let partner = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: partner, terms: "2026", since: tx.today, in: tx)
      try ContactDetails.add(given: "Els", surname: "Smit", of: partner, from: .sale, in: tx)
      try ContactDetails.add(email, of: partner, from: .sale, in: tx)
    }
    try suppress(.everything)
    guard case .taken(let jan, let stops, _) = try take(row(contract: true)) else {
      throw NotTakenIn()
    }
    #expect(stops == [.emailNS, .emailNSInternational])
    #expect(try !mayMail(jan))
    #expect(try count("contact_event", of: jan) == 1)
  }

  @Test func aCardOrCustomerNumberOnFileIsKnownAndAMailboxIsNot() throws {
    var first = row(contract: true)
    first.customerNumber = "900001"
    _ = try take(first)
    #expect(try take(first) == .known)
    var byNumber = row(contract: false)
    byNumber.customerNumber = "900001"
    #expect(try take(byNumber) == .known)
    guard case .taken = try take(row("Smit", contract: true, card: "3528000000000002")) else {
      throw NotTakenIn()
    }
  }

  @Test func aPurchaseOfAnObjectorKeepsTheContractPartAndLiftsNothing() throws {
    try suppress(.everything)
    guard case .taken(let jan, _, _) = try take(row(contract: true)) else { throw NotTakenIn() }
    let before = try house.store.readNow { try StandingTable.standing(of: jan, in: $0)?.stops }
    let refused = try Purchases(store: house.store).record(
      Purchases.Purchase("Dagkaart", cents: 6180, on: today), card: "3528 0000 0000 0001")
    #expect(Set(refused) == [.transactions, .contactHistory])
    #expect(try count("invoice", of: jan) == 1)
    #expect(try count("product", of: jan) == 2)
    #expect(try count("purchase", of: jan) == 0)
    #expect(try house.store.readNow { try StandingTable.standing(of: jan, in: $0)?.stops } == before)
    #expect(try !mayMail(jan))
  }

  @Test func aPurchaseOfAnOrdinaryCustomerMovesTheClock() throws {
    guard case .taken(let jan, _, _) = try take(row(contract: true)) else { throw NotTakenIn() }
    let purchase = Purchases.Purchase("Dagkaart", cents: 6180, on: today)
    #expect(purchase.vatCents == 510)
    #expect(try Purchases(store: house.store).record(purchase, card: "3528000000000001").isEmpty)
    #expect(try house.store.readNow { try StandingTable.standing(of: jan, in: $0)?.lastContact } == today)
    #expect(throws: PurchaseRefused.unknownCard) {
      try Purchases(store: house.store).record(purchase, card: "1")
    }
  }

  @Test func aWholeFileIsCountedRowByRow() throws {
    try suppress(.everything)
    let file = """
      given;surname;email;subscription;card;since
      Jan;de Vries;jan@post.example;Dal;3528000000000001;2026-01-01
      Jan;de Vries;jan@post.example;;;
      Els;Smit;els@post.example;;;
      Els;Smit;geen adres;;;
      Jan;de Vries;jan@post.example;Dal;3528000000000001;2026-01-01
      """
    let report = try CustomerIntake(store: house.store).importFile(Array(file.utf8))
    #expect(report.taken == 2 && report.bornStopped == 1 && report.known == 1)
    #expect(report.refused == [3])
    #expect(report.problems.map(\.line) == [5])
  }
}

private struct NotTakenIn: Error {}
