package import Domain
import Foundation
package import Storage
import Synchronization

/// A whole house in a folder of its own: real SQLite, a real keyring, real keys, the shipped
/// statement, and a clock the test moves. Gone when the test lets go of it.
package final class TemporaryHouse: @unchecked Sendable {
  package let layout: HomeLayout
  package let time: MovableClock
  package private(set) var store: Store
  private let dice: SeededBytes
  private let databases: HouseDatabases
  private var kept: [HouseDatabases] = []

  /// A quiet Monday morning.
  package static let monday = Day("2026-11-23")!.at(minute: 9 * 60)

  package init(
    at start: Instant = TemporaryHouse.monday, statement: Statement? = nil, seed: UInt64 = 1,
    on engine: Dialect = HouseDatabases.chosen
  ) throws {
    let name = "rechtspoor-\(ProcessInfo.processInfo.processIdentifier)-\(Self.next())"
    layout = HomeLayout(URL(filePath: NSTemporaryDirectory()).appending(path: name))
    time = MovableClock(start)
    dice = SeededBytes(seed: seed)
    let entropy = dice.entropy
    try FileManager.default.createDirectory(at: layout.home, withIntermediateDirectories: true)
    try layout.witnesses.make()
    try InstitutionKeys.make(in: layout.keys, entropy: entropy)
    let keys = try InstitutionKeys.load(from: layout.keys)
    databases = try HouseDatabases(engine, layout)
    let (main, ring) = try databases.open()
    try Opening.make(
      main: main, keyring: ring, keys: keys, statement: try statement ?? ShippedStatements.first(), clock: time.clock)
    store = try Opening.open(
      main: main, keyring: ring, keys: keys, witnesses: layout.witnesses, clock: time.clock, entropy: entropy)
  }

  /// Closes both databases, lets `between` do something to the files, and opens them again as a
  /// program would, short of re-applying the ledger.
  package func reopen(_ between: () throws -> Void = {}) throws {
    try store.engine.close()
    try store.keyring.close()
    try between()
    let (main, ring) = try databases.open()
    store = try Opening.open(
      main: main, keyring: ring, keys: InstitutionKeys.load(from: layout.keys), witnesses: layout.witnesses,
      clock: time.clock, entropy: dice.entropy)
  }

  /// From here on the dice of this house fall as they do after `seed`: what happened before makes no difference.
  package func reseed(_ seed: UInt64) { dice.reseed(seed) }

  /// Lays a copy of both databases aside. A server copies only what nobody is connected to.
  package func keep() throws -> HouseDatabases {
    let folder = layout.home.appending(path: "kept-\(kept.count)")
    var copy: HouseDatabases?
    switch store.engine.dialect {
    case .sqlite: copy = try databases.copy(to: folder)
    case .postgresql: try reopen { copy = try databases.copy(to: folder) }
    }
    guard let copy else { preconditionFailure("a copy was made or the reason thrown") }
    kept.append(copy)
    return copy
  }

  /// Closes the house, puts parts of it back from a copy, lets `also` do more, and opens it again.
  package func putBack(
    _ parts: [HouseDatabases.Part], from copy: HouseDatabases, also: () throws -> Void = {}
  ) throws {
    try reopen {
      for part in parts { try databases.put(part, from: copy) }
      try also()
    }
  }

  /// A folder for backups, outside the home; gone with the house.
  package var backups: BackupFolder { BackupFolder(URL(filePath: layout.home.path + "-backups")) }

  /// Loses databases for good, lets `also` do more, puts a backup back where they were, and opens the house again,
  /// short of re-applying the ledger.
  @discardableResult
  package func restore(
    losing parts: [HouseDatabases.Part] = HouseDatabases.Part.allCases, generation: String? = nil,
    also: () throws -> Void = {}
  ) throws -> Restoration.Outcome {
    var outcome: Restoration.Outcome?
    try reopen {
      for part in parts { try databases.lose(part) }
      try also()
      outcome = try Restoration(
        from: backups, keys: InstitutionKeys.load(from: layout.keys), witnesses: layout.witnesses
      ).carryOut(
        generation: generation, main: try databases.address(of: .main), keyring: try databases.address(of: .keyring))
    }
    guard let outcome else { preconditionFailure("it was carried out or the reason thrown") }
    return outcome
  }

  /// Further engines on the same two databases, as another program has them; the caller closes them.
  package func openAgain() throws -> (main: any Engine, keyring: any Engine) { try databases.open() }

  deinit {
    try? store.engine.close()
    try? store.keyring.close()
    for databases in kept + [databases] { try? databases.drop() }
    try? FileManager.default.removeItem(at: layout.home)
    try? FileManager.default.removeItem(at: backups.folder)
  }

  private static let counter = Counter()
  private static func next() -> Int { counter.next() }
}

/// A clock that stands still until it is told to go on.
package final class MovableClock: @unchecked Sendable {
  private let lock = NSLock()
  private var instant: Instant

  package init(_ start: Instant) {
    instant = start
  }

  package var now: Instant { lock.withLock { instant } }
  package var clock: Clock { Clock { self.now } }

  package func advance(hours: Int = 0, minutes: Int = 0, days: Int = 0) {
    lock.withLock {
      if days != 0 { instant = instant.day.adding(days: days).at(minute: instant.minuteOfDay) }
      instant = instant.adding(hours: hours).adding(minutes: minutes)
    }
  }

  package func set(_ instant: Instant) {
    lock.withLock { self.instant = instant }
  }
}

/// Bytes that fall the same way for the same seed.
package final class SeededBytes: Sendable {
  private let dice: Mutex<Dice>

  package init(seed: UInt64) { dice = Mutex(Dice(seed: seed)) }

  package var entropy: Entropy { Entropy { self.bytes($0) } }

  package func reseed(_ seed: UInt64) { dice.withLock { $0 = Dice(seed: seed) } }

  package func bytes(_ count: Int) -> [UInt8] { dice.withLock { $0.bytes(count) } }
}

private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  func next() -> Int {
    lock.withLock {
      value += 1
      return value
    }
  }
}
