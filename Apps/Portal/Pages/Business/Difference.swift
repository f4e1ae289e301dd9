import BusinessCards
import Domain

/// What goes and what comes, a line for each detail: the same lines a terminal shows in red and green.
struct Difference: Sendable {
  var removed: [String] = []
  var added: [String] = []

  init() {}

  init(_ before: ContactEntry, _ after: ContactEntry, _ language: Language) {
    let (old, new) = (before.lines(in: language), after.lines(in: language))
    removed = old.filter { !new.contains($0) }
    added = new.filter { !old.contains($0) }
  }

  var values: Values {
    ["removed": removed, "added": added, "differs": !removed.isEmpty || !added.isEmpty]
  }
}

extension ContactEntry {
  /// `e-mail: kees@…`.
  func lines(in language: Language) -> [String] { details().map { "\($0.kind.wording[language]): \($0.text)" } }
}
