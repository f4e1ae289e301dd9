import Crypto
import Domain
import Testing

@testable import Identity

@Suite struct FormTokenTests {
  private let key = FormKey(from: SymmetricKey(data: [UInt8](repeating: 1, count: 32)))
  private let otherKey = FormKey(from: SymmetricKey(data: [UInt8](repeating: 2, count: 32)))
  private let session = Token<ForSession>(from: .seeded(80)).digest

  @Test func aFieldFitsItsSessionItsFormAndItsKey() {
    let field = FormToken.make(for: "/me/preferences", session: session, key: key)
    let stranger = Token<ForSession>(from: .seeded(81)).digest
    #expect(FormToken.isRight(field, for: "/me/preferences", session: session, key: key))
    #expect(!FormToken.isRight(field, for: "/me/preferences", session: stranger, key: key))
    #expect(!FormToken.isRight(field, for: "/me/extra", session: session, key: key))
    #expect(!FormToken.isRight(field, for: "/me/preferences", session: session, key: otherKey))
  }

  @Test func aMissingShortenedOrChangedFieldIsRefused() {
    let field = FormToken.make(for: "/objections", session: session, key: key)
    #expect(!FormToken.isRight(nil, for: "/objections", session: session, key: key))
    for length in 0..<field.count {
      #expect(!FormToken.isRight(String(field.prefix(length)), for: "/objections", session: session, key: key))
      var changed = Array(field)
      changed[length] = changed[length] == "A" ? "B" : "A"
      #expect(!FormToken.isRight(String(changed), for: "/objections", session: session, key: key))
    }
  }

  @Test func aVisitorsCookieAndFieldMustComeTogether() throws {
    let mine = VisitorSecret(from: .seeded(82), at: .monday)
    let attackers = VisitorSecret(from: .seeded(83), at: .monday)
    let read = try #require(VisitorSecret(cookie: mine.cookie(key: key), at: .monday, key: key))
    #expect(read == mine)
    #expect(read.isRight(mine.field(for: "/objections", key: key), for: "/objections", key: key))
    #expect(!read.isRight(attackers.field(for: "/objections", key: key), for: "/objections", key: key))
    #expect(!read.isRight(mine.field(for: "/login", key: key), for: "/objections", key: key))
    #expect(!read.isRight(nil, for: "/objections", key: key))
    // What the cookie itself says must not pass for a field.
    #expect(!read.isRight(String(mine.cookie(key: key).suffix(43)), for: "/objections", key: key))
  }

  @Test func aVisitorsCookieEndsAndCannotBeMadeOrLengthened() throws {
    let mine = VisitorSecret(from: .seeded(84), at: .monday)
    let cookie = mine.cookie(key: key)
    let end = Instant.monday.adding(hours: 24)
    #expect(VisitorSecret(cookie: cookie, at: end.adding(milliseconds: -1), key: key) != nil)
    #expect(VisitorSecret(cookie: cookie, at: end, key: key) == nil)
    #expect(VisitorSecret(cookie: cookie, at: .monday.adding(hours: -1), key: key) == nil)
    #expect(VisitorSecret(cookie: cookie, at: .monday, key: otherKey) == nil)
    #expect(VisitorSecret(cookie: nil, at: .monday, key: key) == nil)
    let bytes = try #require(Base64URL.decode(cookie))
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 1
      #expect(VisitorSecret(cookie: Base64URL.encode(changed), at: .monday, key: key) == nil)
    }
  }

  @Test func aSessionsFieldIsNoVisitorsField() throws {
    let mine = VisitorSecret(from: .seeded(85), at: .monday)
    let field = FormToken.make(for: "/objections", session: session, key: key)
    #expect(!mine.isRight(field, for: "/objections", key: key))
  }
}
