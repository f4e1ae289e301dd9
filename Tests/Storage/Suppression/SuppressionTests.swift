import Crypto
import Domain
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct SuppressionTests {
  private let jan = SuppressionList.Target.email(EmailAddress("jan@voorbeeld.example")!)

  @Test func oneAddressWrittenInSeveralWaysIsOne() throws {
    let house = try TemporaryHouse()
    let keys = house.store.keys
    let spelled = SuppressionList.Target.email(try #require(EmailAddress(" Jan@Voorbeeld.EXAMPLE ")))
    #expect(SuppressionList.digest(jan, keys) == SuppressionList.digest(spelled, keys))
    let one = SuppressionList.Target.household(surname: "De Vriès", house: "3511 AA 12")
    let two = SuppressionList.Target.household(surname: "de vries", house: "3511aa12")
    #expect(SuppressionList.digest(one, keys) == SuppressionList.digest(two, keys))
    let neighbour = SuppressionList.Target.household(surname: "Jansen", house: "3511aa12")
    #expect(SuppressionList.digest(one, keys) != SuppressionList.digest(neighbour, keys))
  }

  /// Without the key, nobody can try addresses against the list (T14).
  @Test func theDigestIsNoPlainHashAndDiffersByHouse() throws {
    let house = try TemporaryHouse()
    let other = try TemporaryHouse(seed: 9)
    let digest = SuppressionList.digest(jan, house.store.keys)
    #expect(digest != Array(SHA256.hash(data: Array("jan@voorbeeld.example".utf8))))
    #expect(digest != Digest.sha256(fields: ["suppression", "email", "jan@voorbeeld.example"]))
    #expect(digest != SuppressionList.digest(jan, other.store.keys))
  }

  @Test func aScopeClosesItsOwnLanesAndNoOther() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let closed = try SuppressionList.suppress(jan, scope: .emailNS, source: "portal", in: tx)
      let again = try SuppressionList.suppress(jan, scope: .emailNS, source: "portal", in: tx)
      let newsletter = try SuppressionList.suppress(jan, scope: .newsletter, source: "portal", in: tx)
      #expect((closed, again, newsletter) == (1, 0, 0))
    }
    #expect(try scopes(Lane(.email, .ns), in: house) == [.emailNS])
    #expect(try scopes(Lane(.email, .nsInternational), in: house) == [])
    #expect(try house.store.keyring.ledgerHead() == 1)
  }

  @Test func liftingOpensThatLaneOnly() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      _ = try SuppressionList.suppress(jan, scope: .everything, source: "portal", in: tx)
      try SuppressionList.lift(jan, Lane(.email, .ns), in: tx)
    }
    #expect(try scopes(Lane(.email, .ns), in: house) == [])
    #expect(try scopes(Lane(.email, .nsInternational), in: house) == [.everything])
  }

  /// That key is only added to: what an older one suppressed stays so.
  @Test func aKeyThatIsAddedForgetsNoSuppression() throws {
    let house = try TemporaryHouse()
    let other = try TemporaryHouse(seed: 9)
    try house.store.writeNow { tx in _ = try SuppressionList.suppress(jan, scope: .emailNS, source: "portal", in: tx) }
    let file = house.layout.keys.appending(path: "suppression")
    let added = try SecretFile.read(other.layout.keys.appending(path: "suppression"))
    let old = try SecretFile.read(file)
    try house.reopen { try SecretFile.write(added + old, to: file) }
    #expect(try scopes(Lane(.email, .ns), in: house) == [.emailNS])
    try house.store.writeNow { tx in try SuppressionList.lift(jan, Lane(.email, .ns), in: tx) }
    #expect(try scopes(Lane(.email, .ns), in: house) == [])
  }

  @Test func aStopFollowsANewAddressUnlessItWasLiftedSince() throws {
    let house = try TemporaryHouse()
    let person = try house.store.writeNow { tx in
      let person = try Jan.subscriber(email: "oud@voorbeeld.example", in: tx)
      try Evidence.lift(.newsletterEmail, Lane(.email, .ns), of: person, consent: 1, in: tx)
      return person
    }
    house.time.advance(minutes: 5)
    try house.store.writeNow { tx in
      try Evidence.stop(.optOut, .emailNS, of: person, source: "portal", proven: true, in: tx)
      try ContactDetails.add(EmailAddress("jan@voorbeeld.example")!, of: person, from: .account, in: tx)
    }
    #expect(try scopes(Lane(.email, .ns), in: house) == [.emailNS])
  }

  private func scopes(_ lane: Lane, in house: TemporaryHouse) throws -> [Scope] {
    try house.store.readNow { tx in try SuppressionList.scopes(jan, lane, in: tx) }
  }
}
