import Testing

@testable import Domain

struct LetterInjectionTests {
  static let breaks = ["\r\n", "\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\u{0B}", "\u{0C}", "\0", "\t"]

  @Test(arguments: breaks)
  func aNameCannotBreakOutOfItsLine(_ lineBreak: String) {
    let evil = "Jan\(lineBreak)Bcc: everyone@example.org\(lineBreak)\(lineBreak)Klik hier: https://evil.example"
    for language in Language.allCases {
      let letters: [any Letter] = [
        LetterFixtures.objection(name: evil),
        ErasureAnswer(
          name: evil, reference: reference(), erased: [], erasedAt: start,
          kept: [KeptItem(.product, for: .contract, reason: Wording(evil, evil), source: evil)], recipientsTold: [evil],
          contact: LetterFixtures.contact),
      ]
      for letter in letters {
        let rendered = letter.rendered(in: language)
        for line in rendered.body.split(separator: "\n") {
          #expect(!line.hasPrefix("Bcc:") && !line.hasPrefix("Klik hier"), "\(line)")
        }
        #expect(rendered.body.contains("Jan Bcc: everyone@example.org Klik hier: https://evil.example"))
        #expect(isClean(rendered))
      }
    }
  }

  @Test func everySubjectIsOneLineAndEveryBodyHasOnlyPlainLineEnds() {
    for (letter, _) in LetterFixtures.all {
      for language in Language.allCases { #expect(isClean(letter.rendered(in: language))) }
    }
    let forged = RenderedLetter(subject: "a\r\nBcc: b@c.nl", body: [])
    #expect(forged.subject == "a Bcc: b@c.nl")
  }

  @Test func marksThatTurnTheDirectionOfWritingAreDropped() {
    #expect(OneLine.of("a\u{202E}gpj.exe\u{2066}b") == "agpj.exeb")
    #expect(OneLine.of("  Vajèn \u{A0} van\tder  Spaendonck ") == "Vajèn van der Spaendonck")
    #expect(OneLine.of("👩‍👩‍👧 Zoë") == "👩‍👩‍👧 Zoë")
  }

  private func isClean(_ letter: RenderedLetter) -> Bool {
    let bad: (Unicode.Scalar) -> Bool = { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
    return !letter.subject.unicodeScalars.contains(where: bad) && !letter.subject.isEmpty
      && !letter.body.unicodeScalars.contains { bad($0) && $0 != "\n" }
  }
}
