import Domain
import Foundation
@testable import Storage
import TestSupport
import Testing

/// Keys of whoever is made in a transaction wait for its end: in the keyring before the row commits, and nowhere where
/// it does not.
@Suite struct NewKeysTests {
  private struct Failed: Error {}

  @Test func whatIsTakenBackLeavesNoKey() throws {
    let house = try TemporaryHouse()
    var owner: Int64 = 0
    #expect(throws: Failed.self) {
      try house.store.writeNow { tx in
        owner = tx.newOwner()
        let sealed = try tx.seal("x", at: place(owner))
        #expect(try tx.openText(sealed, at: place(owner)) == "x")
        throw Failed()
      }
    }
    #expect(try !house.store.keyring.holds(name(owner)))
  }

  @Test func whatIsKeptOpensAfterwards() throws {
    let house = try TemporaryHouse()
    let (owner, sealed) = try house.store.writeNow { tx in
      let owner = tx.newOwner()
      return (owner, try tx.seal("x", at: place(owner)))
    }
    #expect(try house.store.keyring.holds(name(owner)))
    #expect(try house.store.readNow { try $0.openText(sealed, at: place(owner)) } == "x")
  }

  @Test func keysKeptBeforehandGoWhereTheWorkFailsAndNoOthersDo() throws {
    let house = try TemporaryHouse()
    let known = try house.store.writeNow { tx in
      let known = tx.newOwner()
      _ = try tx.seal("x", at: place(known))
      return known
    }
    var made: [Int64] = []
    #expect(throws: Failed.self) {
      try house.store.writeNow { tx in
        _ = try tx.seal("y", at: place(known))
        for _ in 0..<1500 {
          let owner = tx.newOwner()
          made.append(owner)
          _ = try tx.seal("y", at: place(owner))
          if made.count == 700 { try tx.keepNewKeys() }
        }
        #expect(try house.store.keyring.holds(name(made[0])))
        throw Failed()
      }
    }
    #expect(made.count == 1500)
    #expect(try house.store.keyring.holds(name(known)))
    for owner in made { #expect(try !house.store.keyring.holds(name(owner))) }
  }

  @Test func itIsTheSameKeyBeforeAndAfterItIsKept() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let owner = tx.newOwner()
      let first = try tx.seal("x", at: place(owner))
      try tx.keepNewKeys()
      let second = try tx.seal("y", at: place(owner))
      #expect(try tx.openText(first, at: place(owner)) == "x" && tx.openText(second, at: place(owner)) == "y")
    }
  }

  @Test func anOrderThatIsWithdrawnLeavesWhatWasSealedBefore() throws {
    let house = try TemporaryHouse()
    let (owner, first) = try house.store.writeNow { tx in
      let owner = tx.newOwner()
      let first = try tx.seal("x", at: place(owner))
      try tx.orderDestruction(of: .key(name(owner)))
      _ = try tx.seal("y", at: place(owner))
      return (owner, first)
    }
    #expect(try house.store.destroyOrderedKeys() == 0)
    #expect(try house.store.readNow { try $0.openText(first, at: place(owner)) } == "x")
  }

  @Test func anOrderOfTheSameTransactionIsCarriedOut() throws {
    let house = try TemporaryHouse()
    let owner = try house.store.writeNow { tx in
      let owner = tx.newOwner()
      _ = try tx.seal("x", at: place(owner))
      try tx.orderDestruction(of: .everything(customer: owner))
      return owner
    }
    #expect(try !house.store.keyring.holds(name(owner)))
  }

  @Test func theKeysOfManyAreOpenedTogether() throws {
    let house = try TemporaryHouse()
    let owners = try house.store.writeNow { tx in
      try (0..<5).map { _ in
        let owner = tx.newOwner()
        _ = try tx.seal("x", at: place(owner))
        return owner
      }
    }
    try house.store.keyring.destroy([.key(name(owners[2]))])
    try house.store.readNow { tx in
      try tx.openKeys(of: owners, for: "purchase")
      #expect(Set(tx.openKeys.keys.map(\.owner)) == Set(owners).subtracting([owners[2]]))
    }
  }

  private func place(_ owner: Int64) -> Place { Place("purchase", owner: owner, key: 1) }
  private func name(_ owner: Int64) -> KeyName { KeyName(owner, .relationship) }
}
