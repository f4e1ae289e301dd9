extension CaseReference {
  /// Letter by letter, as it is said over the telephone: a D is not heard as a T.
  package func spoken(in language: Language) -> String {
    description.split(separator: "-").dropFirst().map { group in
      group.map { letter in
        Self.alphabetWords[letter]?[language] ?? String(letter)
      }.joined(separator: " ")
    }.joined(separator: ", ")
  }

  private static let alphabetWords: [Character: Wording] = [
    "A": Wording("Anna", "Alpha"), "B": Wording("Bernard", "Bravo"), "C": Wording("Cornelis", "Charlie"),
    "D": Wording("Dirk", "Delta"), "E": Wording("Eduard", "Echo"), "F": Wording("Ferdinand", "Foxtrot"),
    "G": Wording("Gerard", "Golf"), "H": Wording("Hendrik", "Hotel"), "J": Wording("Johan", "Juliett"),
    "K": Wording("Karel", "Kilo"), "L": Wording("Lodewijk", "Lima"), "M": Wording("Maria", "Mike"),
    "N": Wording("Nico", "November"), "P": Wording("Pieter", "Papa"), "Q": Wording("Quotiënt", "Quebec"),
    "R": Wording("Rudolf", "Romeo"), "S": Wording("Simon", "Sierra"), "T": Wording("Teunis", "Tango"),
    "U": Wording("Utrecht", "Uniform"), "V": Wording("Victor", "Victor"), "W": Wording("Willem", "Whiskey"),
    "X": Wording("Xantippe", "X-ray"), "Y": Wording("Ypsilon", "Yankee"), "Z": Wording("Zacharias", "Zulu"),
  ]
}
