import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// What is not put back, and what a verification finds.
@Suite struct BackupRefusalTests {
  enum Damage: String, CaseIterable {
    case oneByte, cutShort, noDatabase, noManifest, changedManifest, stray, renamed, otherHouse
  }

  @Test(arguments: Damage.allCases) func everyDamageIsFoundAndNotPutBack(_ damage: Damage) throws {
    let house = try TemporaryHouse()
    _ = try house.people(2)
    let made = try house.store.backUp(to: house.backups)
    #expect(try house.verifyBackups().passes)
    try self.damage(house.backups.folder.appending(path: made.generation), damage)
    let report = try house.verifyBackups()
    #expect(report.findings.count == 1)
    let refusal = #expect(throws: StorageError.self) { try house.restore() }
    #expect(refusal?.description.contains("Nothing was changed") == true)
  }

  private func damage(_ generation: URL, _ damage: Damage) throws {
    let files = FileManager.default
    let (database, manifest) = (
      generation.appending(path: "rechtspoor.db"), generation.appending(path: "manifest.json")
    )
    switch damage {
    case .oneByte:
      var bytes = try Data(contentsOf: database)
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: database)
    case .cutShort: try Data(contentsOf: database).dropLast(4096).write(to: database)
    case .noDatabase: try files.removeItem(at: database)
    case .noManifest: try files.removeItem(at: manifest)
    case .changedManifest:
      let text = try String(contentsOf: manifest, encoding: .utf8)
      try Data(text.replacing("\"engine\":\"", with: "\"engine\":\"my").utf8).write(to: manifest)
    case .stray: try Data("x".utf8).write(to: generation.appending(path: "rechtspoor.db-wal"))
    case .renamed:
      let other = generation.deletingLastPathComponent().appending(path: "generation-2026-11-22T030000.000Z")
      try files.moveItem(at: generation, to: other)
    case .otherHouse:
      let other = try TemporaryHouse(seed: 7)
      let theirs = try other.store.backUp(to: other.backups).generation
      for name in ["rechtspoor.db", "manifest.json"] {
        try Data(contentsOf: other.backups.folder.appending(path: theirs).appending(path: name))
          .write(to: generation.appending(path: name))
      }
    }
  }

  @Test func whereSomebodyIsNothingIsPutBack() throws {
    let house = try TemporaryHouse()
    let jan = try house.people(1)[0]
    try house.store.backUp(to: house.backups)
    try house.objectAndErase(jan)
    let refusal = #expect(throws: StorageError.self) { try house.restore(losing: []) }
    #expect(refusal?.description.contains("There already is a house") == true)
    try house.reopen()
    #expect(try house.count("purchase", of: jan) == 0)
  }

  enum Loss: String, CaseIterable { case ledger, endOfLedger, middleOfLedger, checkpoints }

  @Test(arguments: Loss.allCases) func withoutTheWholeLedgerNothingIsPutBack(_ loss: Loss) throws {
    let house = try TemporaryHouse()
    let people = try house.people(2)
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    for jan in people { try house.objectAndErase(jan) }
    house.time.advance(hours: 1)
    try house.store.makeCheckpoint()
    let mirror = house.layout.ledger.appending(path: "ledger.jsonl")
    let refusal = #expect(throws: StorageError.self) {
      try house.restore {
        var lines = try String(contentsOf: mirror, encoding: .utf8).split(separator: "\n")
        switch loss {
        case .ledger: try FileManager.default.removeItem(at: mirror)
        case .endOfLedger: lines.removeLast()
        case .middleOfLedger: lines.remove(at: lines.count / 2)
        case .checkpoints: try FileManager.default.removeItem(at: house.layout.checkpoints)
        }
        if loss != .ledger { try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: mirror) }
      }
    }
    let text = refusal?.description ?? ""
    #expect(text.contains("restore again") && text.contains("Nothing was changed"), "\(text)")
  }

  @Test func anOlderKeyringThanTheBackupsIsNamed() throws {
    let house = try TemporaryHouse()
    let people = try house.people(2)
    let old = try house.keep()
    try house.objectAndErase(people[0])
    house.time.advance(hours: 1)
    try house.store.backUp(to: house.backups)
    try house.putBack([.keyring], from: old)
    let refusal = #expect(throws: StorageError.self) { try house.restore(losing: [.main]) }
    #expect(refusal?.description.contains("older than the copy in the backup") == true)
  }

  @Test func aJournalWithoutItsDatabaseIsNotMixedIn() throws {
    let house = try TemporaryHouse(on: .sqlite)
    try house.store.backUp(to: house.backups)
    let refusal = #expect(throws: StorageError.self) {
      try house.restore { try Data("journal".utf8).write(to: URL(filePath: house.layout.database.path + "-wal")) }
    }
    #expect(refusal?.description.contains("without its database") == true)
  }

  @Test func aMirrorThatEndsBeforeTheBackupIsFound() throws {
    let house = try TemporaryHouse()
    try house.objectAndErase(house.people(1)[0])
    try house.store.backUp(to: house.backups)
    let mirror = house.layout.ledger.appending(path: "ledger.jsonl")
    let lines = try String(contentsOf: mirror, encoding: .utf8).split(separator: "\n").dropLast()
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: mirror)
    let findings = try house.verifyBackups().findings
    #expect(findings.count == 1 && findings[0].fault.contains("the mirrored ledger at \(lines.count)"))
  }
}
