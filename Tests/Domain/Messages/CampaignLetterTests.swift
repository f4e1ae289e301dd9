import Domain
import Testing

@Suite struct CampaignLetterTests {
  private func letter(
    body: String = "Beste {name},\n\nDe zee is dichtbij.", name: String? = "Noor", isFirst: Bool = false,
    content: MessageContent = .offer(.ownSimilar, for: .passengerGrowth), unsubscribe: String? = "https://r.nl/u/x",
    choices: String? = nil,
    language: Language = .nl
  ) -> RenderedLetter {
    CampaignLetter(
      text: CampaignText(language: language, subject: "Naar zee", body: body), name: name, content: content,
      channel: .email, brand: .ns,
      reason: SendExplanation(
        .allowed(SendGround(.legitimateInterest, isSoftOptIn: true)),
        of: Approach(.marketingActions, Lane(.email, .ns), content)
      ).because,
      reasonPage: "https://r.nl/why/zee", unsubscribe: unsubscribe, objectionPage: "https://r.nl/objections",
      choicesPage: choices,
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
    #expect(text.contains("Er staat geen reclame in.") && !text.contains("UW RECHT") && text.contains("/why/"))
  }

  /// S27: where it lets people do without it, it says where to switch it off; a way out of advertising it has none.
  @Test func aServiceMessageThatCanBeMissedSaysWhereToSwitchItOff() {
    let choices = "https://r.nl/me/preferences"
    let text = letter(content: .service(.disruption), unsubscribe: nil, choices: choices).body
    #expect(text.contains(choices) && !text.contains("/unsubscribe/"))
    #expect(!letter(content: .service(.disruption), unsubscribe: nil).body.contains(choices))
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
