import Domain
import Testing

@Suite struct CampaignLetterTests {
  private func letter(
    body: String = "Beste {name},\n\nDe zee is dichtbij.", name: String? = "Noor", isFirst: Bool = false,
    content: MessageContent = .offer(.ownSimilar, for: .passengerGrowth), unsubscribe: String? = "https://r.nl/u/x",
    language: Language = .nl
  ) -> RenderedLetter {
    CampaignLetter(
      text: CampaignText(language: language, subject: "Naar zee", body: body), name: name, content: content,
      channel: .email, brand: .ns,
      reason: SendGround(.legitimateInterest, isSoftOptIn: true).reason(for: .marketingActions),
      reasonPage: "https://r.nl/why/zee", unsubscribe: unsubscribe, objectionPage: "https://r.nl/objections",
      isFirst: isFirst, contact: .unconfigured
    ).rendered(in: language)
  }

  @Test(arguments: Language.allCases) func everyOfferSaysWhoWhyAndHowToStop(language: Language) {
    let text = letter(language: language).body
    #expect(text.contains("https://r.nl/why/zee") && text.contains("https://r.nl/u/x"))
    #expect(text.contains("NS, ") && text.contains(ContactPoints.unconfigured.phone))
  }

  @Test func theRightToObjectStandsBeforeAllElseTheFirstTimeAndApart() throws {
    let paragraphs = letter(isFirst: true).body.split(separator: "\n\n").map(String.init)
    #expect(paragraphs[0] == "UW RECHT OM NEE TE ZEGGEN" && paragraphs[2] == "- - -")
    #expect(paragraphs[1].contains("https://r.nl/objections") && paragraphs[3] == "Beste Noor,")
    #expect(!letter().body.contains("UW RECHT"))
  }

  @Test func withoutALinkOfTheirOwnPeopleAreToldWhereToSayNo() {
    let text = letter(unsubscribe: nil).body
    #expect(text.contains("https://r.nl/objections") && !text.contains("/u/x"))
  }

  @Test func aServiceMessageSaysThatItIsNone() {
    let text = letter(isFirst: true, content: .service(.disruption), unsubscribe: nil).body
    #expect(text.contains("Er staat geen reclame in.") && !text.contains("UW RECHT") && !text.contains("/why/"))
  }

  /// T8: a name is one line, whatever stands in it.
  @Test func aNameCannotAddALineOrAHeader() {
    let name = "Noor\r\n\r\nBcc: x@y.example\u{2028}\u{202E}"
    let rendered = letter(body: "Beste {name},", name: name)
    #expect(rendered.body.hasPrefix("Beste Noor Bcc: x@y.example,\n"))
    #expect(!rendered.subject.contains("\n"))
  }

  @Test func whoHasNoNameIsCalledATraveller() {
    #expect(letter(name: nil).body.hasPrefix("Beste reiziger,"))
    #expect(letter(name: nil, language: .en).body.contains("traveller"))
  }
}
