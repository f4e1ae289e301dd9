import Delivery
import Domain
import Testing
import TestSupport

struct ParsingTests {
  @Test func aMailFromElsewhereIsRead() throws {
    let mail = """
      From: =?iso-8859-1?Q?Jos=E9?= <jose@example.org>\r
      To: "Berg, van der" <a@example.org>, b@example.org\r
      Subject: =?utf-8?B?w6nDqW4=?=\r
       vraag\r
      Date: Sun, 22 Nov 2026 15:32:05 +0100\r
      Content-Type: text/plain; charset=windows-1252\r
      Content-Transfer-Encoding: quoted-printable\r
      \r
      =80 5, alstublieft=\r
       meteen\r

      """
    let read = try ParsedMessage(Array(mail.utf8))
    #expect(read.from == [.init(name: "José", address: "jose@example.org")])
    #expect(read.to.map(\.address) == ["a@example.org", "b@example.org"])
    #expect(read.to.map(\.name) == ["Berg, van der", ""])
    #expect(read.subject == "één vraag")
    #expect(read.date == afternoon)
    #expect(read.text == "€ 5, alstublieft meteen\n")
  }

  @Test(arguments: [[], Array("geen brief\n".utf8), [0, 1, 2, 255], Array("\r\n\r\n".utf8)] as [[UInt8]])
  func whatIsNoMessageIsRefused(bytes: [UInt8]) {
    #expect(throws: MessageFault(field: "message", problem: .unreadable)) { try ParsedMessage(bytes) }
  }

  @Test func noBytesBringTheParserDown() throws {
    var dice = Dice(seed: 7)
    let start = MessageRenderer.render(
      try letter(attachments: [AttachedFile(name: "a.zip", mediaType: "application/zip", bytes: Array(0...200))]))
    var read = 0
    for _ in 0..<300 {
      var bytes = start
      for _ in 0..<(1 + dice.below(20)) {
        bytes[dice.below(bytes.count)] = UInt8(dice.below(256))
      }
      if let message = try? ParsedMessage(bytes), !message.headers.isEmpty { read += 1 }
    }
    #expect(read > 0)
  }

  @Test(.enabled(if: Samples.oneClickMail != nil, "no sample of real mail on this machine"))
  func aRealMailingListSpeaksTheSameOneClick() throws {
    let read = try ParsedMessage(try #require(Samples.oneClickMail))
    #expect(read.header("list-unsubscribe-post") == "List-Unsubscribe=One-Click")
    let page = try #require(read.header("List-Unsubscribe")).dropFirst().dropLast()
    #expect(try Unsubscribe(page: String(page)).page.hasSuffix("/plugh"))
    #expect(read.from.map(\.address) == ["noreply@ciplatform.org"])
    #expect(read.date?.description == "2023-08-28T08:43:09Z")
  }
}
