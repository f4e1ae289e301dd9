import Domain
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct AuditChainTests {
  @Test func anUntouchedLogIsFoundSound() throws {
    let house = try House.withLog(lines: 8)
    let report = try house.verify()
    #expect(report.findings == [])
    #expect(report.lines == 8)
    #expect(report.checkpoints == 1)
    #expect(report.restorations == 0)
  }

  @Test(arguments: ["actor", "action", "subject", "reference", "detail"])
  func aLineThatWasChangedIsNamed(column: String) throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("UPDATE audit_entry SET \(column) = 'x' WHERE sequence = 4")
    #expect(
      try house.verify().findings.contains {
        $0.place == "segment 2026, lane 0, line 4" && $0.fault.contains("was changed")
      })
  }

  @Test func aLineThatWasDatedAnewIsNamed() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("UPDATE audit_entry SET at = at - 1 WHERE sequence = 4")
    #expect(try house.verify().findings.contains { $0.place.hasSuffix("line 4") })
  }

  @Test func aChangedLineWithAHashToFitIsBetrayedByTheNext() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("UPDATE audit_entry SET hash = 'ab' WHERE sequence = 4")
    let places = try house.verify().findings.map(\.place)
    #expect(places.contains("segment 2026, lane 0, line 4"))
    #expect(places.contains("segment 2026, lane 0, line 5"))
  }

  @Test func twoLinesThatChangedPlacesAreFound() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper(
      """
      UPDATE audit_entry SET sequence = 99 WHERE sequence = 4;
      UPDATE audit_entry SET sequence = 4 WHERE sequence = 5;
      UPDATE audit_entry SET sequence = 5 WHERE sequence = 99
      """)
    let places = Set(try house.verify().findings.map(\.place))
    #expect(places.isSuperset(of: ["segment 2026, lane 0, line 4", "segment 2026, lane 0, line 5"]))
  }

  @Test func aLineTakenOutOfTheMiddleIsFound() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("DELETE FROM audit_entry WHERE sequence = 4")
    #expect(
      try house.verify().findings.contains {
        $0.place == "segment 2026, lane 0, line 5" && $0.fault.contains("missing")
      })
  }

  @Test func aTailCutOffIsFoundByTheCheckpointAndByNothingElse() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 6")
    #expect(try house.verify().findings.count { $0.fault.contains("tail was cut off") } == 1)
    #expect(try house.verify(against: []).findings.map(\.place) == ["checkpoints"])
  }

  @Test func aWholeLogWrittenAnewIsFoundByTheCheckpoint() throws {
    let house = try House.withLog(lines: 8)
    try house.tamper("DELETE FROM audit_entry")
    try house.store.writeNow { tx in
      for _ in 1...9 { try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    }
    #expect(try house.verify(against: []).findings.map(\.place) == ["checkpoints"])
    #expect(try house.verify().findings.contains { $0.fault.contains("vouches for another line 8") })
  }

  /// Whoever can write the log can write `restored` into it: that alone excuses nothing.
  @Test func aRestorationThatNoCheckpointVouchesForExcusesNoLoss() throws {
    let house = try House.withLog(lines: 8)
    let lost = try #require(try house.store.witnesses.checkpoints().last?.checkpoint.heads.first?.hash)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 6")
    try house.store.writeNow { tx in
      _ = try AuditLog.append(AuditEntry(.restored, by: .operator, detail: ["lost": lost]), in: tx)
    }
    let report = try house.verify()
    #expect(report.restorations == 1)
    #expect(!report.passes)
    house.time.advance(minutes: 1)
    #expect(throws: StorageError.self) { try house.store.makeCheckpoint() }
    try house.store.makeCheckpoint(afterLosing: [lost])
    #expect(try house.verify().passes)
  }

  @Test func theTablesTriggersLetNothingChangeOrLeave() throws {
    let house = try House.withLog(lines: 3)
    _ = try house.store.writeNow { tx in try Ledger.note(.stopped, of: 7, in: tx) }
    for sql: Query in [
      "UPDATE audit_entry SET detail = 'x'", "DELETE FROM audit_entry", "UPDATE ledger SET body = 'x'",
      "DELETE FROM ledger",
    ] {
      let refusal = #expect(throws: StorageError.self) { try house.store.writeNow { tx in _ = try tx.run(sql) } }
      #expect(refusal?.description.contains("append-only") == true)
    }
    #expect(try house.verify().lines == 3)
  }

  /// Setting the mark is how an intruder gets past the trigger: the mark itself is the finding (R15).
  @Test(arguments: ["DELETE FROM audit_entry WHERE segment = 2026", "DELETE FROM audit_entry WHERE sequence > 2"])
  func aYearMarkedAsReleasedWithoutASignedWordIsABreak(cut: Query) throws {
    let house = try House.withLog(lines: 4)
    house.time.advance(days: 60)
    try house.store.writeNow { tx in
      try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx)
      try tx.run("UPDATE audit_segment SET released_at = \(tx.now) WHERE segment = 2026")
      try tx.run(cut)
    }
    let faults = try house.verify().findings
    #expect(faults.contains { $0.place == "segment 2026" && $0.fault.contains("marked as released") })
    #expect(faults.contains { $0.fault.contains("tail was cut off") })
    #expect(throws: StorageError.self) { try house.store.makeCheckpoint() }
    let witness = try house.store.auditWitness()
    #expect(try house.store.readNow { tx in try house.store.lostAuditHeads(witness, in: tx) }.count == 1)
  }

  @Test func aLogWithoutAnyCheckpointIsNotCalledWhole() throws {
    let house = try House.withLog(lines: 4)
    try FileManager.default.removeItem(at: house.layout.checkpoints)
    #expect(try house.verify().findings.map(\.place) == ["checkpoints"])
  }

  @Test func thePersonsOwnLogNamesThemByADigestOnly() throws {
    let house = try TemporaryHouse()
    let mine: Int64 = 4_611_686_018_427_387_905
    try house.store.writeNow { tx in
      try AuditLog.append(AuditEntry(.dataViewed, by: .staff("s1"), subject: mine), in: tx)
      try AuditLog.append(AuditEntry(.dataViewed, by: .staff("s1"), subject: 12), in: tx)
      let lines = try AuditLog.entries(about: mine, in: tx)
      #expect(lines.map(\.action) == ["dataViewed"])
      #expect(lines.first?.subject.count == 64)
      #expect(!lines.contains { $0.subject.contains(String(mine)) })
    }
  }
}
