import Delivery
import Domain
import Foundation
import Testing
import TestSupport

struct RenderingTests {
  @Test func aLetterCarriesWhatALetterMust() throws {
    let lines = headerLines(MessageRenderer.render(try letter()))
    #expect(lines.contains("From: NS Klantenservice <klantenservice@ns.example>"))
    #expect(lines.contains("Reply-To: antwoord@ns.example"))
    #expect(lines.contains("Date: Sun, 22 Nov 2026 14:32:05 +0000"))
    #expect(lines.contains("Message-Id: <letter-7K4M29@rechtspoor.example>"))
    #expect(lines.contains("Content-Language: nl"))
    #expect(lines.contains("Auto-Submitted: auto-generated"))
    #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
    #expect(lines.contains("Content-Transfer-Encoding: quoted-printable"))
    #expect(!lines.contains { $0.hasPrefix("List-") })
  }

  @Test func unsubscribingStandsThereToTheLetter() throws {
    let token = String(repeating: "aB3-_", count: 40)
    let links = try Unsubscribe(
      page: "https://rechtspoor.example/unsubscribe/\(token)", mailbox: address("afmelden@ns.example"),
      mailSubject: "ns 1")
    let lines = headerLines(MessageRenderer.render(try letter(unsubscribe: links)))
    #expect(
      lines.contains(
        "List-Unsubscribe: <https://rechtspoor.example/unsubscribe/\(token)>,\n <mailto:afmelden@ns.example?subject=ns%201>"
      ))
    #expect(lines.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"))
    #expect(lines.filter { $0.hasPrefix("List-") }.count == 2)
  }

  @Test func theSameLetterIsAlwaysTheSameBytes() throws {
    let file = try AttachedFile(name: "uw-gegevens.zip", mediaType: "application/zip", bytes: [0, 13, 10, 255])
    let one = MessageRenderer.render(try letter(attachments: [file]))
    #expect(one == MessageRenderer.render(try letter(attachments: [file])))
    #expect(one != MessageRenderer.render(try letter(id: "another", attachments: [file])))
  }

  @Test func noLineIsLongAndEveryLineEndsInCRLF() throws {
    let long = String(repeating: "één lange regel ", count: 200)
    let bodies = [long, String(repeating: "x", count: 5000), ".\r\n..\r.einde", "", "\n\n"]
    for body in bodies {
      let file = try AttachedFile(name: "één.bin", mediaType: "application/octet-stream", bytes: Array(0...255))
      let bytes = MessageRenderer.render(
        try letter(subject: String(long.prefix(240)), body: body, attachments: [file]))
      let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.last?.isEmpty == true)
      #expect(lines.dropLast().allSatisfy { $0.last == "\r" && !$0.dropLast().contains("\r") })
      #expect(lines.allSatisfy { $0.count <= 100 })
      #expect(text.allSatisfy { $0.isASCII })
    }
  }

  @Test(arguments: ["regel\n", "a\r\nb\rc\n", ".\n..\nFrom x\n", "spatie \n\ttab\t\n=20\n", "€ ë 🚆\n", "\n\n"])
  func theTextComesBackAsItWas(body: String) throws {
    let read = try ParsedMessage(MessageRenderer.render(try letter(body: body)))
    #expect(read.text == body.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    #expect(read.parts == [])
  }

  @Test func attachmentsComeBackAsTheyWere() throws {
    let files = try [
      AttachedFile(
        name: "uw gegevens één.zip", mediaType: "application/zip", bytes: (0..<70_000).map { UInt8($0 & 255) }),
      AttachedFile(name: "brief.txt", mediaType: "text/plain", bytes: Array("Dit is geen brief\r\n".utf8)),
      AttachedFile(name: "leeg.bin", mediaType: "application/octet-stream", bytes: []),
    ]
    let read = try ParsedMessage(MessageRenderer.render(try letter(attachments: files)))
    #expect(read.text == "Goedemiddag,\n\nGestopt.\n")
    #expect(read.parts == files.map { .init(name: $0.name, mediaType: $0.mediaType, bytes: $0.bytes) })
  }

  @Test(arguments: [
    "Vajèn Amélie \"van der\" Berg", "Jansen, P. (Piet) <piet>", "O'Neil; dr. @home: \\", "Łukasz Şahin", "李 小龍", "a b",
    "\"", "Kort & Jaceps", "Zoë", "'s-Gravesande, mr. drs. É.É.",
  ])
  func aNameSurvivesEveryEncoding(name: String) throws {
    let bytes = MessageRenderer.render(try letter(toName: name))
    let read = try ParsedMessage(bytes)
    #expect(read.to == [.init(name: name, address: "vajen@example.org")])
    #expect(try Witness.recipient(of: bytes) == "\(name)|vajen@example.org")
  }

  @Test func anyNameAndSubjectSurviveOrAreRefused() throws {
    var dice = Dice(seed: 20_261_122)
    let alphabet: [Unicode.Scalar] = [
      "a", "Z", " ", "\"", "\\", ",", ";", ":", "<", ">", "@", "(", ")", "[", ".", "=", "?", "_", "é", "ÿ", "€", "ł",
      "🚆", "\r", "\n", "\0",
      "\u{85}", "\u{2028}", "\u{2029}", "\u{202e}", "\u{7f}",
    ]
    var made = 0
    for _ in 0..<2_000 {
      let scalars = (0..<(1 + dice.below(12))).map { _ in dice.pick(alphabet) }
      let words = String(String.UnicodeScalarView(scalars)).split(separator: " ").joined(separator: " ")
      guard !words.isEmpty, let message = try? letter(subject: words, toName: words) else { continue }
      made += 1
      let bytes = MessageRenderer.render(message)
      let read = try ParsedMessage(bytes)
      #expect(read.subject == words)
      #expect(read.to == [.init(name: words, address: "vajen@example.org")])
      #expect(headerLines(bytes).count == 11)
    }
    #expect(made > 200)
  }
}
