import Domain
import Foundation
import TestSupport
import Testing

@testable import Retention
@testable import Storage

/// R15 and R17: log and ledger age by themselves, each from its beginning, and everything that bears witness goes on doing
/// so.
@Suite struct RecordAgeingTests {
  private func entries(in house: TemporaryHouse) throws -> Int {
    try house.store.readNow { tx in try tx.first("SELECT COUNT(*) AS n FROM ledger")?.int("n") ?? 0 }
  }

  private func copied(in house: TemporaryHouse) throws -> Int {
    try house.store.keyring.engine.read { connection in
      try connection.run("SELECT COUNT(*) AS n FROM ledger_copy").first?.int("n") ?? 0
    }
  }

  private func mirrored(in house: TemporaryHouse) throws -> Int {
    try String(contentsOf: house.layout.ledger.appending(path: "ledger.jsonl"), encoding: .utf8)
      .split(separator: "\n").count { !$0.contains("begins") }
  }

  /// Somebody stops everything: some entries of the ledger.
  private func stop(_ house: TemporaryHouse, email: String) throws -> Int64 {
    let jan = try house.store.writeNow { tx in try Jan.subscriber(email: email, in: tx) }
    try house.objectAndErase(jan)
    return jan
  }

  @Test func entriesLeaveTheLedgerAndItsCopiesAfterNinetyDays() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let noted = try entries(in: house)
    let end = house.time.now.day.adding(days: 90)
    house.time.set(end.adding(days: -1).at(minute: 600))
    #expect(try house.sweep.once().rules["R17"] == nil)
    #expect(try entries(in: house) == noted)
    house.time.set(end.at(minute: 600))
    let plan = try house.sweep.plan(on: end)
    let report = try house.sweep.once()
    #expect(report.rules["R17"] == noted && plan.digest == report.digest && report.rows[.ledger] == noted)
    #expect(try entries(in: house) == 0 && copied(in: house) == 0 && mirrored(in: house) == 0)
    #expect(try house.store.ledgerFindings() == [])
    #expect(try house.audited(.ledgerShortened) == 1)
    // The chain goes on from where it began, and so do its copies.
    _ = try stop(house, email: "b@voorbeeld.example")
    #expect(try house.store.ledgerFindings() == [])
    #expect(try entries(in: house) == copied(in: house) && entries(in: house) == mirrored(in: house))
    let head = try house.store.readNow { tx in try Ledger.head(in: tx).sequence }
    #expect(head == noted + (try entries(in: house)))
    #expect(try Reapplication.run(on: house.store) == 0)
    #expect(try house.sweep.once().rules["R17"] == nil)
  }

  @Test func onlyTheEntriesThatHaveHadTheirTimeLeave() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let old = try entries(in: house)
    house.time.advance(days: 60)
    _ = try stop(house, email: "b@voorbeeld.example")
    let young = try entries(in: house) - old
    house.time.advance(days: 40)
    #expect(try house.sweep.once().rules["R17"] == old)
    #expect(try entries(in: house) == young && copied(in: house) == young && mirrored(in: house) == young)
    #expect(try house.store.ledgerFindings() == [])
  }

  /// A copy that ends before the ledger begins cannot be told what people said: it is refused, and nothing is changed.
  @Test func aCopyOfBeforeTheLedgersBeginningIsRefusedAndAYoungerOneIsNot() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let old = try house.keep()
    house.time.advance(hours: 1)
    let jan = try stop(house, email: "b@voorbeeld.example")
    house.time.advance(days: 80)
    _ = try stop(house, email: "c@voorbeeld.example")
    house.time.advance(days: 11)
    #expect(try house.sweep.once().rules["R17"] ?? 0 > 0)
    let young = try house.keep()
    house.time.advance(hours: 1)
    let late = try stop(house, email: "d@voorbeeld.example")
    try house.putBack([.main], from: old)
    let refusal = #expect(throws: StorageError.self) { try Reapplication.run(on: house.store) }
    #expect(refusal?.description.contains("too old to be put back") == true)
    #expect(try house.count("purchase", of: jan) == 0, "she was not even there yet")
    try house.putBack([.main], from: young)
    #expect(try Reapplication.run(on: house.store) > 0)
    #expect(try house.count("purchase", of: late) == 0)
    #expect(try house.store.ledgerFindings() == [] && house.verify().passes)
  }

  /// Generations that are still in their folder hold the ledger back; without the folder's name nothing does, and the
  /// generation is refused.
  @Test func aGenerationThatIsStillThereHoldsTheLedgerBack() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let before = try entries(in: house)
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    _ = try stop(house, email: "b@voorbeeld.example")
    let all = try entries(in: house)
    house.time.advance(days: 95)
    let knowing = Sweep(store: house.store, backups: BackupLife(folder: house.backups))
    #expect(try knowing.once().rules["R17"] == before, "what came after the generation stays")
    #expect(try house.verifyBackups().findings == [])
    #expect(try house.sweep.once().rules["R17"] == all - before)
    let faults = try house.verifyBackups().findings.map(\.fault)
    #expect(faults.contains { $0.contains("too old to be put back") })
    let refusal = #expect(throws: StorageError.self) { try house.restore() }
    #expect(refusal?.description.contains("too old to be put back") == true)
  }

  @Test func copiesThatLiveLongerKeepTheLedgerLonger() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let sweep = Sweep(store: house.store, backups: BackupLife(days: 120))
    house.time.advance(days: 120)
    #expect(try sweep.once().rules["R17"] == nil)
    house.time.advance(days: 1)
    #expect(try sweep.once().rules["R17"] ?? 0 > 0)
  }

  /// Moving the mark lets rows be deleted; it does not make it true, and the copies keep theirs.
  @Test func aBeginningThatTheHouseNeverSetIsFoundAndTheCopiesStay() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let all = try entries(in: house)
    try house.store.writeNow { tx in
      try House.set("ledgerFloor", "3", in: tx)
      try House.set("ledgerBegin", #"{"head":{"mac":"00","sequence":2},"mark":"00"}"#, in: tx)
      try tx.run("DELETE FROM ledger WHERE sequence <= 2")
    }
    #expect(try house.store.ledgerFindings().contains { $0.fault.contains("never let it begin") })
    try house.store.copyLedger()
    #expect(try copied(in: house) == all && mirrored(in: house) == all)
  }

  @Test func aYearOfTheLogLeavesFiveYearsAfterItClosed() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    try house.store.makeCheckpoint()
    let lines = 1
    house.time.set(Day("2027-01-02")!.at(minute: 600))
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    house.time.set(Day("2031-12-31")!.at(minute: 600))
    #expect(try house.sweep.once().rules["R15"] == nil)
    let end = Day("2032-01-01")!
    house.time.set(end.at(minute: 600))
    let plan = try house.sweep.plan(on: end)
    let report = try house.sweep.once()
    #expect(report.rules["R15"] == lines && report.rows[.audit] == lines && plan.digest == report.digest)
    try house.store.makeCheckpoint()
    let verified = try house.verify()
    #expect(verified.findings == [] && verified.releases == 1)
    #expect(try house.sweep.once().rules["R15"] == nil)
  }

  /// What a clock that went back wrote down is what people want to read: it does not leave with the year it names.
  @Test func aYearOfAClockThatWentBackStays() throws {
    let house = try TemporaryHouse()
    let now = house.time.now
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    house.time.set(Day("1970-01-01")!.at(minute: 600))
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.clockStopped, by: .scheduler), in: tx) }
    house.time.set(now.adding(minutes: 5))
    #expect(try house.sweep.plan(on: now.day).rules["R15"] == nil)
    #expect(try house.sweep.once().rules["R15"] == nil)
    #expect(try house.audited(.clockStopped) == 1)
  }

  @Test func theForecastKnowsWhenLogAndLedgerLeave() throws {
    let house = try TemporaryHouse()
    _ = try stop(house, email: "a@voorbeeld.example")
    let forecast = try house.sweep.forecast()
    #expect(forecast.rows[house.time.now.day.adding(days: 90).month]?[.ledger] == (try entries(in: house)))
    #expect(forecast.beyond[.audit] ?? 0 > 0, "five years are more than forty-eight months")
    house.time.set(Day("2031-06-01")!.at(minute: 600))
    #expect(try house.sweep.forecast().rows[Month(year: 2032, month: 1)]?[.audit] ?? 0 > 0)
  }
}
