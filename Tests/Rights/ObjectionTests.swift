import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct ObjectionTests {
  @Test(arguments: Fixture.statements)
  func anObjectionByALoggedInSubscriberErasesTheRelationshipAndKeepsTheContract(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let desk = RightsDesk(store: house.store, publicURL: "http://127.0.0.1:8080")
    let receipt = try await ObjectToProcessing(desk).submit(.everything, by: jan, in: .nl)
    let answer = try #require(receipt.answer)
    #expect(Set(answer.erased.map(\.category)).isSuperset(of: [.transactions, .contactHistory, .customerProfile]))
    #expect(answer.kept.contains { $0.category == .product })
    for table in ["purchase", "contact_event", "profile", "preference"] {
      let left = try house.store.readNow { tx in try Rows.read(Inventory.table(table), of: jan, in: tx) }
      #expect(left.isEmpty, "\(table)")
    }
    let (products, onFile) = try house.store.readNow { tx in
      (try Rows.read(Inventory.table("product"), of: jan, in: tx), try ContactDetails.onFile(of: jan, in: tx))
    }
    #expect(products.count == 1)
    #expect(onFile.emails.count == 1)
  }

  @Test(arguments: Fixture.statements)
  func whoObjectsSignedInAfterAnUnprovenObjectionIsErasedAtOnce(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let objecting = ObjectToProcessing(RightsDesk(store: house.store, publicURL: "http://127.0.0.1:8080"))
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    _ = try await objecting.submit(.everything, naming: .email(email), in: .nl)
    let receipt = try await objecting.submit(.everything, by: jan, in: .nl)
    let answer = try #require(receipt.answer)
    #expect(answer.erased.contains { $0.category == .transactions })
    for table in ["purchase", "contact_event", "profile", "preference"] {
      let left = try house.store.readNow { tx in try Rows.read(Inventory.table(table), of: jan, in: tx) }
      #expect(left.isEmpty, "\(table)")
    }
    // The notice of the first one still runs out; it finds nothing more to do.
    house.time.advance(hours: 73)
    #expect(try await objecting.carryOutSilent() == 1)
  }
}

enum Fixture {
  /// What the company promises today, and what it promises next: every journey holds under both.
  static let statements: [Statement] = {
    do { return try ShippedStatements.all() } catch { preconditionFailure("a shipped statement is refused: \(error)") }
  }()

  /// Jan, with a running subscription, a history, a profile and a stated preference.
  static func subscriber(
    email: String = "jan@voorbeeld.example", card: String = "3528070412345678", in tx: Transaction
  ) throws -> Int64 {
    let jan = try People.make(language: .nl, in: tx)
    try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -400), in: tx)
    // What the statement of 2019 allows without, the one of 2026 allows with consent.
    if try tx.statement.version.id != "klantrelatie-2019" {
      for consent in [ConsentName.emailOffers, .postOffers, .travelPersonalisation] {
        try Evidence.consent(
          to: consent, of: jan, source: "portal", givenAt: tx.now.adding(hours: -24 * 40), in: tx)
      }
    }
    try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
    try ContactDetails.add(EmailAddress(email)!, of: jan, from: .sale, in: tx)
    try Evidence.contact(.purchase, of: jan, ownAct: true, on: tx.today.adding(days: -30), note: "abonnement", in: tx)
    let row = try Rows.write(
      "card", of: jan, ["kind": "personal", "since_day": tx.today.adding(days: -400)], sealing: ["number": card], in: tx
    )
    try BlindIndex.enter(.card(card), of: jan, row: row, in: tx)
    try Rows.write(
      "product", of: jan, ["since_day": tx.today.adding(days: -400)], sealing: ["name": "Dal Voordeel"], in: tx)
    try Rows.write(
      "invoice", of: jan, ["invoice_day": tx.today.adding(days: -30), "amount_cents": 6500, "vat_cents": 536],
      sealing: ["addressee": "J. de Vries"], in: tx)
    try Rows.write(
      "purchase", of: jan, ["happened_day": tx.today.adding(days: -30), "recorded_day": tx.today],
      sealing: ["product": "Dal Voordeel"], in: tx)
    try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,12"], in: tx)
    try Rows.write(
      "preference", of: jan, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": tx.today],
      sealing: ["leisure": "musea"], in: tx)
    return jan
  }
}
