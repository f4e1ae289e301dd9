import Foundation
import Testing

@testable import Domain

@Suite struct ReadabilityTests {
  @Test(arguments: Language.allCases)
  func everyLetterIsShortAndPlain(_ language: Language) throws {
    for letter in LetterFixtures.all.map(\.letter) + LetterFixtures.toRecipients {
      let rendered = letter.rendered(in: language)
      let counts = Readability.sentences(rendered.body).map { ($0, Readability.words($0)) }
      try #require(counts.count >= 4, "\(rendered.subject)")
      for (sentence, words) in counts where words > 25 { Issue.record("\(words) words: \(sentence)") }
      let average = Double(counts.map(\.1).reduce(0, +)) / Double(counts.count)
      #expect(average <= 15, "\(rendered.subject): \(average) words a sentence")
      for line in rendered.body.split(separator: "\n") where !line.contains("http") {
        #expect(Readability.words(String(line)) <= 40, "a line too long: \(line)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func noLetterUsesAWordOnlyLawyersUse(_ language: Language) throws {
    for letter in LetterFixtures.all.map(\.letter) + LetterFixtures.toRecipients {
      let rendered = letter.rendered(in: language)
      let text = " \(rendered.subject) \(rendered.body)".lowercased()
        // The supervisor's own name is not ours to change.
        .replacing(LetterFixtures.contact.authority.lowercased(), with: "")
        .replacing(LetterFixtures.contact.authorityURL, with: "")
      for word in Readability.banned {
        #expect(!text.contains(try Regex("\\b\(word)\\b")), "'\(word)' in: \(rendered.subject)")
      }
      let first = try #require(rendered.body.components(separatedBy: "\n\n").dropFirst().first).lowercased()
      for word in Readability.jargon { #expect(!first.contains(word), "'\(word)' opens: \(rendered.subject)") }
    }
  }

  @Test func theYardstickMeasuresWhatItShould() {
    #expect(
      Readability.sentences("Een zin. Nog een zin?\n- geen zin.\nhttps://a.nl\nGeen einde") == [
        "Een zin.", "Nog een zin?",
      ])
    #expect(Readability.words("vijf woorden in deze zin.") == 5)
  }
}
