import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// Backups that forget: whole or absent, true to the ledger, and gone when their time is over.
@Suite struct BackupTests {
  @Test func aBackupIsWholeSignedAndHoldsNoKeyOfTheHouse() throws {
    let house = try TemporaryHouse()
    try house.objectAndErase(house.people(3)[0])
    let made = try house.store.backUp(to: house.backups)
    let report = try house.verifyBackups()
    #expect(report.findings == [])
    #expect(report.backups == [made.keyring, made.generation] && report.lines > 0)
    #expect(try house.inBackups() == [made.generation, made.keyring, "lock"])
    for name in [made.generation, made.keyring] {
      let folder = house.backups.folder.appending(path: name)
      #expect(try FileManager.default.attributesOfItem(atPath: folder.path)[.posixPermissions] as? Int == 0o700)
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        let path = folder.appending(path: file)
        #expect(try FileManager.default.attributesOfItem(atPath: path.path)[.posixPermissions] as? Int == 0o600)
        let bytes = try Data(contentsOf: path)
        for key in InstitutionKeys.Name.allCases {
          let line = try SecretFile.read(house.layout.keys.appending(path: key.rawValue)).split { $0.isWhitespace }
          let secret = try #require(Data(base64Encoded: String(line[1])))
          #expect(bytes.range(of: secret) == nil && bytes.range(of: Data(secret.base64EncodedString().utf8)) == nil)
        }
      }
    }
    let said = try house.lines(.backupMade)
    #expect(said.count == 1 && said[0].contains("generation=\(made.generation)"))
  }

  @Test func aGenerationGoesAfterThirtyFiveDaysAndTheKeyringAtEachRun() throws {
    let house = try TemporaryHouse()
    let first = try house.store.backUp(to: house.backups)
    house.time.advance(days: 1)
    let second = try house.store.backUp(to: house.backups)
    #expect(try house.inBackups() == [first.generation, second.generation, second.keyring, "lock"])
    house.time.advance(minutes: -60, days: 34)
    #expect(try house.store.expireBackups(in: house.backups) == [])
    house.time.advance(hours: 2)
    #expect(try house.store.expireBackups(in: house.backups) == [first.generation])
    #expect(try house.inBackups() == [second.generation, second.keyring, "lock"])
    house.time.advance(days: 1)
    let third = try house.store.backUp(to: house.backups)
    #expect(third.expired == [second.generation])
    #expect(try house.inBackups() == [third.generation, third.keyring, "lock"])
    #expect(try house.lines(.backupExpired).count == 2)
  }

  /// Two runs while a clock is set right by a second: the later keyring has the earlier date, and opens everything.
  @Test func aClockSetRightBetweenTwoRunsIsNoFault() throws {
    let house = try TemporaryHouse()
    _ = try house.people(1)
    let first = try house.store.backUp(to: house.backups)
    house.time.set(house.time.now.adding(seconds: -1))
    _ = try house.people(1)
    let second = try house.store.backUp(to: house.backups)
    #expect(first.generation > second.keyring.replacing("keyring", with: "generation"))
    #expect(try house.verifyBackups().findings.map(\.description) == [])
    // And a keyring that is older than a generation is found all the same.
    let ring = house.backups.folder.appending(path: second.keyring)
    let aside = house.layout.home.appending(path: "aside")
    try FileManager.default.copyItem(at: ring, to: aside)
    house.time.set(house.time.now.adding(seconds: 10))
    let third = try house.store.backUp(to: house.backups)
    try FileManager.default.removeItem(at: house.backups.folder.appending(path: third.keyring))
    try FileManager.default.moveItem(at: aside, to: ring)
    #expect(try house.verifyBackups().findings.map(\.backup) == [third.generation])
  }

  /// A clock that is wrong neither dates a backup nor removes one, and a run that was made goes on from the last.
  @Test(arguments: [365, -1, -20_000]) func byAWrongClockNoGenerationIsMadeOrRemoved(jump: Int) throws {
    let house = try TemporaryHouse()
    _ = try house.people(1)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    let right = house.time.now
    let made = try house.store.backUp(to: house.backups)
    let there = try house.inBackups()
    house.time.advance(days: jump)
    #expect(throws: ClockGuard.Stopped.self) { try house.store.backUp(to: house.backups) }
    #expect(throws: ClockGuard.Stopped.self) { try house.store.expireBackups(in: house.backups) }
    #expect(try house.inBackups() == there)
    // The scheduler has stopped, and the clock is right again: still nobody has looked.
    #expect(try ClockGuard.tick(on: house.store) != nil)
    house.time.set(right.adding(minutes: 1))
    #expect(throws: ClockGuard.Stopped.self) { try house.store.backUp(to: house.backups) }
    _ = try house.store.writeNow { tx in try ClockGuard.accept(by: .staff("ans"), in: tx) }
    let second = try house.store.backUp(to: house.backups)
    #expect(try house.inBackups() == [made.generation, second.generation, second.keyring, "lock"])
    #expect(try house.verifyBackups().findings == [])
  }

  @Test func whereNoSchedulerWorksTheDailyRunsBelieveOneAnother() throws {
    let house = try TemporaryHouse()
    _ = try house.people(1)
    #expect(try ClockGuard.tick(on: house.store) == nil)
    for _ in 1...5 {
      house.time.advance(days: 1)
      try house.store.backUp(to: house.backups)
    }
    house.time.advance(days: 3)
    #expect(throws: ClockGuard.Stopped.self) { try house.store.backUp(to: house.backups) }
  }

  /// T11: yesterday's backup brings nobody back, and nobody is written to again.
  /// `tools/battery putback` does it with a thousand of each.
  @Test func whoWasErasedAndWhoWasStoppedSinceStaySo() throws {
    let each = ProcessInfo.processInfo.environment["RECHTSPOOR_TEST_PEOPLE"].flatMap { Int($0) } ?? 50
    let house = try TemporaryHouse()
    let people = try house.people(2 * each + 20)
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    for jan in people[..<each] { try house.objectAndErase(jan) }
    for (number, jan) in people[each..<2 * each].enumerated() { try house.stopUnproven(jan, number: each + number) }
    house.time.advance(hours: 1)
    try house.store.makeCheckpoint()
    let sealed = try house.sealedInBackup(of: people[..<each])
    #expect(sealed.count == each * Jan.relationshipTables.count)

    try house.restore()
    for jan in people[..<each] { #expect(try house.count("purchase", of: jan) == 1, "the copy does bring them back") }
    #expect(try Reapplication.run(on: house.store) >= 3 * each)
    try house.store.destroyOrderedKeys()
    for jan in people[..<each] {
      for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
      #expect(try !house.store.keyring.holds(KeyName(jan, .relationship)))
    }
    for (number, jan) in people[..<(2 * each)].enumerated() {
      let standing = try house.store.readNow { tx in try StandingTable.standing(of: jan, in: tx) }
      #expect(standing?.stops.map(\.scope) == [.everything])
      #expect(try house.isSuppressed(number))
    }
    for (number, jan) in people[(2 * each)...].enumerated() {
      #expect(try house.count("purchase", of: jan) == 1 && !house.isSuppressed(2 * each + number))
    }
    #expect(try house.verify().findings == [])
    if house.store.engine.dialect == .sqlite {
      let bytes = try house.homeBytes()
      #expect(ByteSearch(sealed).found(in: bytes) == 0)
      let control = try house.sealedInBackup(of: people[(2 * each)...])
      #expect(ByteSearch(control).found(in: bytes) == control.count)
    }
  }

  @Test(arguments: 0..<3) func anyOfThreeGenerationsIsPutBackWithTheNewestKeyring(_ generation: Int) throws {
    let house = try TemporaryHouse()
    let people = try house.people(3)
    var names: [String] = []
    for jan in people {
      names.append(try house.store.backUp(to: house.backups).generation)
      house.time.advance(days: 1)
      try house.objectAndErase(jan)
    }
    try house.store.makeCheckpoint()
    try house.restore(generation: names[generation])
    try Reapplication.run(on: house.store)
    for jan in people {
      #expect(try house.count("purchase", of: jan) == 0 && house.count("product", of: jan) == 1)
    }
    #expect(try house.verify().findings == [])
  }

  /// The rows are in the generation, their key is not in the keyring.
  @Test func anErasureBetweenTheTwoCopiesIsAnErasure() throws {
    let house = try TemporaryHouse()
    let jan = try house.people(1)[0]
    _ = try house.store.backUp(to: house.backups) { try house.objectAndErase(jan) }
    #expect(try house.verifyBackups().findings == [])
    try house.restore()
    #expect(try house.count("purchase", of: jan) == 1)
    #expect(try !house.store.keyring.holds(KeyName(jan, .relationship)))
    try Reapplication.run(on: house.store)
    for table in Jan.relationshipTables { #expect(try house.count(table, of: jan) == 0, "\(table)") }
  }

  @Test func aKeyringThatIsThereStaysAndIsTheNewest() throws {
    let house = try TemporaryHouse()
    let people = try house.people(2)
    try house.store.backUp(to: house.backups)
    house.time.advance(hours: 1)
    try house.objectAndErase(people[0])
    #expect(try house.restore(losing: [.main]).keyringIsThere)
    #expect(try !house.store.keyring.holds(KeyName(people[0], .relationship)))
    try Reapplication.run(on: house.store)
    #expect(try house.count("purchase", of: people[0]) == 0 && house.count("purchase", of: people[1]) == 1)
  }

  @Test func whatARunThatWasKilledHasLeftIsClearedByTheNext() throws {
    let house = try TemporaryHouse()
    _ = try house.people(1)
    let half = house.backups.folder.appending(path: "passing-generation-2026-11-22T030000.000Z")
    try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
    try Data("half".utf8).write(to: half.appending(path: "rechtspoor.db"))
    let made = try house.store.backUp(to: house.backups)
    #expect(try house.inBackups() == [made.generation, made.keyring, "lock"])
  }

  /// Killed between the two names: the older keyring is named by a verification, and stops no restoration.
  @Test func anOlderCopyOfTheKeyringIsFoundAndTheNewestPutBack() throws {
    let house = try TemporaryHouse()
    let jan = try house.people(1)[0]
    let first = try house.store.backUp(to: house.backups)
    let aside = house.layout.home.appending(path: "aside")
    try FileManager.default.copyItem(at: house.backups.folder.appending(path: first.keyring), to: aside)
    house.time.advance(hours: 1)
    try house.objectAndErase(jan)
    try house.store.backUp(to: house.backups)
    try FileManager.default.moveItem(at: aside, to: house.backups.folder.appending(path: first.keyring))
    #expect(try house.verifyBackups().findings.map(\.backup) == [first.keyring])
    try house.restore()
    #expect(try !house.store.keyring.holds(KeyName(jan, .relationship)))
  }

  @Test func twoRunsAtOnceAreRefused() throws {
    let house = try TemporaryHouse()
    #expect(throws: StorageError.self) {
      try house.store.backUp(to: house.backups) { _ = try house.store.backUp(to: house.backups) }
    }
    house.time.advance(minutes: 1)
    try house.store.backUp(to: house.backups)
    #expect(try house.verifyBackups().findings == [])
  }
}
