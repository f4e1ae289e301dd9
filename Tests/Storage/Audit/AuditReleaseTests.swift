import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// R15: a closed year of the log leaves whole, and the chain verifies from there on; a year that is missing without the
/// house's word is a break.
@Suite struct AuditReleaseTests {
  /// Twelve lines of 2026 and some of after it, and the day on which 2026 has had its time.
  private func house() throws -> TemporaryHouse {
    let house = try House.withLog(lines: 12)
    house.time.set(Day("2027-02-03")!.at(minute: 600))
    try line(in: house)
    house.time.set(Day("2032-01-01")!.at(minute: 600))
    try line(in: house)
    try house.store.makeCheckpoint()
    return house
  }

  private func line(in house: TemporaryHouse) throws {
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
  }

  private func lines(of segment: Int, in house: TemporaryHouse) throws -> Int {
    try house.store.readNow { tx in
      try tx.first("SELECT COUNT(*) AS n FROM audit_entry WHERE segment = \(segment)")?.int("n") ?? 0
    }
  }

  @Test func aYearThatLeftInItsTimeLeavesAWholeLog() throws {
    let house = try house()
    #expect(try house.store.release(2026) == 12)
    #expect(try lines(of: 2026, in: house) == 0 && lines(of: 2027, in: house) == 1)
    let report = try house.verify()
    #expect(report.findings == [] && report.releases == 1)
    house.time.advance(minutes: 1)
    #expect(try house.store.makeCheckpoint() != nil, "and the chain is signed on")
    #expect(try house.verify().passes)
    let witness = try house.store.auditWitness()
    #expect(try house.store.readNow { tx in try house.store.lostAuditHeads(witness, in: tx) } == [])
    #expect(try house.store.release(2026) == 0, "once is enough")
    #expect(try house.verify().releases == 1)
  }

  /// Whoever keeps the database, the checkpoints and the public key needs no more to see it.
  @Test func aCopyOfALogThatLetAYearGoIsVerifiedWithoutUs() throws {
    let house = try house()
    _ = try house.store.release(2026)
    try house.store.makeCheckpoint()
    let copy = try house.keep().openToRead()
    defer { try? copy.close() }
    let published = try PublishedKeys(
      text: String(contentsOf: house.layout.keys.appending(path: "signing.pub"), encoding: .utf8))
    let checkpoints = try house.store.witnesses.checkpoints()
    let report = try copy.read { try AuditVerifier(published: published).verify($0, against: checkpoints) }
    #expect(report.passes && report.releases == 1)
  }

  @Test(arguments: [
    "DELETE FROM audit_release",
    "UPDATE audit_release SET signature = 'AAAA'",
    "UPDATE audit_release SET release = replace(release, '\"lines\":12', '\"lines\":11')",
    "UPDATE audit_release SET segment = 2025",
  ])
  func withoutTheHousesWordTheSameYearIsMissing(change: String) throws {
    let house = try house()
    _ = try house.store.release(2026)
    try house.tamper(change)
    let faults = try house.verify().findings
    #expect(faults.contains { $0.fault.contains("marked as released") })
    #expect(faults.contains { $0.fault.contains("tail was cut off") })
    house.time.advance(minutes: 1)
    try line(in: house)
    let witness = try house.store.auditWitness()
    #expect(try house.store.readNow { tx in try house.store.lostAuditHeads(witness, in: tx) }.isEmpty == false)
  }

  /// The word is for one year: another that is cut is still a break.
  @Test func aReleaseExcusesNoOtherYear() throws {
    let house = try house()
    _ = try house.store.release(2026)
    try house.tamper("DELETE FROM audit_entry WHERE segment = 2027")
    #expect(try house.verify().findings.contains { $0.fault.contains("segment 2027") })
  }

  @Test func whatIsPutIntoAYearThatLeftIsFound() throws {
    let house = try house()
    _ = try house.store.release(2026)
    let forged = AuditLine(
      segment: 2026, lane: 0, sequence: 1, at: house.time.now, actor: "nobody", action: "refused", subject: "",
      reference: "", detail: "", previous: AuditLine.beginning(segment: 2026, lane: 0))
    try house.store.engine.write { try $0.insert(into: "audit_entry", AuditLine.columns, [forged.values]) }
    #expect(try house.verify().findings.map(\.place) == ["segment 2026, lane 0"])
  }

