import Domain
import Identity
import Rights
import Storage
import TestSupport
import Testing

/// What the page after a stop may say: when it stopped, what went, what was lost, what may still come.
@Suite struct ReceiptTests {
  @Test func whoConfirmsTwoDaysLaterReadsWhenItStoppedAndWhenItWasErased() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Fixture.extraMember(in: tx) }
    let asked = house.time.now
    let mailbox = try #require(EmailAddress("jan@voorbeeld.example"))
    let first = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(mailbox), in: .nl)
    #expect(first.stopped == asked && first.at == asked)
    house.time.advance(hours: 40)
    let links = try #require(try house.letters("unprovenNotice").first).letter.body.split(separator: "\n")
      .filter { $0.hasPrefix("https://") }
    let erase = try #require(links.first.flatMap { Token<ForConfirmErasure>($0.suffix(43)) })
    let second = try await ObjectToProcessing(house.desk).confirm(erase)
    #expect(second.stopped == asked && second.at == house.time.now)
    #expect(second.answer?.erasedAt == house.time.now)
  }

  /// Journeys §1: open coupons are named, on the page and in the letter.
  @Test func openBenefitsAreNamedAndUsedOnesAreNot() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.extraMember(in: tx)
      try ExtraBenefits.add("dagkaart", of: jan, on: tx.today, in: tx)
      try tx.run("UPDATE extra_benefit SET redeemed_day = NULL WHERE customer_id = \(jan)")
      let used = try Rows.read(Inventory.table("extra_benefit"), of: jan, opening: true, in: tx)
        .first { $0.fields?["benefit"] == "dagkaart" }
      try tx.run(
        "UPDATE extra_benefit SET redeemed_day = \(tx.today) WHERE customer_id = \(jan) AND benefit_id = \(used?.rowID)"
      )
      return jan
    }
    #expect(try house.store.readNow { tx in try ExtraBenefits.open(of: jan, in: tx) } == ["koffie"])
    let other = try await ObjectToProcessing(house.desk).submit(.post, by: jan, in: .nl)
    #expect(other.answer?.endedBenefits == [])
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    #expect(receipt.answer?.endedBenefits == ["koffie"])
    #expect(try house.letters("objectionConfirmed").contains { $0.letter.body.contains("- koffie") })
    #expect(try house.store.readNow { tx in try ExtraBenefits.open(of: jan, in: tx) }.isEmpty)
  }

  /// Art. 12(4): an opt-out names its scope, what went, what stays, and the way to complain.
  @Test func anOptOutByLoginGetsALetterOfItsOwn() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    _ = try await ObjectToProcessing(house.desk).submit(.emailNS, by: jan, in: .nl)
    let letter = try #require(try house.letters("objectionConfirmed").first).letter
    #expect(letter.subject == "Wij zijn gestopt met alle reclame per e-mail van NS")
    #expect(!letter.body.contains("sturen wij u geen reclame meer"))
    #expect(letter.body.contains("Dit bewaren wij nog") && letter.body.contains("rechter"))
    #expect(letter.body.contains(house.desk.contact.officerMail))
  }

  /// S25: only what was at the printer before may still come, and it is told to everybody alike.
  @Test func aBatchAtThePrinterIsNamedUntilItMustHaveArrived() async throws {
    let house = try TemporaryHouse()
    let nobody = try #require(EmailAddress("niemand@voorbeeld.example"))
    let journey = ObjectToProcessing(house.desk)
    #expect(try await journey.submit(.everything, naming: .email(nobody), in: .nl).onItsWay.isEmpty)
    let handed = house.time.now.day
    try house.store.writeNow { tx in
      let draft = CampaignDraft(
        name: "zee", purpose: .marketingActions, channel: .post, brand: .ns,
        subject: .offer(.ownSimilar, for: .relationship), selection: Selection(), texts: [])
      let row = try #require(try CampaignTable.keep(draft, by: "m1", in: tx))
      try PrintBatches.begin("2026-11-23-1", of: row, letters: 1, until: handed.adding(days: 14), in: tx)
    }
    house.time.advance(days: 1)
    let still = [OnItsWay(.post, until: handed.adding(days: 14))]
    #expect(try await journey.submit(.everything, naming: .email(nobody), in: .nl).onItsWay == still)
    #expect(try await journey.submit(.emailNS, naming: .email(nobody), in: .nl).onItsWay.isEmpty)
    house.time.advance(days: 14)
    #expect(try await journey.submit(.post, naming: .email(nobody), in: .nl).onItsWay.isEmpty)
  }
}
