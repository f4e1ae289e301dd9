import Delivery
import Testing

struct CarrierAddressTests {
  @Test func relaysAreRead() throws {
    #expect(
      try CarrierAddress("smtp://relay.example:2525")
        == .relay(SMTPRelay(host: "relay.example", port: 2525, encryption: .required)))
    #expect(
      try CarrierAddress("smtp://relay.example?starttls=never")
        == .relay(SMTPRelay(host: "relay.example", port: 25, encryption: .never)))
    #expect(
      try CarrierAddress("smtps://relay.example?timeout=9")
        == .relay(SMTPRelay(host: "relay.example", port: 465, encryption: .immediate, timeoutSeconds: 9)))
    #expect(
      try CarrierAddress("smtp://u@relay.example?password-file=/p&ca=/c")
        == .relay(
          SMTPRelay(
            host: "relay.example", port: 587, encryption: .required, user: "u", passwordFile: "/p", certificates: "/c"))
    )
  }

  @Test(arguments: ["127.0.0.1", "localhost", "[::1]", "127.8.8.8"])
  func onThisMachineAloneNothingNeedsEncryption(host: String) throws {
    guard case .relay(let relay) = try CarrierAddress("smtp://\(host):25") else {
      Issue.record("no relay")
      return
    }
    #expect(relay.encryption == .never)
  }

  @Test func aFolderIsRead() throws {
    #expect(try CarrierAddress("file:var/mail out") == .folder("var/mail out"))
    #expect(try CarrierAddress("file:///var/mail") == .folder("/var/mail"))
    #expect(try CarrierAddress("file:/var/mail") == .folder("/var/mail"))
  }

  @Test(arguments: [
    ("", "no address"), ("relay.example:25", "no address"), ("http://relay.example", "begins with"),
    ("smtp://", "no address"),
    ("smtp://h:0", "port 0"), ("smtp://h:70000", "port 70000"), ("smtp://u:geheim@h", "holds a password"),
    ("file:", "no folder"),
    ("smtp://h?starttls=maybe", "starttls"), ("smtps://h?starttls=required", "starttls"),
    ("smtp://h?tls=1", "option tls: unknown"),
    ("smtp://h?timeout=0", "timeout"), ("smtp://h?ca=/a&ca=/b", "option ca"), ("smtp://u@h", "neither"),
    ("smtp://h?password-file=/p", "neither"), ("smtp://h/path", "behind the host"),
    ("smtp://u@h?starttls=never&password-file=/p", "unencrypted"),
  ])
  func aFaultSaysWhatAndNeverRepeatsASecret(text: String, words: String) throws {
    let fault = #expect(throws: CarrierAddressFault.self) { try CarrierAddress(text) }
    let said = try #require(fault).description
    #expect(said.contains(words))
    #expect(!said.contains("geheim"))
  }
}
