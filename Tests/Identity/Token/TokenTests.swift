import Crypto
import Domain
import Testing

@testable import Identity

@Suite struct TokenTests {
  @Test func aTokenIsThirtyTwoRandomBytesAsText() {
    let entropy = Entropy.system
    var texts: Set<String> = []
    var ones = 0
    for _ in 0..<1000 {
      let text = Token<ForLogin>(from: entropy).text
      texts.insert(text)
      ones += (Base64URL.decode(text) ?? []).reduce(0) { $0 + $1.nonzeroBitCount }
    }
    #expect(texts.count == 1000)
    #expect(texts.allSatisfy { $0.utf8.count == 43 })
    // 256,000 fair bits: six standard deviations either way.
    #expect(abs(ones - 128_000) < 6 * 253)
  }

  @Test func whatIsStoredIsADigestOfPurposeAndToken() throws {
    let token = Token<ForExport>(from: .seeded(40))
    let bytes = try #require(Base64URL.decode(token.text))
    let expected = Array(SHA256.hash(data: Array("export\u{0}".utf8) + bytes))
    #expect(token.digest.bytes == expected)
    #expect(TokenDigest<ForExport>(stored: expected) == token.digest)
    #expect(Token<ForExport>(token.text)?.digest == token.digest)
  }

  /// T6: the very same text, held to every other door.
  @Test func aTokenOfOnePurposeOpensNoOther() throws {
    for seed in UInt64(0)..<100 {
      let text = Token<ForUnsubscribe>(from: .seeded(seed)).text
      let digests = try [
        #require(Token<ForSession>(text)).digest.bytes, #require(Token<ForDevice>(text)).digest.bytes,
        #require(Token<ForLogin>(text)).digest.bytes,
        #require(Token<ForConfirmErasure>(text)).digest.bytes, #require(Token<ForNotMe>(text)).digest.bytes,
        #require(Token<ForUnsubscribe>(text)).digest.bytes, #require(Token<ForOptIn>(text)).digest.bytes,
        #require(Token<ForNewEmail>(text)).digest.bytes, #require(Token<ForCaseStatus>(text)).digest.bytes,
        #require(Token<ForConfirmRecipient>(text)).digest.bytes, #require(Token<ForExport>(text)).digest.bytes,
        #require(Token<ForOwnAccess>(text)).digest.bytes,
      ]
      #expect(digests.count == TokenPurpose.allCases.count)
      #expect(Set(digests).count == digests.count)
    }
  }

  @Test func everyPurposeHasItsType() {
    let types: [any TokenUse.Type] = [
      ForSession.self, ForDevice.self, ForLogin.self, ForConfirmErasure.self, ForNotMe.self, ForUnsubscribe.self,
      ForOptIn.self,
      ForNewEmail.self, ForCaseStatus.self, ForConfirmRecipient.self, ForExport.self, ForOwnAccess.self,
    ]
    #expect(types.map { $0.purpose } == TokenPurpose.allCases)
  }

  @Test func oneFlippedBitIsAnotherToken() throws {
    let token = Token<ForCaseStatus>(from: .seeded(41))
    let bytes = try #require(Base64URL.decode(token.text))
    for bit in 0..<256 {
      var changed = bytes
      changed[bit / 8] ^= 1 << (bit % 8)
      #expect(try #require(Token<ForCaseStatus>(Base64URL.encode(changed))).digest != token.digest)
    }
  }

  @Test func aTokenHasOneSpellingOnly() {
    let text = Token<ForLogin>(from: .seeded(42)).text
    let padded = "A" + String(text.dropFirst().dropLast()) + "A"
    #expect(Token<ForLogin>(padded) != nil)
    // The last letter's two low bits mean nothing; setting them must not make a second key.
    #expect(Token<ForLogin>(String(padded.dropLast()) + "B") == nil)
    let short = String(text.dropLast())
    for wrong in ["", short, text + "=", text + "A", " " + short, short + "+"] {
      #expect(Token<ForLogin>(wrong) == nil, "\(wrong)")
    }
  }

  @Test func aTokenIsNotReadableInALog() {
    let token = Token<ForSession>(from: .seeded(43))
    var text = "\(token) \(String(reflecting: token))"
    dump(token, to: &text)
    #expect(!text.contains(token.text))
    #expect(text.contains("Token(session, …)"))
    let bytes = (Base64URL.decode(token.text) ?? []).map { "\($0)" }
    #expect(!text.contains(bytes.prefix(3).joined(separator: ", ")))
  }

  @Test func whatActsOnceIsSpentAndWhatStopsIsNot() {
    #expect(TokenPurpose.allCases.filter(\.isSpentByUse) == [.login, .confirmErasure, .optIn, .newEmail])
    #expect(TokenPurpose.unsubscribe.minutes == nil)
    #expect(TokenPurpose.login.minutes == 15)
  }

  @Test func secretsAreComparedWhole() {
    #expect(sameSecret([], []))
    #expect(sameSecret([1, 2, 3], [1, 2, 3]))
    #expect(!sameSecret([1, 2, 3], [1, 2, 4]))
    #expect(!sameSecret([1, 2, 3], [1, 2]))
    #expect(!sameSecret([], [0]))
  }
}
