/// One message of a campaign, to one person. It cannot be made without what the law demands of it: who sends it, why
/// it comes, how to answer, and, where it is advertising, the way out (S19, S28, Tw 11.7(4)).
package struct CampaignLetter: Letter {
  package var text: CampaignText
  package var name: String?
  package var content: MessageContent
  package var channel: Channel
  package var brand: Brand
  /// Why it may come, in a sentence.
  package var reason: Wording
  /// The page that says why; the same for everybody, so that following it tells nothing (A12).
  package var reasonPage: String
  /// The one address in it that is the person's own. Nil on paper: it is typed there.
  package var unsubscribe: String?
  package var objectionPage: String
  /// Where a service message can be switched off, if it lets people do without it (S27).
  package var choicesPage: String?
  /// The first message to anyone carries the right to object, apart from other text (Art. 21(4)).
  package var isFirst: Bool
  package var contact: ContactPoints

  package init(
    text: CampaignText, name: String?, content: MessageContent, channel: Channel, brand: Brand, reason: Wording,
    reasonPage: String, unsubscribe: String?, objectionPage: String, choicesPage: String?, isFirst: Bool,
    contact: ContactPoints
  ) {
    self.text = text
    self.name = name
    self.content = content
    self.channel = channel
    self.brand = brand
    self.reason = reason
    self.reasonPage = reasonPage
    self.unsubscribe = unsubscribe
    self.objectionPage = objectionPage
    self.choicesPage = choicesPage
    self.isFirst = isFirst
    self.contact = contact
  }

  /// In the language of its text, whichever is asked for: nobody is written to in two.
  package func rendered(in _: Language) -> RenderedLetter {
    var letter = LetterWriter(text.language)
    if isFirst, case .offer = content { rightToObject(&letter) }
    letter.pour(text.body, for: name)
    if let advertising = text.advertising { letter.pour(advertising, for: name) }
    letter.rule()
    switch content {
    case .offer: wayOut(&letter)
    case .service:
      letter.say(
        "U krijgt dit bericht omdat het over uw product of reis gaat. Er staat geen reclame in.",
        "You get this message because it is about your product or journey. There is no advertising in it.")
      letter.say("Meer uitleg: \(reasonPage)", "More about it: \(reasonPage)")
      if let choicesPage {
        letter.say(
          "Kunt u zonder dit soort berichten? Zet ze uit: \(choicesPage)",
          "Can you do without messages of this kind? Switch them off: \(choicesPage)")
      }
    }
    letter.say(
      "Afzender: \(brand.name), \(contact.address). Vragen? Antwoord op dit bericht of bel \(contact.phone) (\(contact.hours[text.language])).",
      "Sender: \(brand.name), \(contact.address). Questions? Answer this message or call \(contact.phone) (\(contact.hours[text.language]))."
    )
    return letter.letter("\(text.subject)", "\(text.subject)")
  }

  private func rightToObject(_ letter: inout LetterWriter) {
    letter.say("UW RECHT OM NEE TE ZEGGEN", "YOUR RIGHT TO SAY NO")
    letter.say(
      "U mag altijd bezwaar maken tegen het gebruik van uw gegevens voor reclame. U hoeft niet te zeggen waarom. Het kan op \(objectionPage) of via \(contact.phone).",
      "You may always object to the use of your data for advertising. You need not say why. You can do so at \(objectionPage) or on \(contact.phone)."
    )
    letter.rule()
  }

  private func wayOut(_ letter: inout LetterWriter) {
    letter.say("Waarom krijgt u dit? \(reason.nl)", "Why do you get this? \(reason.en)")
    letter.say("Meer uitleg: \(reasonPage)", "More about it: \(reasonPage)")
    if let unsubscribe {
      letter.say(
        "Wilt u dit niet meer? Meld u af:\n\(unsubscribe)",
        "Would you rather not have this? Unsubscribe:\n\(unsubscribe)")
    } else {
      letter.say(
        "Wilt u dit niet meer? Zeg het op \(objectionPage) of bel \(contact.phone).",
        "Would you rather not have this? Say so at \(objectionPage) or call \(contact.phone).")
    }
  }
}

extension LetterWriter {
  /// The marketer's own paragraphs, each value put in made one harmless line first (T8).
  fileprivate mutating func pour(_ text: String, for name: String?) {
    let name = name.map(OneLine.of) ?? choose("reiziger", "traveller").text
    for paragraph in text.split(separator: "\n\n") {
      append(
        paragraph.split(separator: "\n").map { OneLine.of(String($0).replacing("{name}", with: name)) }.joined(
          separator: "\n"))
    }
  }

  /// A line between what is said and what must be said.
  fileprivate mutating func rule() { append("- - -") }
}
