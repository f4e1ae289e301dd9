/// A letter ready to go out, by mail or on paper.
package struct RenderedLetter: Hashable, Codable, Sendable {
  /// One line: safe as a header's value.
  package let subject: String
  /// Paragraphs with an empty line between them; lines end in LF.
  package let body: String

  init(subject: LetterText, body: [String]) {
    self.subject = OneLine.of(subject.text)
    self.body = body.joined(separator: "\n\n") + "\n"
  }
}

/// A letter as typed values: who may send it is decided elsewhere, what it says is decided here.
package protocol Letter: Sendable {
  func rendered(in language: Language) -> RenderedLetter
}

/// Collects the paragraphs of one letter in one language.
struct LetterWriter {
  let language: Language
  private(set) var paragraphs: [String] = []

  init(_ language: Language) {
    self.language = language
  }

  func choose(_ nl: LetterText, _ en: LetterText) -> LetterText { language == .nl ? nl : en }

  mutating func say(_ nl: LetterText, _ en: LetterText) { append(choose(nl, en).text) }

  /// A paragraph whose lines were made harmless before.
  mutating func append(_ paragraph: String) { paragraphs.append(paragraph) }

  mutating func list(_ items: [LetterText]) {
    if !items.isEmpty { paragraphs.append(items.map { "- \($0.text)" }.joined(separator: "\n")) }
  }

  mutating func block(_ lines: [LetterText]) { paragraphs.append(lines.map(\.text).joined(separator: "\n")) }

  mutating func greet(_ name: String?) {
    guard let name, !OneLine.of(name).isEmpty else { return say("Goedendag,", "Hello,") }
    say("Beste \(name),", "Dear \(name),")
  }

  /// Every letter ends alike: its number, whom to call, who writes.
  mutating func close(_ reference: CaseReference?, _ contact: ContactPoints) {
    if let reference {
      say("Uw nummer: \(reference.description)", "Your number: \(reference.description)")
    }
    say(
      "Vragen? Bel \(contact.phone) (\(contact.hours[language])). Wij helpen u graag.",
      "Questions? Call \(contact.phone) (\(contact.hours[language])). We are glad to help.")
    block([choose("Met vriendelijke groet,", "Kind regards,"), "\(contact.sender)", "\(contact.address)"])
  }

  func letter(_ nl: LetterText, _ en: LetterText) -> RenderedLetter {
    RenderedLetter(subject: choose(nl, en), body: paragraphs)
  }

  func date(_ day: Day) -> String { day.words(in: language) }
  func moment(_ instant: Instant) -> String { instant.words(in: language) }
}
