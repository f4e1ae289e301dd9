import Crypto
import Testing

@testable import Identity

@Suite struct LimitKeyTests {
  private let key = SymmetricKey(data: [UInt8](repeating: 7, count: 32))

  @Test func oneNameIsCountedOnceHoweverItIsTyped() {
    let plain = LimitKey(.loginPerAccount, "zo\u{eb}@voorbeeld.nl", key: key)
    #expect(LimitKey(.loginPerAccount, "  ZOE\u{308}@Voorbeeld.NL\n", key: key) == plain)
    #expect(LimitKey(.loginPerAccount, "zoe@voorbeeld.nl", key: key) != plain)
  }

  @Test func theStoredKeyNeedsOurKeyAndDiffersByAct() {
    let other = SymmetricKey(data: [UInt8](repeating: 8, count: 32))
    let digests = LimitedAct.allCases.map { LimitKey($0, "jan@voorbeeld.nl", key: key).digest }
    #expect(Set(digests).count == LimitedAct.allCases.count)
    #expect(
      LimitKey(.loginPerAccount, "jan", key: key).digest != LimitKey(.loginPerAccount, "jan", key: other).digest)
  }

  @Test func aHouseholdIsOneNetwork() throws {
    func household(_ text: String) throws -> String { try #require(NetworkAddress(text)).household }
    #expect(try household("2001:db8:1:2::1") == household("2001:db8:1:2:ffff:ffff:ffff:ffff"))
    #expect(try household("2001:db8:1:2::1") != household("2001:db8:1:3::1"))
    #expect(try household("::ffff:192.0.2.1") == household("192.0.2.1"))
    #expect(try household("192.0.2.1") != household("192.0.2.2"))
    #expect(
      try LimitKey(.loginPerNetwork, network: #require(NetworkAddress("2001:db8::1")), key: key)
        == LimitKey(.loginPerNetwork, network: #require(NetworkAddress("2001:db8::2")), key: key))
    for wrong in ["", "localhost", "192.0.2", "192.0.2.256", "2001:db8::1%eth0", "1.2.3.4:80"] {
      #expect(NetworkAddress(wrong) == nil, "\(wrong)")
    }
  }
}
