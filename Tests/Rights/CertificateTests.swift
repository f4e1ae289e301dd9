import Domain
import Foundation
import Identity
import Rights
import Storage
import TestSupport
import Testing

@Suite struct CertificateTests {
  private func signed(_ reference: CaseReference, _ house: TemporaryHouse) throws -> Certificates.Signed {
    try house.store.readNow { tx in
      let row = try #require(try CaseTable.find(reference, in: tx))
      return try #require(try Certificates.signed(row.id, in: tx))
    }
  }

  private func facts(_ reference: CaseReference, _ house: TemporaryHouse) throws -> Certificate {
    try house.store.readNow { tx in
      let row = try #require(try CaseTable.find(reference, in: tx))
      return try #require(try Certificates.certificate(of: row.id, in: tx))
    }
  }

  private func published(_ house: TemporaryHouse) throws -> PublishedKeys {
    try PublishedKeys(
      text: String(contentsOf: house.layout.keys.appending(path: "signing.pub"), encoding: .utf8))
  }

  /// What the dossier says may be worded otherwise by a later program: what was signed stays.
  @Test func whatWasSignedVerifiesForEverWhateverBecomesOfTheFacts() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let before = try signed(receipt.reference, house)
    try house.store.writeNow { tx in
      let row = try #require(try CaseTable.find(receipt.reference, in: tx))
      try tx.run("UPDATE case_outcome SET source = 'said otherwise', rows = 99 WHERE case_id = \(row.id)")
    }
    let after = try signed(receipt.reference, house)
    #expect(after == before)
    #expect(try Certificates.verify(file: Certificates.file(after), with: published(house)) == before)
  }

  @Test func aDamagedTextIsNotHandedOut() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    _ = try house.store.writeNow { tx in
      try tx.run("UPDATE rights_case SET certificate_text = replace(certificate_text, 'Profile', 'Profits')")
    }
    #expect(throws: StorageError.self) { try signed(receipt.reference, house) }
  }

  @Test func itSaysWhichWaysWereReallyClosedAndNoAddress() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.home(of: jan, in: tx)
      return jan
    }
    let post = try await ObjectToProcessing(house.desk).submit(.post, by: jan, in: .nl)
    #expect(try facts(post.reference, house).suppressed.map(\.lane.channel) == [.post, .post])
    let extra = try await ObjectToProcessing(house.desk).submit(.nsExtra, by: jan, in: .nl)
    // Leaving NS Extra closes no way of sending, and does not say so.
    #expect(try facts(extra.reference, house).suppressed.isEmpty)
    let all = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let suppressed = try facts(all.reference, house).suppressed
    // No telephone on file: none is claimed to be shielded.
    #expect(Set(suppressed.map(\.lane.channel)) == [.email, .post])
    #expect(Set(suppressed.map(\.lane.brand)) == [.ns, .nsInternational])
    let text = try signed(all.reference, house).certificate
    #expect(text.contains(#"{"brand":"ns","channel":"post","scope":"everything"}"#))
    #expect(!text.contains("jan@") && !text.contains("3511"))
  }

  @Test func provenByLinkItNamesEveryWayThatTheListThenHolds() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Fixture.home(of: Fixture.subscriber(in: tx), in: tx) }
    let email = try #require(EmailAddress("jan@voorbeeld.example"))
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, naming: .email(email), in: .nl)
    let outcomes = try house.store.readNow { tx in
      try CaseTable.outcomes(of: #require(try CaseTable.find(receipt.reference, in: tx)).id, in: tx)
    }
    #expect(outcomes.compactMap(\.lane?.channel) == [.email, .email])
    let token = try #require(
      house.lines(of: "unprovenNotice").compactMap { Token<ForConfirmErasure>($0.suffix(43)) }.first)
    _ = try await ObjectToProcessing(house.desk).confirm(token)
    for item in try facts(receipt.reference, house).suppressed {
      let target = try house.store.readNow { tx -> SuppressionList.Target in
        item.lane.channel == .email
          ? .email(email) : .household(surname: "de Vries", house: try #require(Fixture.address()).house)
      }
      let scopes = try house.store.readNow { tx in try SuppressionList.scopes(target, item.lane, in: tx) }
      #expect(scopes.contains(.everything), "\(item)")
    }
    #expect(try facts(receipt.reference, house).suppressed.count == 4)
  }

  @Test func whoeverWasGivenTheDataIsNamedAndTheCaseWaitsForThemToConfirm() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.disclosure(of: jan, to: "Arriva", in: tx)
      return jan
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    #expect(try signed(receipt.reference, house).certificate.contains(#""recipients":[{"name":"Arriva"}]"#))
    try await house.carryLetters()
    let waiting = try #require(try house.status(receipt.reference, of: jan))
    #expect(waiting.awaited == ["Arriva"] && waiting.completed == nil && waiting.erasedHere != nil)
    let confirming = ConfirmRecipient(house.desk)
    await #expect(throws: CaseDeskRefusal.notAwaited("Keolis", ["Arriva"])) {
      try await confirming.confirm(receipt.reference, by: "Keolis", noted: .operator)
    }
    #expect(try await confirming.confirm(receipt.reference, by: "arriva", noted: .operator) == [])
    #expect(try house.status(receipt.reference, of: jan)?.completed != nil)
    let final = try signed(receipt.reference, house)
    #expect(final.certificate.contains(#""completed":"#) && final.certificate.contains(#""confirmed":"#))
    #expect(try Certificates.verify(file: Certificates.file(final), with: published(house)) == final)
    let actions = try house.entries(about: receipt.reference)
    #expect(actions.contains("recipientTold") && actions.contains("recipientConfirmed"))
    #expect(actions.contains("caseCompleted"))
  }

  @Test func aConfirmationBeforeTheLetterIsKeptAndTheLetterCompletes() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.disclosure(of: jan, to: "Arriva", in: tx)
      return jan
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    _ = try await ConfirmRecipient(house.desk).confirm(receipt.reference, by: "Arriva", noted: .operator)
    #expect(try house.status(receipt.reference, of: jan)?.completed == nil)
    try await house.carryLetters()
    #expect(try house.status(receipt.reference, of: jan)?.completed != nil)
  }

  @Test func anOptOutOfPostTellsNoCarrier() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.disclosure(of: jan, to: "Arriva", in: tx)
      return jan
    }
    let post = try await ObjectToProcessing(house.desk).submit(.post, by: jan, in: .nl)
    #expect(try facts(post.reference, house).recipients.isEmpty)
    let carriers = try await ObjectToProcessing(house.desk).submit(.carrierMessages, by: jan, in: .nl)
    #expect(Array(try facts(carriers.reference, house).recipients.keys) == ["Arriva"])
  }

  @Test func theAnswerToAnErasureNamesThemToo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.disclosure(of: jan, to: "Arriva", in: tx)
      return jan
    }
    let receipt = try await EraseOnRequest(house.desk).submit(by: jan, in: .nl)
    let answer = try #require(try house.letters("erasureAnswer").first)
    #expect(answer.letter.body.contains("Wij vroegen hun om die te wissen:\n\n- Arriva"))
    #expect(answer.letter.body.contains("art. 17(3)(b): de wet verplicht ons (AWR 52)"))
    #expect(Array(try facts(receipt.reference, house).recipients.keys) == ["Arriva"])
  }

  @Test func aHoldKeepsUnderTheLettersOwnExceptionAndNotUnderArticle18() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Rows.write(
        "hold", of: jan,
        ["ground": "claim", "owner": "legal", "since_day": tx.today, "review_day": tx.today.adding(days: 90)],
        in: tx)
      try StandingTable.refold(jan, in: tx)
      return jan
    }
    let receipt = try await ObjectToProcessing(house.desk).submit(.everything, by: jan, in: .nl)
    let held = try #require(receipt.answer?.kept.first { $0.purpose == .hold })
    #expect(held.law == .claims && held.rule(in: .en).hasPrefix("art. 17(3)(e)"))
    let stored = try #require(try facts(receipt.reference, house).kept.first { $0.category == held.category })
    #expect(stored.law == .claims)
    let letter = try #require(try house.letters("objectionConfirmed").first).letter.body
    #expect(letter.contains("art. 17(3)(e)") && !letter.contains("art. 18"))
    #expect(letter.contains("Autoriteit Persoonsgegevens") && letter.contains("rechter"))
  }
}
