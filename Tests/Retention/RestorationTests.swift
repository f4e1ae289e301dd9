import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// A copy of yesterday is put back (T11): it must not bring anybody back.
@Suite struct RestorationTests {
  @Test func whatACopyHasForgottenIsInForceAgainBeforeAnythingIsServed() throws {
    let house = try TemporaryHouse()
    let (jan, ref) = try person(in: house)
    try house.store.writeNow { tx in
      _ = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
    }
    try house.store.makeCheckpoint()
    let old = try house.keep()
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in _ = try Evidence.withdraw(.emailTracking, of: jan, in: tx) }
    try house.objectAndErase(jan)
    house.time.advance(hours: 1)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: old)
    #expect(try house.count("purchase", of: jan) == 1, "the copy does bring her back")

    let again = try Reapplication.run(on: house.store)
    #expect(again > 3)
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
    #expect(try house.count("month_counter", of: ref) == 0)
    #expect(try house.count("product", of: jan) == 1)
    let standing = try house.store.readNow { tx in try StandingTable.standing(of: jan, in: tx) }
    #expect(standing?.stops.map(\.scope) == [.everything])
    #expect(standing?.consents[.emailTracking]?.lives == false)
    let scopes = try house.store.readNow { tx in
      try SuppressionList.scopes(.email(EmailAddress("jan@voorbeeld.example")!), Lane(.email, .ns), in: tx)
    }
    #expect(scopes == [.everything])
    let report = try house.verify()
    #expect(report.findings == [])
    #expect(report.restorations == 1)

    #expect(try Reapplication.run(on: house.store) == 0)
    #expect(try house.store.readNow { tx in try StandingTable.standing(of: jan, in: tx) } == standing)
  }

  /// Nobody stopped anything since the copy: the ledger has lost nothing, the audit log has.
  @Test func aCopyThatHasLostAuditLinesAloneIsRecordedAsARestoration() throws {
    let house = try TemporaryHouse()
    _ = try person(in: house)
    try addLine(to: house)
    let old = try house.keep()
    try addLine(to: house)
    house.time.advance(hours: 1)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: old)
    #expect(try !house.verify().passes)
    house.time.advance(hours: 1)
    #expect(try Reapplication.run(on: house.store) == 0)
    let report = try house.verify()
    #expect(report.findings == [] && report.restorations == 1)
    try house.reopen()
    #expect(try Reapplication.run(on: house.store) == 0)
    #expect(try house.verify().restorations == 1, "once is enough")
  }

  /// The crash falls between the entry and its checkpoint: the next start does it again.
  @Test func aRestorationCutShortIsFinishedAtTheNextStart() throws {
    let house = try TemporaryHouse()
    try addLine(to: house)
    let old = try house.keep()
    try addLine(to: house)
    house.time.advance(hours: 1)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: old)
    try house.store.writeNow { tx in
      let lost = try house.store.lostAuditHeads(house.store.auditWitness(), in: tx)
      #expect(lost.count == 1)
      _ = try AuditLog.append(AuditEntry(.restored, by: .operator, detail: ["lost": lost.joined()]), in: tx)
    }
    house.time.advance(hours: 1)
    try Reapplication.run(on: house.store)
    #expect(try house.verify().findings == [])
  }

  /// The checkpoint of before the copy is then the newest by its own date, and what it vouches for is gone.
  @Test func aClockThatWentBackBeforeARestorationKeepsNobodyFromSigning() throws {
    let house = try TemporaryHouse()
    let old = try house.keep()
    try addLine(to: house)
    house.time.advance(minutes: 2)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: old)
    house.time.advance(minutes: -1)
    try Reapplication.run(on: house.store)
    try addLine(to: house)
    #expect(try house.store.makeCheckpoint() != nil)
    #expect(try house.verify().findings == [])

    // What no restoration accounts for is refused as before.
    let newer = try house.keep()
    house.time.advance(minutes: 2)
    try addLine(to: house)
    try house.store.makeCheckpoint()
    try house.putBack([.main], from: newer)
    #expect(throws: StorageError.self) { try house.store.makeCheckpoint() }
  }

  /// T6: a token stops and never erases, also where a copy has forgotten it.
  @Test(arguments: ["footer", "oneClick"]) func aStopByTokenIsNeverProvenBySilence(_ source: String) throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let old = try house.keep()
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: jan, source: source, proven: false, in: tx)
    }
    try house.putBack([.main], from: old)
    #expect(try Reapplication.run(on: house.store) == 1)
    house.time.advance(days: 20)
    _ = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 1, "\(table) rests") }
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.stops.map(\.proven) == [false])
  }

  /// The case went with the copy, and with it whoever could have contradicted or proven.
  @Test func anUnprovenObjectionWhoseCaseIsLostIsProvenBySilence() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let old = try house.keep()
    house.time.advance(hours: 1)
    let objected = house.time.now
    try house.store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: false, in: tx)
      try Evidence.restrict(jan, for: 3, reason: "unproven objection", in: tx)
    }
    try house.putBack([.main], from: old)
    #expect(try Reapplication.run(on: house.store) == 2)
    let until = NoticeRoute.postOnly.until(from: objected)
    house.time.set(until.adding(minutes: -1))
    _ = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 1, "\(table) rests") }
    house.time.set(until)
    _ = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.restriction == nil)
    #expect(standing.stops.map(\.proven) == [true])
    let lines = try house.store.readNow { tx in try AuditLog.entries(about: jan, in: tx) }
    #expect(lines.contains { $0.action == "proven" && $0.detail.contains("proof=silence") })
  }

  @Test func anObjectionThatWasTakenBackStaysTakenBackOnTheCopy() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let old = try house.keep()
    try house.store.writeNow { tx in
      let stop = try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: false, in: tx)
      try Evidence.restrict(jan, for: 3, reason: "unproven objection", in: tx)
      try Evidence.takeBack(stop: stop, of: jan, in: tx)
      try Evidence.endRestriction(of: jan, for: 3, in: tx)
    }
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    let standing = try house.store.readNow { tx in try StandingTable.fold(jan, in: tx) }
    #expect(standing.restriction == nil)
    house.time.advance(days: 20)
    _ = try house.sweep.once()
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 1, "\(table)") }
  }

  /// Erased, come back, and then a copy from before is put back: the old rows lie under a key that
  /// is no more, and the person has a new one of the same name.
  @Test func rowsUnderAnOldKeyOfSomebodyWhoCameBackAreNobodys() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    try house.store.writeNow { tx in try click(of: jan, in: tx) }
    let old = try house.keep()
    house.time.advance(hours: 1)
    try house.objectAndErase(jan)
    #expect(try house.count("engagement", of: jan) == 0)
    house.time.advance(hours: 1)
    try house.store.writeNow { tx in
      let consent = try Evidence.consent(to: .newsletterEmail, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.lift(.newsletterEmail, Lane(.email, .ns), of: jan, consent: consent, in: tx)
      try click(of: jan, in: tx)
    }
    #expect(try house.store.keyring.holds(KeyName(jan, .relationship)))
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    #expect(try house.count("engagement", of: jan) == 0)
    try house.store.readNow { tx in
      let details = try Rows.read(Inventory.table("contact_detail"), of: jan, opening: true, in: tx)
      #expect(details.count == 2 && details.allSatisfy { $0.fields != nil }, "what still opens stays")
    }
  }

  @Test func theMirrorAloneIsEnough() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let old = try house.keep()
    try house.objectAndErase(jan)
    try house.putBack([.main, .keyring], from: old)
    #expect(try Reapplication.run(on: house.store) > 0)
    #expect(try house.count("purchase", of: jan) == 0)
  }

  @Test func withoutKeyringCopiesAndMirrorTheSignedCheckpointRefuses() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let old = try house.keep()
    try house.objectAndErase(jan)
    house.time.advance(minutes: 1)
    try house.store.makeCheckpoint()
    try house.putBack([.main, .keyring], from: old) {
      try FileManager.default.removeItem(at: house.layout.ledger.appending(path: "ledger.jsonl"))
    }
    let refusal = #expect(throws: StorageError.self) { try Reapplication.run(on: house.store) }
    #expect(refusal?.description.contains("signed checkpoint vouches") == true)
    #expect(try house.count("purchase", of: jan) == 1, "nothing was changed")
  }

  @Test func theKeyringOfAnotherHouseIsRefused() throws {
    let house = try TemporaryHouse()
    let other = try TemporaryHouse(seed: 5)
    let foreign = try other.keep()
    let refusal = #expect(throws: StorageError.self) {
      try house.putBack([.keyring], from: foreign)
    }
    #expect(refusal?.description.contains("keys/master is not the key") == true)
  }

  @Test func aLetterThatWasCarriedAfterTheCopyIsNotCarriedTwice() throws {
    let house = try TemporaryHouse()
    let (jan, _) = try person(in: house)
    let letter = try house.store.writeNow { tx in
      try Outbox.enqueue(
        Outbox.Letter(to: "jan@voorbeeld.example", name: "", subject: "x", body: "y", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
    }
    let old = try house.keep()
    try house.store.writeNow { tx in try Outbox.finish(letter, sent: true, in: tx) }
    try house.objectAndErase(jan)
    try house.putBack([.main], from: old)
    try Reapplication.run(on: house.store)
    #expect(try house.count("letter", of: letter) == 0)
  }

  /// The copy with the keyring of after: what the person still has opens, the rest is nobody's.
  @Test func anOldCopyReadWithTodaysKeyringTellsNothingOfTheRelationship() throws {
    let house = try TemporaryHouse()
    let (jan, ref) = try person(in: house)
    let old = try house.keep()
    try house.objectAndErase(jan)
    try house.putBack([.main], from: old)
    try house.store.readNow { tx in
      let details = try Rows.read(Inventory.table("contact_detail"), of: jan, opening: true, in: tx)
      #expect(details.count == 2 && details.allSatisfy { $0.fields != nil })
      for table in Jan.relationshipTables {
        let rows = try Rows.read(Inventory.table(table), of: jan, opening: true, in: tx)
        #expect(rows.count == 1 && rows.allSatisfy { $0.fields == nil }, "\(table)")
      }
      let counters = try Rows.read(Inventory.table("month_counter"), of: ref, in: tx)
      #expect(counters.count == 1)
      let tie = try tx.store.keyring.travelRef(of: jan)
      #expect(tie == nil)
    }
  }

  private func person(in house: TemporaryHouse) throws -> (Int64, Int64) {
    try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      return (jan, try Jan.counter(of: jan, in: tx))
    }
  }

  private func click(of jan: Int64, in tx: Transaction) throws {
    try Evidence.consent(to: .newsletterEmail, of: jan, source: "portal", givenAt: tx.now, in: tx)
    let consent = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
    try Rows.write(
      "engagement", of: jan, ["surface": "email", "consent_id": consent, "recorded_day": tx.today],
      sealing: ["clicked": "nieuwsbrief"], in: tx)
  }

  private func addLine(to house: TemporaryHouse) throws {
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
  }
}
