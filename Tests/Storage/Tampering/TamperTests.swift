import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Somebody changes one thing in log or ledger, thousands of times over, each time something else: every change is
/// found. `tools/battery tamper` runs it longer.
@Suite struct TamperTests {
  private static let setting = ProcessInfo.processInfo.environment
  private static let rounds = setting["RECHTSPOOR_TEST_ROUNDS"].flatMap { Int($0) } ?? 300
  private static let seed = setting["RECHTSPOOR_TEST_SEED"].flatMap { UInt64($0) } ?? 1

  /// A house in which forty things were done, under several checkpoints, the last of them after the last thing.
  ///
  /// `aged`: what came before them has had its time, and left log and ledger.
  private func house(aged: Bool = false) throws -> TemporaryHouse {
    let house = try TemporaryHouse()
    if aged { try age(house) }
    for number in 1...40 {
      try house.store.writeNow { tx in
        try AuditLog.append(
          AuditEntry(
            AuditAction.allCases[number], by: number % 2 == 0 ? .scheduler : .operator, subject: Int64(number),
            reference: number % 3 == 0 ? "NS-AAAA-AAAA-AA" : "", detail: ["rows": "\(number)"]), in: tx)
        try Ledger.note(LedgerKind.allCases[number % 12], of: Int64(number), ["scope": "s\(number)"], in: tx)
      }
      house.time.advance(minutes: 1)
      if number % 10 == 0 { try house.store.makeCheckpoint() }
    }
    return house
  }

  private func age(_ house: TemporaryHouse) throws {
    for number in 1...5 {
      try house.store.writeNow { tx in
        try AuditLog.append(AuditEntry(.refused, by: .operator, subject: Int64(number)), in: tx)
        try Ledger.note(.stopped, of: Int64(number), in: tx)
      }
    }
    try house.store.makeCheckpoint()
    house.time.set(Day("2032-01-05")!.at(minute: 600))
    _ = try house.store.release(2026)
    _ = try house.store.writeNow { tx in try Ledger.shorten(upTo: 5, in: tx) }
  }

  @Test(arguments: [false, true]) func everyTamperingWithTheLogIsFound(aged: Bool) throws {
    let house = try house(aged: aged)
    let checkpoints = try house.store.witnesses.checkpoints()
    let verifier = AuditVerifier(published: try house.store.keys.published)
    #expect(try house.store.engine.read { try verifier.verify($0, against: checkpoints) }.passes)
    var dice = Dice(seed: Self.seed)
    var kinds: [String: Int] = [:]
    for round in 0..<Self.rounds {
      let missed = try house.undone { connection -> String? in
        let lines = try connection.run("SELECT * FROM audit_entry ORDER BY segment, lane, sequence").map(AuditLine.init)
        let what = try AuditTampering.one(of: lines, on: connection, &dice)
        kinds[what.kind, default: 0] += 1
        // A line that can no longer be read is a line that was found.
        let isFound = (try? verifier.verify(connection, against: checkpoints).passes) != true
        return isFound ? nil : "\(what)"
      }
      if let missed { Issue.record("round \(round): nobody noticed: \(missed)") }
    }
    #expect(kinds.count == AuditTampering.Kind.allCases.count, "\(kinds)")
    #expect(try house.store.engine.read { try verifier.verify($0, against: checkpoints) }.passes)
  }

  @Test(arguments: [false, true]) func everyTamperingWithTheLedgerAndItsCopiesIsFound(aged: Bool) throws {
    let house = try house(aged: aged)
    let store = house.store
    let checkpoints = try store.witnesses.checkpoints()
    let verifier = LedgerVerifier(keys: store.keys)
    let copies = (try store.keyring.ledgerEntries(after: 0), try store.witnesses.mirroredEntries(after: 0))
    let begin = try store.readNow { tx in try LedgerFloor.read(on: tx.connection)?.head ?? .beginning }
    #expect(copies.0.count == 40 && copies.1.count == 40)
    #expect(try store.ledgerFindings() == [])
    var dice = Dice(seed: Self.seed &+ 1)
    var kinds: [String: Int] = [:]
    for round in 0..<Self.rounds {
      let missed = try house.undone { connection -> String? in
        var (copied, mirrored) = copies
        let what: (kind: String, Any)
        switch dice.below(3) {
        case 0: what = try LedgerTampering.one(of: copies.0, on: connection, &dice)
        case 1: what = LedgerTampering.one(in: &copied, "keyring", &dice)
        default: what = LedgerTampering.one(in: &mirrored, "mirror", &dice)
        }
        kinds[what.kind, default: 0] += 1
        let findings = try? verifier.verify(
          connection, copied: ListWalk(LedgerCopy(begin: begin, entries: copied)),
          mirrored: ListWalk(LedgerCopy(begin: begin, entries: mirrored)),
          against: checkpoints)
        return findings?.isEmpty == true ? "\(what)" : nil
      }
      if let missed { Issue.record("round \(round): nobody noticed: \(missed)") }
    }
    #expect(kinds.count >= 9, "\(kinds)")
    #expect(try store.ledgerFindings() == [])
  }

  /// A copy that has not been told yet is owed, not broken.
  @Test func aCopyThatIsBehindIsNoFinding() throws {
    let house = try house()
    let all = try house.store.keyring.ledgerEntries(after: 0)
    let findings = try house.store.engine.read { connection in
      try LedgerVerifier(keys: house.store.keys).verify(
        connection, copied: ListWalk(LedgerCopy(entries: Array(all.dropLast(3)))),
        mirrored: ListWalk(LedgerCopy()), against: [])
    }
    #expect(findings == [])
  }
}

private struct Undone: Error {}

extension TemporaryHouse {
  /// What `work` does to the main database is seen by it alone, triggers or not.
  fileprivate func undone<T>(_ work: (any Connection) throws -> T) throws -> T {
    var result: T?
    do {
      try store.engine.write { connection in
        for table in ["audit_entry", "ledger"] { try Intruder.disarm(table, on: connection) }
        result = try work(connection)
        throw Undone()
      }
    } catch is Undone {}
    return try #require(result)
  }
}
