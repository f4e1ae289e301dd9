import Domain
import Foundation
import Testing

@testable import rechtspoor_portal

/// Plain enough for everybody: counted over all that all pages say, not over a file of samples.
@Suite struct ReadabilityTests {
  @Test(arguments: Sample.everyLanguage)
  func noSentenceIsLongerThanTwentyFiveWords(language: Language, sample: Sample) throws {
    for sentence in try sentences(sample, language) {
      #expect(words(sentence) <= 25, "\(sentence)")
    }
  }

  @Test(arguments: Sample.everyLanguage)
  func aPageAveragesFifteenWordsASentenceAtMost(language: Language, sample: Sample) throws {
    let counts = try sentences(sample, language).map(words)
    let average = Double(counts.reduce(0, +)) / Double(max(counts.count, 1))
    #expect(average <= 15)
  }

  @Test func everyProblemSaysInShortWhatToDo() {
    for language in Language.allCases {
      for problem in Problem.allCases {
        let text = ProblemCopy.words.copy(in: language).text(problem)
        #expect(sentences(in: text).allSatisfy { words($0) <= 25 })
        #expect(text.hasSuffix("."))
      }
    }
  }

  @Test func aLongSentenceIsNoticed() {
    let long = Array(repeating: "word", count: 26).joined(separator: " ")
    #expect(sentences(in: "Short. \(long).").map(words) == [1, 26])
  }

  @Test(arguments: Sample.everyLanguage)
  func noPageSpeaksTheLanguageOfLawyers(language: Language, sample: Sample) throws {
    let name = "Autoriteit Persoonsgegevens"
    let said = try RenderedPage(sample, language).blocks.joined(separator: " ")
      .replacing(name, with: "").lowercased()
    let spoken = Set(said.split { !$0.isLetter && $0 != "-" }.map(String.init))
    #expect(spoken.isDisjoint(with: Self.banned[language] ?? []))
    for phrase in Self.bannedPhrases { #expect(!said.contains(phrase)) }
  }

  static let banned: [Language: Set<String>] = [
    .nl: [
      "bezwaar", "grondslag", "grondslagen", "avg", "verwerking", "verwerken", "verwerkt", "betrokkene",
      "persoonsgegevens", "verwerkingsverantwoordelijke", "gerechtvaardigd", "rectificatie", "toestemming", "conform",
      "derhalve", "middels", "teneinde", "indien", "dient", "artikel", "uitschrijving", "desbetreffende", "hieromtrent",
    ],
    .en: [
      "objection", "gdpr", "processing", "controller", "processor", "rectification", "erasure", "pursuant", "hereby",
      "herein", "article", "lawful", "consent", "withdrawal", "suppression",
    ],
  ]

  static let bannedPhrases = [
    "are you sure", "weet u het zeker", "data subject", "legal basis", "legitimate interest", "we value", "jammer dat",
    "sorry to see you go",
  ]

  private func sentences(_ sample: Sample, _ language: Language) throws -> [String] {
    try RenderedPage(sample, language).blocks.flatMap(sentences(in:))
  }

  private func sentences(in text: String) -> [String] {
    text.split { ".?!".contains($0) }.map { $0.trimmingCharacters(in: .whitespaces) }.filter { words($0) > 0 }
  }

  private func words(_ sentence: String) -> Int {
    sentence.split(separator: " ").filter { $0.contains(where: \.isLetter) || $0.contains(where: \.isNumber) }.count
  }
}
