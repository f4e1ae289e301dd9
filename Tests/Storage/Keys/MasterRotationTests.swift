import Domain
import Foundation
import TestSupport
import Testing

@testable import Storage

/// Another master key, while the house goes on.
@Suite struct MasterRotationTests {
  @Test func everyKeyIsWrappedAnewAndTheOldMasterIsRetired() throws {
    let house = try TemporaryHouse()
    let people = try people(7, in: house)
    let (old, wrapped) = (house.store.keys[.master].id, try self.wrapped(house))
    let done = try rotation(house).run()
    #expect(done.rewrapped == wrapped.count && done.id != old)
    let anew = try self.wrapped(house)
    #expect(anew.keys == wrapped.keys && anew.allSatisfy { $1.master == done.id && $1.bytes != wrapped[$0]?.bytes })
    try house.reopen()
    #expect(house.store.keys.ring(.master).map(\.id) == [done.id])
    for jan in people { #expect(try opens(jan, house)) }
    let retired = house.layout.keys.appending(path: "retired")
    #expect(try SecretFile.read(retired).hasPrefix("master \(old) "))
    let said = try house.store.readNow { tx in
      try tx.run("SELECT action, detail FROM audit_entry WHERE action LIKE 'keyRotat%' ORDER BY sequence")
    }
    #expect(try said.map { try $0.text("action") } == ["keyRotationBegun", "keyRotated"])
    #expect(try said.allSatisfy { try $0.text("detail") == "from=\(old); key=master; to=\(done.id)" })
    #expect(try rotation(house).run().id != done.id, "once it has ended, the next run is another rotation")
  }

  @Test func aProgramThatWasRunningReadsAndMakesKeysWithoutARestart() throws {
    let house = try TemporaryHouse()
    let jan = try people(1, in: house)[0]
    let (main, ring) = try house.openAgain()
    let other = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: house.layout.keys),
      witnesses: house.layout.witnesses, clock: house.time.clock, entropy: .system)
    let target = try rotation(house).run().id
    let made = try other.writeNow { tx in
      #expect(try ContactDetails.onFile(of: jan, in: tx).emails.count == 1)
      return try Jan.subscriber(email: "new@voorbeeld.example", in: tx)
    }
    try other.keyring.makeKeys([KeyName(made, .extra)])
    #expect(try wrapped(house).values.allSatisfy { $0.master == target })
    for engine in [main, ring] { try engine.close() }
  }

  @Test(arguments: 1...3) func cutShortItGoesOn(_ chunks: Int) throws {
    let house = try TemporaryHouse()
    let people = try people(5, in: house)
    let all = try wrapped(house).count
    var seen = 0
    #expect(throws: Killed.self) {
      try rotation(house).run { _ in
        seen += 1
        if seen == chunks { throw Killed() }
      }
    }
    // Both keys are there, and so everybody can be read.
    try house.reopen()
    #expect(Set(try wrapped(house).values.map(\.master)).count == 2)
    for jan in people { #expect(try opens(jan, house)) }
    let late = try self.people(1, in: house)
    let done = try rotation(house).run()
    #expect(done.rewrapped == all - 2 * chunks, "what was made meanwhile is under the new one already")
    #expect(try wrapped(house).values.allSatisfy { $0.master == done.id })
    try house.reopen()
    for jan in people + late { #expect(try opens(jan, house)) }
    #expect(house.store.keys.ring(.master).count == 1)
  }

  @Test func aPreparedKeyIsUsedByNobodyUntilTheRotation() throws {
    let house = try TemporaryHouse()
    let old = house.store.keys[.master].id
    let next = try rotation(house).prepare()
    #expect(try rotation(house).prepare() == next)
    try house.reopen()
    _ = try people(1, in: house)
    #expect(try wrapped(house).values.allSatisfy { $0.master == old })
    #expect(try rotation(house).run().id == next)
  }

  @Test func aMachineWithoutTheNewKeySaysWhichFileItLacks() throws {
    let house = try TemporaryHouse()
    let jan = try people(1, in: house)[0]
    let file = house.layout.keys.appending(path: "master")
    let before = try SecretFile.read(file)
    try rotation(house).run()
    let refusal = #expect(throws: StorageError.self) { try house.reopen { try SecretFile.write(before, to: file) } }
    #expect(refusal?.description.contains("keys/master is not the key") == true)
    _ = jan
  }

  private struct Killed: Error {}

  private func rotation(_ house: TemporaryHouse) -> MasterRotation {
    MasterRotation(house.store, keys: house.layout.keys, chunk: 2)
  }

  private func people(_ count: Int, in house: TemporaryHouse) throws -> [Int64] {
    try house.store.writeNow { tx in try (0..<count).map { _ in try Jan.subscriber(in: tx) } }
  }

  private func opens(_ jan: Int64, _ house: TemporaryHouse) throws -> Bool {
    try house.store.readNow { tx in
      try ContactDetails.onFile(of: jan, in: tx).emails.count == 1
        && Jan.rows("purchase", of: jan, in: tx).allSatisfy { $0.fields != nil }
    }
  }

  private func wrapped(_ house: TemporaryHouse) throws -> [KeyName: (master: String, bytes: [UInt8])] {
    try house.store.keyring.engine.read { connection in
      try connection.run("SELECT * FROM wrapped_key").reduce(into: [:]) { keys, row in
        keys[KeyName(try row.integer("owner_id"), try row.value("compartment"))] = (
          try row.text("master_id"), try row.bytes("wrapped")
        )
      }
    }
  }
}
