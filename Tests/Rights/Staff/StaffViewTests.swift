import Domain
import Retention
import Rights
import Storage
import TestSupport
import Testing

@testable import Identity
import Marketing

/// R19 and T10: nobody of the staff looks without a case, and that somebody looked is the person's to read.
@Suite struct StaffViewTests {
  private let gate = SendGate(
    SendingHouse(
      sender: EmailAddress("service@rechten.nl")!, publicURL: "https://rechten.example", contact: .unconfigured))

  private func colleague(_ role: StaffRole) -> Account {
    let day = TemporaryHouse.monday.day
    return Account(
      customer: 1, kind: .staff, roles: [role], handle: "abcdefgh", created: day, lastLogin: day, roleEnded: nil)
  }

  /// Jan, with an open case of his own.
  private func jan(in house: TemporaryHouse) throws -> (Int64, CaseReference) {
    try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      let reference = CaseReference(from: tx.store.entropy)
      let id = try CaseTable.open(
        CaseState(reference, .access, received: tx.now), scope: .everything, language: .nl, due: tx.today,
        request: CaseTable.Request(), in: tx)
      try CaseTable.link(id, to: jan, in: tx)
      return (jan, reference)
    }
  }

  @Test func aViewIsWrittenDownForThePersonBeforeAnythingIsShown() async throws {
    let house = try TemporaryHouse()
    let (jan, reference) = try jan(in: house)
    let seen = try house.store.writeNow { tx in
      try PersonAtWork.look(at: jan, by: colleague(.agent), for: reference, in: tx)
    }
    #expect(seen.name == "Jan de Vries" && seen.agreements.contains(.subscription) && seen.cases == [reference])
    let views = try house.store.readNow { tx in try StaffViews.all(of: jan, in: tx) }
    #expect(views.map(\.reference) == [reference.description] && views.map(\.handle) == ["abcdefgh"])
    #expect(views.first?.categories == [.caseFile, .contactDetails, .proof])
    #expect(try house.actions(about: jan).contains("dataViewed"))
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    let section = try #require(sections.first { $0.category == .staffView })
    let words = section.rows.flatMap(\.fields).map(\.words)
    #expect(words.contains(reference.description) && words.contains { $0.contains("contactgegevens") })
    #expect(!words.contains("abcdefgh"), "who of the staff it was is theirs (C-579/21)")
    #expect(section.purposes.map(\.purpose) == [.security])
  }

  /// What `customer why` says; that it was asked is a look like any other.
  @Test func whyAMessageMayBeSentIsALookAndAnswersAsTheDecisionDoes() throws {
    let house = try TemporaryHouse()
    let (jan, reference) = try jan(in: house)
    let offer = Approach(.marketingActions, Lane(.email, .ns), .offer(.ownSimilar, for: .relationship))
    func why(_ day: Day? = nil) throws -> SendDecision {
      try house.store.writeNow { tx in
        try SendingToPerson.why(
          jan, offer, on: day ?? tx.today, by: colleague(.agent), for: reference, through: gate, in: tx)
      }
    }
    #expect(try why() == .allowed(SendGround(.legitimateInterest, isSoftOptIn: true)))
    let views = try house.store.readNow { tx in try StaffViews.all(of: jan, in: tx) }
    #expect(views.map(\.categories) == [[.contactDetails, .proof]])
    #expect(try house.actions(about: jan).contains("dataViewed"))
    guard case .refused(let late) = try why(house.time.now.day.adding(months: 49)) else {
      Issue.record("the time that passes ends it")
      return
    }
    #expect(late.reason == .expired)
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
    }
    guard case .refused(let refusal) = try why() else {
      Issue.record("an objection ends it")
      return
    }
    #expect(refusal.reason == .objected)
    #expect(throws: StaffViewRefused.mayNotView) {
      try house.store.writeNow { tx in
        _ = try SendingToPerson.why(
          jan, offer, on: tx.today, by: colleague(.marketer), for: reference, through: gate, in: tx)
      }
    }
  }

  @Test func withoutAnOpenCaseOfThatPersonNothingIsShownOrWritten() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try jan(in: house)
    let (_, ofAnother) = try self.jan(in: house)
    for reference in [ofAnother, CaseReference(from: house.store.entropy)] {
      #expect(throws: StaffViewRefused.noOpenCase(reference)) {
        try house.store.writeNow { tx in
          _ = try PersonAtWork.look(at: jan, by: colleague(.agent), for: reference, in: tx)
        }
      }
    }
    #expect(try house.rows("staff_view", of: jan) == 0)
    #expect(try !house.actions(about: jan).contains("dataViewed"))
  }

  @Test(arguments: [StaffRole.marketer, .operator, .auditor]) func whoIsNotHereForPeopleSeesNobody(role: StaffRole)
    throws
  {
    let house = try TemporaryHouse()
    let (jan, reference) = try jan(in: house)
    #expect(throws: StaffViewRefused.mayNotView) {
      try house.store.writeNow { tx in
        _ = try PersonAtWork.look(at: jan, by: colleague(role), for: reference, in: tx)
      }
    }
  }

  /// That a colleague looked must not make the proof of an objection last longer (R13).
  @Test func aViewKeepsNothingElseAlive() throws {
    let house = try TemporaryHouse()
    let (jan, reference) = try jan(in: house)
    try house.store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
      for name in AgreementName.allCases { try Evidence.end(name, of: jan, on: tx.today, in: tx) }
      try tx.run("DELETE FROM invoice WHERE customer_id = \(jan)")
    }
    house.time.advance(days: 800)
    try house.store.writeNow { tx in
      _ = try PersonAtWork.look(at: jan, by: colleague(.agent), for: reference, in: tx)
    }
    _ = try Sweep(store: house.store).once()
    let relied = try house.store.readNow { tx in
      try tx.run("SELECT relied_until_day FROM stop WHERE customer_id = \(jan)").map {
        try $0.optionalDay("relied_until_day")
      }
    }
    #expect(relied == [house.time.now.day])
    #expect(try house.rows("staff_view", of: jan) == 1)
    house.time.advance(days: 1)
    try house.store.writeNow { tx in
      _ = try PersonAtWork.look(at: jan, by: colleague(.agent), for: reference, in: tx)
    }
    let still = try house.store.readNow { tx in
      try tx.exists("SELECT 1 AS one FROM stop WHERE customer_id = \(jan) AND relied_until_day IS NOT NULL")
    }
    #expect(still, "and looking again does not begin it anew")
  }
}
