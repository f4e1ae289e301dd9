/// What can be counted about plain language.
enum Readability {
  static let banned: [String] = [
    "bezwaarschrift", "grondslag", "verwerkingsverantwoordelijke", "verwerker", "betrokkene", "persoonsgegevens",
    "rechtmatig", "conform", "krachtens", "hierbij", "middels", "desbetreffende", "alsmede", "teneinde",
    "dienaangaande",
    "ingevolge", "derhalve", "pursuant", "hereby", "herein", "thereof", "aforementioned", "data subject", "controller",
    "processor", "lawful basis", "legitimate interest", "in accordance with", "shall", "prior to", "facilitate",
    "retention period",
  ]
  static let jargon = ["avg", "gdpr", "art.", "artikel", "article", "verordening", "regulation", "verwerk"]

  /// The sentences of a text: what ends in a full stop, question mark, exclamation mark or colon. Links and
  /// the lines of a table or a list are no sentences.
  static func sentences(_ body: String) -> [String] {
    var sentences: [String] = []
    for line in body.split(separator: "\n") where !line.hasPrefix("http") && !line.hasPrefix("-") {
      var sentence: [Substring] = []
      for word in line.split(separator: " ") {
        sentence.append(word)
        guard let last = word.last, ".?!:".contains(last) else { continue }
        sentences.append(sentence.joined(separator: " "))
        sentence = []
      }
    }
    return sentences
  }

  static func words(_ sentence: String) -> Int { sentence.split(separator: " ").count }
}
