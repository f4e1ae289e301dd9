import Domain
import Testing

@testable import Identity
import TestSupport

@Suite struct TOTPTests {
  /// The key of RFC 4226 Appendix D and RFC 6238 Appendix B.
  private let secret: TOTPSecret
  init() throws { secret = try #require(TOTPSecret(bytes: Array("12345678901234567890".utf8))) }

  @Test(
    arguments: zip(
      [59, 1_111_111_109, 1_111_111_111, 1_234_567_890, 2_000_000_000, 20_000_000_000] as [Int64],
      ["287082", "081804", "050471", "005924", "279037", "353130"]))
  func theTimesOfRFC6238GiveItsCodes(_ second: Int64, _ code: String) {
    let moment = Instant(milliseconds: second * 1000)
    #expect(TOTP.code(secret, counter: TOTP.counter(at: moment)) == code)
    #expect(TOTP.verify(code, secret: secret, at: moment, lastUsed: nil) == .accepted(counter: second / 30))
  }

  @Test func theCountersOfRFC4226GiveItsCodes() {
    let codes = ["755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"]
    #expect((0..<10).map { TOTP.code(secret, counter: $0) } == codes)
  }

  @Test func aCodeIsGoodOnce() {
    let code = TOTP.code(secret, counter: TOTP.counter(at: .monday))
    guard case .accepted(let counter) = TOTP.verify(code, secret: secret, at: .monday, lastUsed: nil) else {
      Issue.record("the first use was refused")
      return
    }
    #expect(TOTP.verify(code, secret: secret, at: .monday, lastUsed: counter) == .usedBefore)
    #expect(TOTP.verify(code, secret: secret, at: .monday.adding(seconds: 29), lastUsed: counter) == .usedBefore)
  }

  @Test func onePeriodEitherWayIsTakenAndTwoAreNot() {
    let current = TOTP.counter(at: .monday)
    for distance in Int64(-3)...3 {
      let verdict = TOTP.verify(
        TOTP.code(secret, counter: current + distance), secret: secret, at: .monday, lastUsed: nil)
      #expect(verdict == (abs(distance) <= 1 ? .accepted(counter: current + distance) : .wrong))
    }
  }

  @Test func anOlderCodeThanTheLastUsedIsRefused() {
    let current = TOTP.counter(at: .monday)
    let older = TOTP.code(secret, counter: current - 1)
    #expect(TOTP.verify(older, secret: secret, at: .monday, lastUsed: current) == .usedBefore)
    #expect(TOTP.verify(older, secret: secret, at: .monday, lastUsed: current - 2) == .accepted(counter: current - 1))
  }

  @Test func overAnyHistoryNoCounterIsAcceptedTwice() {
    var dice = Dice(seed: 20)
    for _ in 0..<50 {
      let secret = TOTPSecret(from: .seeded(dice.next()))
      var now = Instant.monday
      var lastUsed: Int64?
      var accepted: [Int64] = []
      for _ in 0..<60 {
        now = now.adding(seconds: dice.below(40))
        let typed = TOTP.code(secret, counter: TOTP.counter(at: now) + Int64(dice.below(7)) - 3)
        if case .accepted(let counter) = TOTP.verify(typed, secret: secret, at: now, lastUsed: lastUsed) {
          accepted.append(counter)
          lastUsed = counter
        }
      }
      #expect(accepted == Array(Set(accepted)).sorted())
      #expect(!accepted.isEmpty)
    }
  }

  @Test(arguments: ["", "28708", "2870822", "28708a", "２８７０８２", "-87082", "28708\u{0}", "287083"])
  func anythingElseIsWrong(_ typed: String) {
    #expect(TOTP.verify(typed, secret: secret, at: Instant(milliseconds: 59_000), lastUsed: nil) == .wrong)
  }

  @Test func spacesAsTheAppShowsThemAreTaken() {
    #expect(
      TOTP.verify("287 082", secret: secret, at: Instant(milliseconds: 59_000), lastUsed: nil)
        == .accepted(counter: 1))
  }

  @Test func theAddressSaysWhatAnAppNeedsAndNoNameCanAddToIt() {
    #expect(
      secret.address(issuer: "Rechtspoor", account: "medewerker 12&digits=8")
        == "otpauth://totp/Rechtspoor:medewerker%2012%26digits%3D8?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
        + "&issuer=Rechtspoor&algorithm=SHA1&digits=6&period=30")
  }

  @Test func aSecretIsLongRandomAndSilent() {
    let fresh = TOTPSecret(from: .seeded(21))
    #expect(fresh.bytes.count == 20)
    #expect(TOTPSecret(base32: fresh.base32) == fresh)
    #expect(TOTPSecret(base32: fresh.base32.lowercased()) == fresh)
    #expect(TOTPSecret(bytes: [UInt8](repeating: 1, count: 15)) == nil)
    #expect(!String(reflecting: fresh).contains(fresh.base32))
  }
}
