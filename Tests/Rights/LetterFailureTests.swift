import Delivery
import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

/// A relay that knows none of our recipients.
private struct RefusingRelay: Carrier {
  func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    throw .refused(SMTPReply(stage: .recipient, code: 550, status: "5.1.1"))
  }
}

@Suite struct LetterFailureTests {
  private func round(_ house: TemporaryHouse) throws -> LetterRound {
    let folder = house.layout.home.appending(path: "print")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return LetterRound(
      store: house.store, carrier: RefusingRelay(), sender: try #require(EmailAddress("service@rechten.example")),
      senderName: "NS", printFolder: folder.path)
  }

  private func states(_ house: TemporaryHouse) throws -> [String] {
    try house.store.readNow { tx in
      try tx.run("SELECT route, state FROM letter ORDER BY decided_at, route").map {
        "\(try $0.text("route")) \(try $0.text("state"))"
      }
    }
  }

  @Test func anAnswerThatNoMailboxTakesGoesByPost() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let report = try await round(house).run()
    #expect(report.failed == 1)
    let paper = try #require(try house.letters("objectionConfirmed").first)
    #expect(paper.route == .print && paper.letter.postal?["postcode"] == "3511AB" && paper.letter.to.isEmpty)
    #expect(try house.status(receipt.reference, of: jan)?.isClosed == false)
    #expect(try await round(house).run().printed == 1)
    #expect(try states(house) == ["email failed", "print sent"])
    #expect(try house.status(receipt.reference, of: jan)?.completed != nil)
    let failures = try house.store.readNow { tx in
      try tx.run("SELECT detail FROM audit_entry WHERE action = 'letterFailed'").map { try $0.text("detail") }
    }
    #expect(failures == ["kind=objectionConfirmed; reason=refused 550"])
  }

  @Test func withoutAnAddressTheCaseEndsAndSaysThatNobodyWasReached() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    _ = try await round(house).run()
    let status = try #require(try house.status(receipt.reference, of: jan))
    #expect(status.isClosed && status.completed != nil && status.letterFailed != nil)
    #expect(try house.entries(about: receipt.reference).contains("answeredNobody"))
    #expect(try house.standing(of: jan)?.hasOpenCase == false)
  }

  @Test func aPrintedAddressThatCannotBeReadDoesNotWaitForEver() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    try house.store.writeNow { tx in
      let row = try #require(try CaseTable.find(receipt.reference, in: tx))
      try tx.run("DELETE FROM letter")
      try Outbox.enqueue(
        Outbox.Letter(postal: ["street": "?", "place": ""], name: "Jan", subject: "s", body: "b", language: .nl),
        kind: "objectionConfirmed", route: .print, of: row.id, in: tx)
    }
    let report = try await round(house).run()
    #expect(report.failed == 1 && report.printed == 0)
    #expect(try states(house) == ["print failed"])
    #expect(try house.status(receipt.reference, of: jan)?.letterFailed != nil)
  }

  @Test func whoCouldNotBeToldIsNotErasedForKeepingSilent() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    _ = try await round(house).run()
    house.time.advance(hours: 500)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 0)
    #expect(try house.rows("purchase", of: jan) == 1)
    #expect(try house.entries(about: receipt.reference).contains("answeredNobody"))
    // The stop itself stands.
    #expect(try !house.canWriteMarketing(to: jan))
  }

  @Test func aLongerTermThatCouldNotBeToldIsNoLongerOne() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "inlog@voorbeeld.example", in: tx)
      return jan
    }
    let receipt = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    _ = try await ProlongAnswer(house.desk).prolong(receipt.reference, because: .complexity, by: .operator)
    _ = try await round(house).run()
    let due = try house.store.readNow { tx in try CaseTable.find(receipt.reference, in: tx)?.due }
    #expect(due == Day("2026-12-23"))
    #expect(try house.entries(about: receipt.reference).contains("answeredNobody"))
    // The account goes all the same: whoever asked had proved to hold its login (T9).
    house.time.advance(hours: 72)
    #expect(try await ObjectToProcessing(house.desk).carryOutSilent() == 1)
  }

  @Test func anErasureOfSomebodyWithoutAnyAddressEndsToo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -400), in: tx)
      return jan
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    #expect(try house.letters().isEmpty)
    // It ended with the erasure itself: nothing is left for the round to end.
    #expect(try house.status(receipt.reference, of: jan)?.completed != nil)
    #expect(try await round(house).endUnanswered() == 0)
  }
}
