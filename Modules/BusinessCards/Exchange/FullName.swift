/// A name that stands in one cell, divided into its three parts: `Jan van der Berg`, and `Berg, Jan van der` too.
struct FullName: Hashable {
  var given = ""
  var middle = ""
  var surname = ""

  init(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: 1).map { $0.split(separator: " ") }
    if parts.count == 2 { turned(parts[0], parts[1]) } else { straight(parts.first ?? []) }
  }

  /// `Berg, Jan van der` and `van der Berg, Jan`.
  private mutating func turned(_ before: [Substring], _ after: [Substring]) {
    let ahead = before.dropLast().prefix { NameParticles.contains($0) }
    let behind = after.reversed().prefix { NameParticles.contains($0) }.reversed()
    given = Self.joined(after.dropLast(behind.count))
    middle = Self.joined(Array(behind) + ahead)
    surname = Self.joined(before.dropFirst(ahead.count))
  }

  /// The surname begins behind the particles, at a double name, or is the last word.
  private mutating func straight(_ words: [Substring]) {
    let last = max(0, words.count - 1)
    if let particle = words.indices.dropLast().first(where: { NameParticles.contains(words[$0]) }) {
      let double = words[..<particle].firstIndex(where: Self.beginsDouble) ?? particle
      let particles = double < particle ? [] : words[particle..<last].prefix { NameParticles.contains($0) }
      given = Self.joined(words[..<double])
      middle = Self.joined(particles)
      surname = Self.joined(words[(double + particles.count)...])
    } else {
      let first = words.indices.dropLast().first { Self.beginsDouble(words[$0]) || words[$0 + 1] == "-" } ?? last
      given = Self.joined(words[..<first])
      surname = Self.joined(words[first...])
    }
  }

  /// `Jansen-de`, of `Anna Jansen-de Vries`.
  private static func beginsDouble(_ word: Substring) -> Bool {
    let ends = word.split(separator: "-")
    return ends.count == 2 && NameParticles.contains(ends[1])
  }

  private static func joined(_ words: some Sequence<Substring>) -> String { words.joined(separator: " ") }
}

/// The small words before a surname, of the names that are many in the Netherlands.
enum NameParticles {
  static func contains(_ word: some StringProtocol) -> Bool { all.contains(word.lowercased()) }

  private static let all: Set<String> = [
    "van", "de", "der", "den", "het", "'t", "’t", "`t", "'s", "’s", "in", "op", "aan", "bij", "onder", "over", "te",
    "ter",
    "ten", "tot", "uit", "uijt", "voor", "von", "vom", "zu", "zum", "zur", "du", "des", "da", "dos", "di", "del",
    "della",
    "le", "la", "les", "el", "al", "af", "v.", "v.d.", "vd", "d.", "v/d",
  ]
}
