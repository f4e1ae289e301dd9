import Domain
@testable import Storage
import TestSupport
import Testing

@Suite struct SealingTests {
  @Test func whatWasSealedOpensInItsOwnPlaceAndNowhereElse() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let home = Place("purchase", owner: 7, key: 1)
      let sealed = try tx.seal("Dal Voordeel", at: home)
      #expect(try tx.openText(sealed, at: home) == "Dal Voordeel")
      _ = try tx.seal("x", at: Place("purchase", owner: 8, key: 1))
      for place in [
        Place("purchase", owner: 7, key: 2), Place("profile", owner: 7, key: 1), Place("purchase", owner: 8, key: 1),
      ] {
        let refusal = #expect(throws: StorageError.self) { try tx.open(sealed, at: place) }
        #expect(refusal?.description.contains("changed, moved or damaged") == true)
      }
      var bent = sealed
      bent[20] ^= 1
      #expect(throws: StorageError.self) { try tx.open(bent, at: home) }
      #expect(throws: StorageError.self) { try tx.open([], at: home) }
    }
  }

  @Test func sealingTheSameTwiceNeverGivesTheSameBytes() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let place = Place("purchase", owner: 7, key: 1)
      let (one, two) = (try tx.seal("a", at: place), try tx.seal("a", at: place))
      #expect(one != two)
    }
  }

  @Test func aDestroyedKeyLeavesNilAndItsNeighboursAlone() throws {
    let house = try TemporaryHouse()
    let places = [
      Place("contact_detail", owner: 7, key: 1), Place("purchase", owner: 7, key: 1),
      Place("extra_benefit", owner: 7, key: 1), Place("purchase", owner: 8, key: 1),
    ]
    let sealed = try house.store.writeNow { tx in try places.map { try tx.seal("inhoud", at: $0) } }
    try house.store.writeNow { tx in try tx.orderDestruction(of: .key(KeyName(7, .relationship))) }
    try house.store.readNow { tx in
      let opened = try zip(sealed, places).map { try tx.openText($0, at: $1) }
      #expect(opened == ["inhoud", nil, "inhoud", "inhoud"])
    }
  }

  @Test func aTableWithoutADrawerSealsNothing() throws {
    let house = try TemporaryHouse()
    #expect(throws: StorageError.self) {
      try house.store.writeNow { tx in _ = try tx.seal("x", at: Place("agreement", owner: 7, key: 1)) }
    }
  }

  @Test func theMasterKeyThatWrappedAKeyMustBeThere() throws {
    let house = try TemporaryHouse()
    let name = KeyName(7, .person)
    _ = try house.store.keyring.makeKey(name)
    try house.store.keyring.engine.write { connection in
      try connection.run("UPDATE wrapped_key SET master_id = 'lost'")
    }
    let refusal = #expect(throws: StorageError.self) { try house.store.keyring.key(name) }
    #expect(refusal?.description.contains("master key lost") == true)
  }

  @Test func aKeyMovedToAnotherPersonDoesNotOpen() throws {
    let house = try TemporaryHouse()
    _ = try house.store.keyring.makeKey(KeyName(7, .person))
    try house.store.keyring.engine.write { connection in
      try connection.run("UPDATE wrapped_key SET owner_id = 8")
    }
    #expect(throws: StorageError.self) { try house.store.keyring.key(KeyName(8, .person)) }
  }
}
