import Domain
import Foundation
@testable import Storage
import TestSupport
import Testing

@Suite struct CheckpointTests {
  @Test func nothingNewMakesNoNewCheckpoint() throws {
    let house = try House.withLog(lines: 2)
    house.time.advance(minutes: 1)
    #expect(try house.store.makeCheckpoint() == nil)
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    #expect(try house.store.makeCheckpoint() != nil)
  }

  @Test(arguments: ["DELETE FROM audit_entry WHERE sequence > 3", "DELETE FROM audit_entry"])
  func aLogThatWasCutOrWrittenAnewIsNotSigned(sql: String) throws {
    let house = try House.withLog(lines: 5)
    try house.tamper(sql)
    try house.store.writeNow { tx in
      for _ in 1...7 { try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    }
    house.time.advance(minutes: 1)
    let refusal = #expect(throws: StorageError.self) { try house.store.makeCheckpoint() }
    #expect(refusal?.description.contains("does not go on from line 5") == true)
    #expect(try house.store.witnesses.checkpoints().count == 1)
  }

  @Test func aForgedNewerCheckpointDoesNotHideTheTrueOne() throws {
    let house = try House.withLog(lines: 5)
    let signed = try #require(try house.store.witnesses.checkpoints().first)
    let forged = SignedCheckpoint(
      checkpoint: Checkpoint(
        at: signed.checkpoint.at + 1, heads: [], ledger: signed.checkpoint.ledger,
        statement: signed.checkpoint.statement),
      key: signed.key, signature: signed.signature)
    try house.store.witnesses.keep(forged)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 3")
    house.time.advance(minutes: 1)
    #expect(throws: StorageError.self) { try house.store.makeCheckpoint() }
  }

  @Test func aLogThatGoesOnAfterARestorationIsSignedAgain() throws {
    let house = try House.withLog(lines: 5)
    let lost = try #require(try house.store.witnesses.checkpoints().first?.checkpoint.heads.first?.hash)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 3")
    try house.store.writeNow { tx in
      _ = try AuditLog.append(AuditEntry(.restored, by: .operator, detail: ["lost": lost]), in: tx)
    }
    house.time.advance(minutes: 1)
    try house.store.makeCheckpoint(afterLosing: [lost])
    try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
    house.time.advance(minutes: 1)
    #expect(try house.store.makeCheckpoint() != nil)
    #expect(try house.verify().passes)
    #expect(try house.store.readNow { tx in try house.store.lostAuditHeads(house.store.auditWitness(), in: tx) } == [])
  }

  @Test func aForgedCheckpointIsFound() throws {
    let house = try House.withLog(lines: 5)
    let signed = try #require(try house.store.witnesses.checkpoints().first)
    let head = try #require(signed.checkpoint.heads.first)
    let forged = SignedCheckpoint(
      checkpoint: Checkpoint(
        at: signed.checkpoint.at,
        heads: [AuditPosition(segment: head.segment, lane: head.lane, sequence: 3, hash: head.hash)],
        ledger: signed.checkpoint.ledger, statement: signed.checkpoint.statement),
      key: signed.key, signature: signed.signature)
    let findings = try house.verify(against: [forged]).findings
    #expect(findings.map { $0.place } == ["checkpoint \(signed.checkpoint.at)"])
    #expect(findings.allSatisfy { $0.fault.contains("signature") })
  }

  @Test func aCheckpointOfAnotherHouseVouchesForNothingHere() throws {
    let house = try House.withLog(lines: 5)
    let other = try House.withLog(lines: 5, seed: 77)
    let findings = try house.verify(against: try other.store.witnesses.checkpoints()).findings
    #expect(findings.contains { $0.fault.contains("not of a published key") })
  }

  /// An auditor at home: a copied file, the published key, the checkpoints, and no secret at all.
  @Test func aCopyIsVerifiedWithThePublishedKeyAndTheCheckpointsAlone() throws {
    let house = try House.withLog(lines: 6)
    let copy = try house.keep()
    let published = try PublishedKeys(
      text: String(contentsOf: house.layout.keys.appending(path: "signing.pub"), encoding: .utf8))
    let engine = try copy.openToRead()
    let report = try engine.read { connection in
      try AuditVerifier(published: published).verify(connection, against: try house.store.witnesses.checkpoints())
    }
    try engine.close()
    #expect(report.passes)
    #expect(report.lines == 6)
  }

  @Test func aCheckpointFileThatCannotBeReadIsSaidSo() throws {
    let house = try House.withLog(lines: 2)
    try Data("{".utf8).write(to: house.layout.checkpoints.appending(path: "checkpoint-000000000000001.json"))
    let refusal = #expect(throws: StorageError.self) { try house.store.witnesses.checkpoints() }
    #expect(refusal?.description.contains("checkpoint-000000000000001.json") == true)
  }

  /// Names of before held the lower half of the moment: in fifty days they began anew, and an old one seemed the newest.
  @Test func aCheckpointIsNamedByItsMomentAndOneOfBeforeIsReadByWhatItSays() throws {
    let house = try House.withLog(lines: 2)
    let folder = house.layout.checkpoints
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() }
    let first = try #require(try names().first)
    #expect(first == "checkpoint-00\(house.time.now.milliseconds).json")
    for old in ["checkpoint-000000000000007.json", "checkpoint-000000999999999.json"] {
      try FileManager.default.moveItem(
        at: folder.appending(path: try #require(try names().last)), to: folder.appending(path: old))
      house.time.advance(minutes: 1)
      try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
      _ = try house.store.makeCheckpoint()
    }
    // The later of the two has the lower number, and a third is named as it should be.
    try FileManager.default.moveItem(
      at: folder.appending(path: "checkpoint-000000000000007.json"), to: folder.appending(path: "aside"))
    try FileManager.default.moveItem(
      at: folder.appending(path: "checkpoint-000000999999999.json"),
      to: folder.appending(path: "checkpoint-000000000000007.json"))
    try FileManager.default.moveItem(
      at: folder.appending(path: "aside"), to: folder.appending(path: "checkpoint-000000999999999.json"))
    let witnesses = house.store.witnesses
    let all = try witnesses.checkpoints()
    #expect(all.count == 3 && all.map(\.checkpoint.at) == all.map(\.checkpoint.at).sorted())
    #expect(try witnesses.newestCheckpoint { _ in true } == all[2])
    try FileManager.default.removeItem(at: folder.appending(path: try #require(try names().last)))
    #expect(try witnesses.newestCheckpoint { _ in true } == all[1])
  }

  @Test func ofADayLongAgoOneCheckpointStaysAndTheLogIsVouchedForAsBefore() throws {
    let house = try House.withLog(lines: 2)
    func sign() throws {
      try house.store.writeNow { tx in _ = try AuditLog.append(AuditEntry(.refused, by: .operator), in: tx) }
      _ = try house.store.makeCheckpoint()
    }
    for _ in 1...3 {
      for _ in 1...4 {
        house.time.advance(minutes: 30)
        try sign()
      }
      house.time.advance(minutes: -120, days: 1)
    }
    #expect(try house.store.witnesses.checkpoints().count == 13)
    #expect(try house.store.thinCheckpoints() == 0)
    // A forged one of those days is nobody's last, and stays to be found.
    let last = try #require(try house.store.witnesses.checkpoints().last)
    let forged = SignedCheckpoint(
      checkpoint: Checkpoint(
        at: last.checkpoint.at + 1, heads: [], ledger: last.checkpoint.ledger, statement: last.checkpoint.statement),
      key: last.key, signature: last.signature)
    try house.store.witnesses.keep(forged)
    house.time.advance(days: 45)
    try sign()
    #expect(try house.store.thinCheckpoints() == 10)
    #expect(try house.store.thinCheckpoints() == 0)
    let left = try house.store.witnesses.checkpoints()
    #expect(left.count == 5 && left.contains(last) && left.contains(forged))
    #expect(try house.verify(against: left.filter { $0 != forged }).passes)
    try house.tamper("DELETE FROM audit_entry WHERE sequence > 6")
    #expect(try !house.verify(against: left.filter { $0 != forged }).passes)
  }

  @Test(arguments: ["", "one", "id no-base64!", "id AAAA"])
  func publishedKeysThatAreNoneAreRefused(text: String) {
    #expect(throws: StorageError.self) { try PublishedKeys(text: text) }
  }
}

/// A house whose log has some lines, all in lane 0, and a checkpoint over them.
enum House {
  static func withLog(lines: Int, seed: UInt64 = 1) throws -> TemporaryHouse {
    let house = try TemporaryHouse(seed: seed)
    try house.store.writeNow { tx in
      for line in 1...lines {
        try AuditLog.append(
          AuditEntry(.contactRecorded, by: .subject, subject: Int64(16 * line), detail: ["line": String(line)]), in: tx)
      }
    }
    try house.store.makeCheckpoint()
    return house
  }
}

extension TemporaryHouse {
  func verify(against checkpoints: [SignedCheckpoint]? = nil) throws -> AuditVerifier.Report {
    let checkpoints = try checkpoints ?? store.witnesses.checkpoints()
    let verifier = AuditVerifier(published: try store.keys.published)
    return try store.engine.read { connection in try verifier.verify(connection, against: checkpoints) }
  }

  /// Past the triggers, as somebody with the file in hand would, or with the tables' owner's rights.
  func tamper(_ sql: String) throws {
    try store.engine.write { connection in
      guard connection.dialect == .sqlite else {
        try connection.execute(script: "ALTER TABLE audit_entry DISABLE TRIGGER USER")
        try connection.execute(script: sql)
        return try connection.execute(script: "ALTER TABLE audit_entry ENABLE TRIGGER USER")
      }
      let triggers = try connection.run("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
      for trigger in triggers { try connection.execute(script: "DROP TRIGGER \(try trigger.text("name"))") }
      try connection.execute(script: sql)
      for trigger in triggers { try connection.execute(script: try trigger.text("sql")) }
    }
  }
}
