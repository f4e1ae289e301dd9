import Testing

@testable import Identity

@Suite struct PasswordHashTests {
  /// Enough to run the whole path, cheap enough to run it often.
  private static let cheap = Argon2Parameters(memoryKiB: 64, passes: 1, lanes: 1)

  @Test func libargon2sPublishedVectorVerifies() throws {
    let stored = try #require(
      PasswordHash(
        encoded: "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"))
    #expect(stored.parameters == Argon2Parameters(memoryKiB: 65_536, passes: 2, lanes: 1))
    #expect(try Argon2id.verify(Password(typed: "password"), against: stored))
    #expect(try !Argon2id.verify(Password(typed: "passwore"), against: stored))
  }

  @Test func aHashNamesTodaysCostAndFitsItsOwnPasswordOnly() async throws {
    let hasher = PasswordHasher(entropy: .seeded(1))
    let hash = try await hasher.hash(Password(chosen: "tweede perron links"))
    #expect(hash.encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
    #expect(!hash.needsRehash())
    #expect(try await hasher.verify(Password(typed: "tweede perron links"), against: hash) == .right)
    #expect(try await hasher.verify(Password(typed: "tweede perron rechts"), against: hash) == .wrong)
    #expect(try await hasher.verify(Password(typed: ""), against: hash) == .wrong)
  }

  @Test func oneKeyboardsAccentIsAnothers() async throws {
    let hasher = PasswordHasher(parameters: Self.cheap, entropy: .seeded(2))
    let hash = try await hasher.hash(Password(chosen: "caf\u{e9} centraal"))
    #expect(try await hasher.verify(Password(typed: "cafe\u{301} centraal"), against: hash) == .right)
  }

  @Test func everyHashHasASaltOfItsOwn() async throws {
    let hasher = PasswordHasher(parameters: Self.cheap, entropy: .seeded(3))
    var seen: Set<String> = []
    for _ in 0..<200 {
      seen.insert(try await hasher.hash(Password(chosen: "tweede perron links")).encoded)
    }
    #expect(seen.count == 200)
  }

  @Test func aCheaperHashAsksToBeMadeAnewAndADearerOneDoesNot() async throws {
    let old = try await PasswordHasher(parameters: Self.cheap, entropy: .seeded(4))
      .hash(Password(chosen: "tweede perron links"))
    let dearer = Argon2Parameters(memoryKiB: 128, passes: 1, lanes: 1)
    #expect(old.needsRehash(for: dearer))
    #expect(!old.needsRehash(for: Self.cheap))
    let hasher = PasswordHasher(parameters: dearer, entropy: .seeded(5))
    #expect(try await hasher.verify(Password(typed: "tweede perron links"), against: old) == .rightButOutdated)
    #expect(try await hasher.verify(Password(typed: "iets anders"), against: old) == .wrong)
  }

  @Test(arguments: [
    "", "tweede perron links", "$2b$12$abcdefghijklmnopqrstuv", "$argon2i$v=19$m=64,t=1,p=1$c29tZXNhbHQ$\(digest)",
    "$argon2id$v=16$m=64,t=1,p=1$c29tZXNhbHQ$\(digest)", "$argon2id$v=19$m=4194304,t=1,p=1$c29tZXNhbHQ$\(digest)",
    "$argon2id$v=19$m=64,t=99,p=1$c29tZXNhbHQ$\(digest)", "$argon2id$v=19$m=64,t=1,p=64$c29tZXNhbHQ$\(digest)",
    "$argon2id$v=19$m=-1,t=1,p=1$c29tZXNhbHQ$\(digest)", "$argon2id$v=19$m=+64,t=1,p=1$c29tZXNhbHQ$\(digest)",
    "$argon2id$v=19$m=64,t=1,p=1$c29$\(digest)", "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$c29tZXNhbHQ",
    "$argon2id$v=19$m=64,t=1,p=1$c29tZXNhbHQ$\(digest)$", "$argon2id$v=19$t=1,m=64,p=1$c29tZXNhbHQ$\(digest)",
    "$argon2id$v=19$m=64,t=1,p=1$c29t_XNhbHQ$\(digest)",
  ])
  func aDamagedOrForgedRowIsRefusedBeforeAnyWork(_ text: String) {
    #expect(PasswordHash(encoded: text) == nil)
  }

  @Test func neitherPasswordNorHashShowsItselfInALog() throws {
    let password = try Password(typed: "tweede perron links")
    let hash = HashingTests.dummy(Self.cheap)
    var text = "\(password) \(hash) \(String(reflecting: password)) \(String(reflecting: hash))"
    dump(password, to: &text)
    dump(hash, to: &text)
    #expect(!text.contains("perron"))
    #expect(!text.contains("argon2id"))
  }

  @Test func wipedMemoryHoldsNothing() {
    var bytes: [UInt8] = Array("tweede perron links".utf8)
    wipe(&bytes)
    #expect(bytes == [UInt8](repeating: 0, count: 19))
  }
}

private let digest = "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
