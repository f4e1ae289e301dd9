import Domain
import Foundation
@testable import Storage
import TestSupport
import Testing

/// A key is there before the row that uses it, and goes only after the erasure has committed: a crash
/// at any point in between leaves something that the next start puts right.
@Suite struct KeyOrderTests {
  private struct Crash: Error {}
  private let place = Place("purchase", owner: 7, key: 1)
  private let name = KeyName(7, .relationship)

  @Test func aCrashBeforeTheRowCommitsLeavesAKeyThatSealsNothing() throws {
    let house = try TemporaryHouse()
    #expect(throws: Crash.self) {
      try house.store.writeNow { tx in
        _ = try tx.seal("x", at: place)
        throw Crash()
      }
    }
    #expect(try house.store.keyring.holds(name))
  }

  @Test func aCrashBeforeTheErasureCommitsDestroysNoKey() throws {
    let house = try TemporaryHouse()
    _ = try house.store.keyring.makeKey(name)
    #expect(throws: Crash.self) {
      try house.store.writeNow { tx in
        try tx.orderDestruction(of: .key(name))
        throw Crash()
      }
    }
    #expect(try house.store.destroyOrderedKeys() == 0)
    #expect(try house.store.keyring.holds(name))
  }

  @Test func aCrashAfterTheCommitIsMadeGoodAtTheNextStart() throws {
    let house = try TemporaryHouse()
    _ = try house.store.keyring.makeKey(name)
    _ = try house.store.keyring.makeTravelRef(for: 7)
    try house.order(.key(name), .travelLink(customer: 7))
    try house.reopen()
    #expect(try house.store.keyring.holds(name))
    #expect(try house.store.destroyOrderedKeys() == 2)
    #expect(try !house.store.keyring.holds(name))
    #expect(try house.store.keyring.travelRef(of: 7) == nil)
    #expect(try house.store.destroyOrderedKeys() == 0)
  }

  @Test func aCrashBetweenTheDestructionAndStrikingOutTheOrderIsMadeGood() throws {
    let house = try TemporaryHouse()
    _ = try house.store.keyring.makeKey(name)
    try house.order(.key(name))
    try house.store.keyring.destroy([.key(name)])
    try house.reopen()
    #expect(try house.store.destroyOrderedKeys() == 1)
    #expect(try house.store.readNow { tx in try tx.exists("SELECT 1 AS one FROM key_destruction") } == false)
  }

  /// Somebody writes for the person between the erasure's commit and the destruction of the key.
  @Test func whatIsWrittenWhileAnOrderIsOpenOutlivesIt() throws {
    let house = try TemporaryHouse()
    let old = try house.store.writeNow { tx in try tx.seal("oud", at: place) }
    try house.order(.key(name))
    let new = try house.store.writeNow { tx in try tx.seal("nieuw", at: place) }
    try house.store.destroyOrderedKeys()
    #expect(try house.open(new, at: place) == "nieuw")
    #expect(throws: StorageError.self) { try house.open(old, at: place) }
  }

  @Test func whatIsWrittenAfterTheOrderInTheSameTransactionOutlivesIt() throws {
    let house = try TemporaryHouse()
    let new = try house.store.writeNow { tx in
      _ = try tx.seal("oud", at: place)
      try tx.orderDestruction(of: .key(name))
      return try tx.seal("nieuw", at: place)
    }
    #expect(try house.open(new, at: place) == "nieuw")
  }

  @Test func travelThatComesInWhileItsLinkIsOrderedDestroyedGetsANewNumber() throws {
    let house = try TemporaryHouse()
    let old = try house.store.keyring.makeTravelRef(for: 7)
    try house.order(.travelLink(customer: 7))
    let new = try house.store.writeNow { tx in try tx.travelRef(for: 7) }
    try house.store.destroyOrderedKeys()
    #expect(new != old)
    #expect(try house.store.keyring.travelRef(of: 7) == new)
  }

  @Test func anOrderForEverythingTakesEveryKeyAndTheLink() throws {
    let house = try TemporaryHouse()
    for compartment in Compartment.allCases { _ = try house.store.keyring.makeKey(KeyName(7, compartment)) }
    _ = try house.store.keyring.makeKey(KeyName(8, .relationship))
    _ = try house.store.keyring.makeTravelRef(for: 7)
    try house.order(.everything(customer: 7))
    try house.reopen()
    #expect(try house.store.destroyOrderedKeys() == 1)
    for compartment in Compartment.allCases { #expect(try !house.store.keyring.holds(KeyName(7, compartment))) }
    #expect(try house.store.keyring.travelRef(of: 7) == nil)
    #expect(try house.store.keyring.holds(KeyName(8, .relationship)))
  }

  @Test func whatIsWrittenWhileAnOrderForEverythingIsOpenOutlivesIt() throws {
    let house = try TemporaryHouse()
    let old = try house.store.writeNow { tx in try tx.seal("oud", at: place) }
    let link = try house.store.keyring.makeTravelRef(for: 7)
    try house.order(.everything(customer: 7))
    let new = try house.store.writeNow { tx in try tx.seal("nieuw", at: place) }
    try house.store.destroyOrderedKeys()
    #expect(try house.open(new, at: place) == "nieuw")
    #expect(throws: StorageError.self) { try house.open(old, at: place) }
    #expect(try house.store.keyring.travelRef(of: 7) != link)
  }

  /// The transaction might still be undone: until it commits, no key goes.
  @Test func whatIsWrittenAfterAnOrderForEverythingInTheSameTransactionOutlivesIt() throws {
    let house = try TemporaryHouse()
    _ = try house.store.keyring.makeTravelRef(for: 7)
    let new = try house.store.writeNow { tx in
      _ = try tx.seal("oud", at: place)
      try tx.orderDestruction(of: .everything(customer: 7))
      let new = try tx.seal("nieuw", at: place)
      #expect(try house.store.keyring.holds(name))
      return new
    }
    #expect(try house.open(new, at: place) == "nieuw")
    #expect(try house.store.keyring.travelRef(of: 7) == nil)
  }

  @Test func anOrderThatNamesNoDrawerIsRefused() throws {
    let house = try TemporaryHouse()
    try house.store.engine.write { connection in
      try connection.run("INSERT INTO key_destruction VALUES (1, 7, 'attic', 0)")
    }
    let refusal = #expect(throws: StorageError.self) { try house.store.destroyOrderedKeys() }
    #expect(refusal?.description.contains("attic") == true)
  }
}

extension TemporaryHouse {
  func open(_ sealed: [UInt8], at place: Place) throws -> String? {
    try store.readNow { tx in try tx.openText(sealed, at: place) }
  }

  /// Orders destructions and crashes right after the commit: nobody carries them out.
  func order(_ condemned: Destructible...) throws {
    try store.engine.write { connection in
      let tx = Transaction(connection, of: store)
      for what in condemned { try tx.orderDestruction(of: what) }
    }
  }
}
