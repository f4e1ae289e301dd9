import Delivery
import Domain
import Testing

struct RefusalTests {
  @Test(arguments: [
    "\r\nBcc: x@example.org", "\n", "\r", "\0", "\u{2028}", "\u{2029}", "\u{85}", "\t", "\u{202e}",
    "=?utf-8?Q?=0D=0A?=",
  ])
  func aHeaderThatTriesToBeTwoIsRefused(trick: String) throws {
    let name = #expect(throws: MessageFault.self) { try letter(toName: "Piet" + trick) }
    #expect(name?.field == "display name")
    let subject = #expect(throws: MessageFault.self) { try letter(subject: "Gestopt" + trick) }
    #expect(subject?.field == "Subject")
    #expect(throws: MessageFault.self) { try AttachedFile(name: "a" + trick, mediaType: "text/csv", bytes: []) }
    #expect(throws: MessageFault.self) { try MessageID("a" + trick, at: "example.org") }
    #expect(throws: MessageFault.self) { try MessageID("a", at: "example.org" + trick) }
    #expect(throws: MessageFault.self) { try Unsubscribe(page: "https://example.org/" + trick) }
    #expect(EmailAddress("piet" + trick + "@example.org") == nil)
  }

  @Test func theRefusalSaysWhereAndWhatWithoutRepeatingTheValue() throws {
    let fault = #expect(throws: MessageFault.self) { try letter(toName: "Vajèn\u{2028}") }
    #expect(fault?.description == "display name: holds the character U+2028, which may not stand there; remove it")
  }

  @Test func whatIsTooLongIsRefused() throws {
    #expect(throws: MessageFault(field: "Subject", problem: .tooLong(most: 250))) {
      try letter(subject: String(repeating: "x", count: 251))
    }
    #expect(throws: MessageFault(field: "display name", problem: .tooLong(most: 120))) {
      try letter(toName: String(repeating: "x", count: 121))
    }
    // One Character of a thousand marks is long as well.
    #expect(throws: MessageFault.self) { try letter(subject: "a" + String(repeating: "\u{301}", count: 1000)) }
    #expect(throws: MessageFault.self) {
      try Unsubscribe(page: "https://example.org/" + String(repeating: "x", count: 800))
    }
  }

  @Test(arguments: [
    "noreply@ns.example", "no-reply@ns.example", "do_not_reply@ns.example", "niet.beantwoorden@ns.example",
  ])
  func anAddressNobodyReadsIsNoReplyAddress(deaf: String) throws {
    let good = try Mailbox(address: address("klantenservice@ns.example"))
    let bad = try Mailbox(address: address(deaf))
    for (from, replyTo, field) in [(good, bad, "Reply-To"), (bad, good, "From")] {
      #expect(throws: MessageFault(field: field, problem: .noReply)) {
        try Message(
          id: MessageID("a", at: "ns.example"), date: afternoon, from: from, replyTo: replyTo, to: good,
          subject: "Gestopt",
          body: "", language: "nl")
      }
    }
  }

  @Test(arguments: [
    "http://ns.example/u/1", "https:///u/1", "mailto:a@b.nl", "https://ns.example/a>,<b", "https://ns.example/a b", "",
    "http://127.0.0.1.ns.example/u",
  ])
  func aOneClickPageMustBeSecure(page: String) {
    #expect(throws: MessageFault.self) { try Unsubscribe(page: page) }
  }

  @Test func aDemonstrationOnThisMachineNeedsNoCertificate() throws {
    #expect(try Unsubscribe(page: "http://127.0.0.1:8080/unsubscribe/x").page == "http://127.0.0.1:8080/unsubscribe/x")
  }

  @Test(arguments: ["../x", "a/b", "a\\b", ".hidden", ""])
  func anAttachmentHasABareName(name: String) {
    #expect(throws: MessageFault.self) { try AttachedFile(name: name, mediaType: "text/csv", bytes: []) }
  }
}
