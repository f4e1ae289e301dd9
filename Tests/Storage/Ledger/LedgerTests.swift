import Domain
import Foundation
@testable import Storage
import TestSupport
import Testing

@Suite struct LedgerTests {
  @Test func everyEntryIsInTheKeyringAndTheMirrorBeforeTheWriteReturns() throws {
    let house = try TemporaryHouse()
    try house.note(3)
    #expect(try house.store.keyring.ledgerHead() == 3)
    #expect(try house.store.witnesses.mirroredEntries(after: 0).map(\.sequence) == [1, 2, 3])
    #expect(try house.store.forgottenEntries() == [])
  }

  @Test func aTransactionThatFailsNotesNothingAnywhere() throws {
    let house = try TemporaryHouse()
    #expect(throws: StorageError.self) {
      try house.store.writeNow { tx in
        try Ledger.note(.stopped, of: 7, in: tx)
        throw StorageError.corrupt("on purpose")
      }
    }
    #expect(try house.store.keyring.ledgerHead() == 0)
    #expect(try house.store.witnesses.mirroredEntries(after: 0) == [])
  }

  @Test func aLastMirrorLineTornByACrashIsWrittenAgain() throws {
    let house = try TemporaryHouse()
    try house.note(3)
    let mirror = house.layout.ledger.appending(path: "ledger.jsonl")
    let whole = try Data(contentsOf: mirror)
    try whole.dropLast(20).write(to: mirror)
    #expect(try house.store.witnesses.mirroredEntries(after: 0).map(\.sequence) == [1, 2])
    try house.store.copyLedger()
    #expect(try Data(contentsOf: mirror) == whole)
  }

  @Test func aCopysLineIsWhatJSONMakesOfTheEntry() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      _ = try Ledger.note(.erased, of: 7, ["rules": "R1,R2"], in: tx)
      _ = try Ledger.note(.suppressed, of: nil, ["said": "\"a/b\" \n é", "scope": "everything"], in: tx)
      _ = try Ledger.note(.stopped, of: 8, in: tx)
    }
    let (entries, lines) = try house.store.readNow { tx in
      (try Ledger.entries(after: 0, in: tx), try Ledger.lines(after: 0, in: tx))
    }
    #expect(try lines.map(\.text) == entries.map(Ledger.json))
    #expect(lines.map(\.sequence) == [1, 2, 3])
  }

  @Test func copyingTwiceIsCopyingOnce() throws {
    let house = try TemporaryHouse()
    try house.note(3)
    try house.store.copyLedger()
    try house.store.copyLedger()
    #expect(try house.store.witnesses.mirroredEntries(after: 0).map(\.sequence) == [1, 2, 3])
  }

  @Test func manyWritersAtOnceLeaveOneLineForEachEntry() async throws {
    let house = try TemporaryHouse()
    let store = house.store
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in 1...40 {
        group.addTask { _ = try await store.write { tx in try Ledger.note(.stopped, of: Int64(person), in: tx) } }
      }
      try await group.waitForAll()
    }
    #expect(try house.store.witnesses.mirroredEntries(after: 0).map(\.sequence) == Array(1...40))
    #expect(try house.store.keyring.ledgerEntries(after: 0).map(\.sequence) == Array(1...40))
  }

  @Test func aKeyringThatWasPutBackIsBroughtUpToDate() throws {
    let house = try TemporaryHouse()
    try house.note(1)
    let old = try house.keep()
    try house.note(2)
    try house.putBack([.keyring], from: old)
    #expect(try house.store.keyring.ledgerHead() == 1)
    #expect(try house.store.forgottenEntries() == [])
    try house.store.copyLedger()
    #expect(try house.store.keyring.ledgerHead() == 3)
  }

  @Test func aChangedMirrorLineIsRefusedWithItsNumber() throws {
    let house = try TemporaryHouse()
    let old = try house.keep()
    try house.note(3)
    let mirror = house.layout.ledger.appending(path: "ledger.jsonl")
    let text = try String(contentsOf: mirror, encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let changed = [lines[0], lines[1].replacingOccurrences(of: "stopped", with: "lifted"), lines[2]]
    try Data((changed.joined(separator: "\n") + "\n").utf8).write(to: mirror)
    try house.putBack([.main, .keyring], from: old)
    let refusal = #expect(throws: StorageError.self) { try house.store.forgottenEntries() }
    #expect(refusal?.description.contains("entry 2") == true)
  }

  @Test func aMirrorLineThatIsNoEntryIsRefused() throws {
    let house = try TemporaryHouse()
    try house.note(1)
    try Data("nonsense\n".utf8).write(to: house.layout.ledger.appending(path: "ledger.jsonl"))
    let refusal = #expect(throws: StorageError.self) { try house.store.forgottenEntries() }
    #expect(refusal?.description.contains("ledger.jsonl") == true)
  }

  @Test func aForgedCheckpointDoesNotHideATrueOne() throws {
    let house = try TemporaryHouse()
    let old = try house.keep()
    try house.note(2)
    try house.store.makeCheckpoint()
    let forged = SignedCheckpoint(
      checkpoint: Checkpoint(at: 999, heads: [], ledger: .beginning, statement: ""), key: "none", signature: "")
    try Data(try Ledger.json(forged).utf8)
      .write(to: house.layout.checkpoints.appending(path: "checkpoint-999999999999999.json"))
    try house.putBack([.main, .keyring], from: old) {
      try FileManager.default.removeItem(at: house.layout.ledger.appending(path: "ledger.jsonl"))
    }
    let refusal = #expect(throws: StorageError.self) { try house.store.forgottenEntries() }
    #expect(refusal?.description.contains("vouches for ledger entry 2") == true)
  }

  /// Longer than a page of any of them: read in pieces, and no entry lost between two.
  @Test func aLongLedgerIsHeldAgainstItsCopiesPageByPage() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      _ = try Ledger.note((1...4_500).map { Ledger.Note(.stopped, of: Int64($0), ["source": "portal"]) }, in: tx)
    }
    #expect(try house.store.ledgerFindings() == [])
    let witnesses = house.store.witnesses
    #expect(try witnesses.mirroredEntries(after: 4_490).map(\.sequence) == Array(4_491...4_500))
    #expect(try witnesses.mirroredEntries(after: 4_500).isEmpty)
    for after in [0, 1, 1_999, 2_000, 2_001, 4_499] {
      #expect(try witnesses.mirroredEntries(after: after).map(\.sequence) == Array((after + 1)...4_500), "\(after)")
    }
    let walk = try #require(try witnesses.mirrorWalk(house.store.keys))
    var seen: [Int] = []
    while let entry = try walk.next() { seen.append(entry.sequence) }
    #expect(seen == Array(1...4_500))
    // One mark of each copy, at the edge of a page.
    try house.store.keyring.engine.write { connection in
      try connection.run("DELETE FROM ledger_copy WHERE sequence = 2000")
    }
    #expect(try house.store.ledgerFindings().map(\.fault) == ["lacks entries before its last"])
    let mirror = house.layout.ledger.appending(path: "ledger.jsonl")
    let lines = try String(contentsOf: mirror, encoding: .utf8).split(separator: "\n")
    let without = lines.enumerated().filter { $0.offset != 2_499 }.map(\.element).joined(separator: "\n") + "\n"
    try Data(without.utf8).write(to: mirror)
    #expect(
      try house.store.ledgerFindings().map(\.place) == ["keyring's copy of the ledger", "mirror's copy of the ledger"])
  }

  @Test func anEntryNamesAPersonByADigestOnly() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
    }
    let text = try String(contentsOf: house.layout.ledger.appending(path: "ledger.jsonl"), encoding: .utf8)
    #expect(text.contains(Ledger.subject(jan, house.store.keys)))
    #expect(!text.contains(String(jan)))
    #expect(!text.contains("jan@"))
  }
}

extension TemporaryHouse {
  func note(_ count: Int) throws {
    for person in 1...count {
      try store.writeNow { tx in _ = try Ledger.note(.stopped, of: Int64(person), in: tx) }
    }
  }
}
