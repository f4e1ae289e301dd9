import Testing

@testable import Identity
import TestSupport

@Suite struct CookieTests {
  private let token = Token<ForSession>(from: .seeded(90))

  @Test func aSessionCookieIsKeptAsStrictlyAsBrowsersCan() {
    #expect(
      CookiePolicy.session.setting(token.text)
        == "__Host-rechtspoor=\(token.text); Path=/; Secure; HttpOnly; SameSite=Lax")
    #expect(
      CookiePolicy.staffSession.setting(token.text)
        == "__Secure-rechtspoor-staff=\(token.text); Path=/staff; Secure; HttpOnly; SameSite=Strict")
    #expect(
      CookiePolicy.session.clearing
        == "__Host-rechtspoor=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax")
    #expect(CookiePolicy.visitor.setting("x").hasPrefix("__Host-rechtspoor-form=x; Path=/; Secure; HttpOnly;"))
  }

  @Test func whatWasSetIsReadBack() throws {
    let header = try CookieHeader(["a=b; __Host-rechtspoor=\(token.text);c = d=e "])
    #expect(header.session()?.digest == token.digest)
    #expect(header["a"] == "b")
    #expect(header["c"] == "d=e")
    #expect(header["nothing"] == nil)
    #expect(header.session(.staffSession) == nil, "one door's session is nothing at the other")
    #expect(try CookieHeader([]).session() == nil)
  }

  @Test func piecesOfOneHeaderAreOne() throws {
    let header = try CookieHeader(["a=b", "__Host-rechtspoor=\(token.text)"])
    #expect(header.session()?.digest == token.digest)
    #expect(header["a"] == "b")
  }

  @Test func twoCookiesOfOneNameCountForNone() throws {
    let planted = Token<ForSession>(from: .seeded(91)).text
    #expect(try CookieHeader(["__Host-rechtspoor=\(planted); __Host-rechtspoor=\(token.text)"]).session() == nil)
    #expect(try CookieHeader(["__Host-rechtspoor=x", "__Host-rechtspoor=\(token.text)"]).session() == nil)
    // A browser tells the prefix by its exact letters, and so do we.
    #expect(try CookieHeader(["__host-rechtspoor=\(token.text)"]).session() == nil)
  }

  @Test func aHeaderIsBounded() throws {
    _ = try CookieHeader([String(repeating: "a", count: 4096)])
    #expect(throws: CookieRefusal.tooLong(bytes: 4097)) { try CookieHeader([String(repeating: "a", count: 4097)]) }
    #expect(throws: CookieRefusal.tooLong(bytes: 4098)) {
      try CookieHeader([String](repeating: String(repeating: "a", count: 2049), count: 2))
    }
    _ = try CookieHeader([[String](repeating: "a=b", count: 50).joined(separator: ";")])
    #expect(throws: CookieRefusal.tooMany(51)) {
      try CookieHeader([[String](repeating: "a=b", count: 51).joined(separator: ";")])
    }
  }

  @Test func oddBytesAreNeverAValue() throws {
    var dice = Dice(seed: 92)
    let letters = Array(" \t=;,\"\\ab\u{0}\u{7f}é\r\n")
    for _ in 0..<3000 {
      let text = String((0..<dice.below(60)).map { _ in letters[dice.below(letters.count)] })
      let header = try CookieHeader([text])
      for name in ["a", "b", "ab", ""] {
        if let value = header[name] { #expect(CookieHeader.isCookieText(value)) }
      }
      #expect(header.session() == nil)
    }
  }
}
