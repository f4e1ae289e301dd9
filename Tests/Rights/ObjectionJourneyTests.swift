import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

@Suite struct ObjectionJourneyTests {
  private func address(_ text: String = "jan@voorbeeld.example") throws -> EmailAddress {
    try #require(EmailAddress(text))
  }

  @Test(arguments: Fixture.statements)
  func aNeighboursAddressIsSuppressedAndNothingIsErased(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(address()), in: .nl)
    #expect(receipt.answer == nil)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    for table in ["purchase", "contact_event", "profile", "preference"] {
      #expect(try house.rows(table, of: jan) == 1, "\(table)")
    }
    #expect(try !house.canWriteMarketing(to: jan))
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try house.letters("unprovenNotice").map(\.letter.to) == ["jan@voorbeeld.example"])
  }

  @Test(arguments: Fixture.statements)
  func thisWasNotMeUndoesTheRest(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let before = try house.standing(of: jan)
    _ = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(address()), in: .nl)
    let token = try #require(house.token(ForNotMe.self, in: try house.letters("unprovenNotice").first))
    _ = try await ObjectToProcessing(house.desk).contradict(token)
    let after = try house.standing(of: jan)
    #expect(after?.stops == before?.stops && after?.restriction == nil)
    house.time.advance(hours: 200)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try house.suppressed("jan@voorbeeld.example") == [.everything])
    try await house.carryLetters()
    #expect(try house.standing(of: jan)?.hasOpenCase == false)
  }

  @Test(arguments: Fixture.statements)
  func silenceErasesInTheSeventySecondHourAndNotBefore(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let (jan, other) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "wil@voorbeeld.example", in: tx))
    }
    let before = try house.everything(of: other)
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(address()), in: .nl)
    house.time.advance(hours: 71, minutes: 59)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
    house.time.advance(minutes: 1)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
    #expect(try house.rows("purchase", of: jan) == 0 && house.rows("profile", of: jan) == 0)
    #expect(try house.rows("product", of: jan) == 1)
    try await house.carryLetters()
    let status = try house.store.readNow { tx in try CaseStatus.personal(receipt.reference, for: jan, in: tx) }
    #expect(status?.personal?.completed != nil)
    #expect(try house.everything(of: other) == before)
  }

  @Test(arguments: Fixture.statements)
  func aKnownAndAnUnknownAddressGetReceiptsOfOneShape(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    _ = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    for scope in Scope.allCases {
      let journey = ObjectToProcessing(house.desk)
      let known = try await journey.submit(scope, naming: .email(address()), in: .nl)
      let unknown = try await journey.submit(scope, naming: .email(address("niemand@voorbeeld.example")), in: .nl)
      #expect(known.kind == unknown.kind && known.scope == unknown.scope && known.at == unknown.at)
      #expect(known.answer == nil && unknown.answer == nil)
      let pages = try house.store.readNow { tx in
        (try CaseStatus.generic(known.reference, in: tx), try CaseStatus.generic(unknown.reference, in: tx))
      }
      #expect(pages.0?.steps == pages.1?.steps && pages.0?.due == pages.1?.due, "\(scope)")
    }
  }

  @Test(arguments: Fixture.statements)
  func aPurchaseAfterAnObjectionBringsNoAdvertisingAndAConfirmedRequestDoes(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    #expect(try house.canWriteMarketing(to: jan))
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    #expect(try !house.canWriteMarketing(to: jan))
    house.time.advance(days: 10)
    try house.store.writeNow { tx in
      try Evidence.agree(.subscription, of: jan, terms: "2027", since: tx.today, in: tx)
      try ContactDetails.add(address("jan@tweede.example"), of: jan, from: .sale, in: tx)
    }
    #expect(try !house.canWriteMarketing(to: jan))
    #expect(try house.suppressed("jan@tweede.example") == [.everything])
    try await OptIn(house.desk).request(.emailOffers, for: address(), in: .nl)
    #expect(try !house.canWriteMarketing(to: jan))
    let token = try #require(
      house.token(ForOptIn.self, in: try house.letters("doubleOptIn").first))
    house.time.advance(hours: 1)
    _ = try await OptIn(house.desk).confirm(token)
    #expect(try house.canWriteMarketing(to: jan))
    #expect(try house.suppressed("jan@voorbeeld.example").isEmpty)
  }

  @Test(arguments: Fixture.statements)
  func aCertificateVerifiesAndAChangedByteDoesNot(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let file = try house.store.readNow { tx -> [UInt8] in
      let row = try #require(try CaseTable.find(receipt.reference, in: tx))
      return try Certificates.file(try #require(try Certificates.signed(row.id, in: tx)))
    }
    let published = try PublishedKeys(
      text: String(contentsOf: house.layout.keys.appending(path: "signing.pub"), encoding: .utf8))
    #expect(try Certificates.verify(file: file, with: published).certificate.contains(receipt.reference.description))
    let text = String(decoding: file, as: UTF8.self)
    let changed = text.replacing("contactHistory", with: "contactHistorx")
    #expect(changed != text)
    #expect(throws: CertificateRefusal.self) { try Certificates.verify(file: Array(changed.utf8), with: published) }
  }

  @Test(arguments: Fixture.statements)
  func nsExtraEndsWithEverything(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let jan = try house.store.writeNow { tx in try Fixture.extraMember(in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    #expect(try house.standing(of: jan)?.agreements[.nsExtra]?.ended == house.time.now.day)
    #expect(try house.standing(of: jan)?.agreements[.subscription]?.ended == nil)
    #expect(try house.rows("extra_benefit", of: jan) == 0)
  }

  @Test(arguments: Fixture.statements)
  func oneCaseThatCannotGoOnHoldsUpNoOther(statement: Statement) async throws {
    let house = try TemporaryHouse(statement: statement)
    let (jan, wil) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "wil@voorbeeld.example", in: tx))
    }
    let journey = ObjectToProcessing(house.desk)
    let broken = try await journey.submit(.everything, naming: .email(address()), in: .nl)
    _ = try await journey.submit(.everything, naming: .email(address("wil@voorbeeld.example")), in: .nl)
    try house.store.writeNow { tx in
      let row = try #require(try CaseTable.find(broken.reference, in: tx))
      try tx.run("UPDATE rights_case SET sealed = \([UInt8](repeating: 7, count: 64)) WHERE case_id = \(row.id)")
    }
    house.time.advance(hours: 72)
    await #expect(throws: (any Error).self) { try await journey.carryOutSilent() }
    #expect(try house.rows("contact_event", of: wil) == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
  }
}