  /// A crash between the word and the last line: what is left still verifies, and a cut in the middle of it does not.
  @Test func aReleaseCutShortIsFinishedAndHidesNothingMeanwhile() throws {
    let house = try house()
    struct Killed: Error {}
    var transactions = 0
    #expect(throws: Killed.self) {
      _ = try house.store.release(2026) { _ in
        transactions += 1
        if transactions > 1 { throw Killed() }
      }
    }
    #expect(try lines(of: 2026, in: house) == 12 && house.verify().passes)
    try house.store.writeNow { tx in
      _ = try tx.run("DELETE FROM audit_entry WHERE segment = 2026 AND sequence <= 4")
    }
    #expect(try house.verify().passes, "gone from the front")
    for cut in ["sequence = 7", "sequence = 12"] {
      let found = try house.undoing("DELETE FROM audit_entry WHERE segment = 2026 AND \(cut)") { connection in
        try AuditVerifier(published: house.store.keys.published)
          .verify(connection, against: house.store.witnesses.checkpoints()).findings
      }
      #expect(!found.isEmpty, "\(cut)")
    }
    #expect(try house.store.release(2026) == 8)
    #expect(try house.verify().passes && lines(of: 2026, in: house) == 0)
  }

  /// A signature under a log that does not verify would make its end look true.
  @Test(arguments: [
    "UPDATE audit_entry SET detail = 'x' WHERE sequence = 4", "DELETE FROM audit_entry WHERE sequence > 9",
  ])
  func aYearThatWasTamperedWithIsNotLetGo(change: String) throws {
    let house = try house()
    try house.tamper(change)
    let before = try lines(of: 2026, in: house)
    let refusal = #expect(throws: StorageError.self) { _ = try house.store.release(2026) }
    // Told by the reading of all of it, or already by the checkpoint that goes before.
    let why = refusal?.description ?? ""
    #expect(why.contains("is not let go") || why.contains("cut or written anew"), "\(why)")
    #expect(try lines(of: 2026, in: house) == before && house.verify().releases == 0)
  }

  @Test func theYearThatIsStillWrittenToStays() throws {
    let house = try house()
    #expect(throws: StorageError.self) { _ = try house.store.release(2032) }
    #expect(try lines(of: 2032, in: house) == 1)
  }

  /// What a restoration of that year accounted for is accounted for still, once the entry that said so has left with it.
  @Test func headsLostWithACopyOfThatYearStayAccountedFor() throws {
    let house = try House.withLog(lines: 5)
    let lost = try #require(try house.store.witnesses.checkpoints().first?.checkpoint.heads.first?.hash)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 3")
    try house.store.writeNow { tx in
      _ = try AuditLog.append(AuditEntry(.restored, by: .operator, detail: ["lost": lost]), in: tx)
    }
    house.time.advance(minutes: 1)
    try house.store.makeCheckpoint(afterLosing: [lost])
    house.time.set(Day("2032-01-01")!.at(minute: 600))
    try line(in: house)
    try house.store.makeCheckpoint()
    _ = try house.store.release(2026)
    #expect(try house.verify().findings == [])
  }

  /// The house was made in a year that has left: it is a house all the same.
  @Test func aHouseWhoseFirstYearHasLeftIsStillAHouse() throws {
    let house = try TemporaryHouse(on: .sqlite)
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.houseMade, by: .operator), in: tx) }
    try house.store.makeCheckpoint()
    house.time.set(Day("2032-01-01")!.at(minute: 600))
    try line(in: house)
    _ = try house.store.release(2026)
    #expect(throws: StorageError.self) {
      try Opening.refuseHouse(
        main: .sqlite(house.layout.database), keyring: .sqlite(house.layout.keyring))
    }
  }
}

private struct Undone: Error {}

extension TemporaryHouse {
  /// What `look` sees once somebody past the triggers has done this; then it is as if nothing had been.
  func undoing<T>(_ sql: String, _ look: (any Connection) throws -> T) throws -> T {
    var seen: T?
    do {
      try store.engine.write { connection in
        try Intruder.disarm("audit_entry", on: connection)
        try connection.execute(script: sql)
        seen = try look(connection)
        throw Undone()
      }
    } catch is Undone {}
    return try #require(seen)
  }
}
