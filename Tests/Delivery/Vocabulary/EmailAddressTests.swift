import Domain
import Testing

struct EmailAddressTests {
  @Test(arguments: [
    (" Jan.de-Vries@Example.NL ", "jan.de-vries@example.nl"),
    ("O'NEIL+ns@mail.example.org", "o'neil+ns@mail.example.org"),
    ("ame\u{301}lie@example.org", "am\u{e9}lie@example.org"), ("\u{a0}a@b.nl", "a@b.nl"),
  ])
  func oneMailboxHasOneForm(typed: String, normal: String) throws {
    #expect(try #require(EmailAddress(typed)).text.unicodeScalars.elementsEqual(normal.unicodeScalars))
  }

  @Test(arguments: [
    "", "a", "a@", "@b.nl", "a@b", "a b@c.nl", "a@b.nl\r\nBcc: x@y.nl", "a@b.nl\r\n", "a\0@b.nl", "a@b.nl\u{2028}",
    "a..b@c.nl", ".a@c.nl", "a.@c.nl", "a@-c.nl", "a@c-.nl", "a@c..nl", "a@1.2.3.4", "a@[127.0.0.1]", "a@münchen.de",
    "a@b@c.nl", "<a@b.nl>", "\"a\"@b.nl", "a,b@c.nl", "a\u{200b}@b.nl", "a＠b.nl", "a@b.n", "a;b@c.nl", "a(b)@c.nl",
  ])
  func whatCouldSteerAHeaderIsNoAddress(typed: String) {
    #expect(EmailAddress(typed) == nil)
  }

  @Test func tooLongIsNoAddress() {
    let label = String(repeating: "a", count: 63)
    #expect(EmailAddress(String(repeating: "a", count: 64) + "@example.nl") != nil)
    #expect(EmailAddress(String(repeating: "a", count: 65) + "@example.nl") == nil)
    #expect(EmailAddress("a@\(label)a.nl") == nil)
    #expect(EmailAddress("a@\(label).\(label).\(label).\(label).nl") == nil)
  }

  @Test func anyScalarBeforeTheAtLeavesTheHalvesApart() throws {
    // This letter joins the next sign into one Character.
    let odd = try address("\u{d4e}@example.org")
    #expect(odd.domain == "example.org")
    #expect(odd.localPart == "\u{d4e}")
  }

  @Test func writtenIntoAMessageItIsMasked() throws {
    let written = "\(try address("vajen@example.org"))"
    #expect(written == "v…@example.org")
    #expect(String(reflecting: try address("vajen@example.org")) == "v…@example.org")
  }

  @Test(arguments: [
    ("jan@gmial.com", "jan@gmail.com"), ("jan@gmail.con", "jan@gmail.com"), ("jan@gmail", "jan@gmail.com"),
    ("jan@hotmial.nl", "jan@hotmail.nl"), ("jan@hotmai.com", "jan@hotmail.com"), ("jan@ziggo.nll", "jan@ziggo.nl"),
    ("jan@zigo.nl", "jan@ziggo.nl"), ("jan@ziggo,nl", "jan@ziggo.nl"), ("jan@kpnmail", "jan@kpnmail.nl"),
    ("jan@knpmail.nl", "jan@kpnmail.nl"), ("jan@kpnmail.com", "jan@kpnmail.nl"), ("jan @outlok.com", "jan@outlook.com"),
  ])
  func aSlipOfTheFingerGetsASuggestion(typed: String, meant: String) {
    #expect(EmailAddress.suggestion(for: typed)?.text == meant)
  }

  @Test(arguments: ["jan@gmail.com", "jan@ziggo.nl", "jan@hotmail.be", "jan@mail.com", "jan@ns.nl", "jan@example.org"])
  func anHonestAddressGetsNone(typed: String) throws {
    #expect(try address(typed).suggestion == nil)
  }
}
