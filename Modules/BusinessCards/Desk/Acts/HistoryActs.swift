package import Domain
package import Identity
package import Storage

/// What was done at the desk, and taking the last of it back: `zakelijk history` and `zakelijk undo`.
package enum HistoryActs {
  package struct Line: Codable, Hashable, Sendable {
    package let at: Instant
    package let what: DeskActKind
    /// Who did it, while they keep contacts there; empty for whoever does not, and for NS Zakelijk.
    package let by: String
    package let from: String
    /// Those of the people concerned who still are there.
    package let people: [Person]
    /// How many they are, where they are too many to name.
    package let count: Int
    /// The last four digits of the card it was about.
    package let card: String
    package let undone: Bool

    package struct Person: Codable, Hashable, Sendable {
      package let handle: String
      package let name: String
      package let fields: [ContactDetailKind]
    }
  }

  package struct List: DeskAct {
    package static let path = "history/list"
    package static let needs = DeviceScope.reading
    package var limit: Int

    package init(limit: Int) {
      self.limit = limit
    }

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> [Line] {
      let organisation = try desk.keeper.organisation(in: tx)
      try DeskLog.looked(.contactListed, ["what": "history"], by: desk.keeper, at: organisation.id, in: tx)
      return try DeskHistory(organisation, in: tx).lines(limit: min(max(limit, 1), 1000))
    }
  }

  /// Takes the keeper's own last act back, if it can be and nobody has changed it since.
  package struct Undo: DeskAct {
    package static let path = "history/undo"
    package static let needs = DeviceScope.writing

    package init() {}

    package func carryOut(at desk: Desk, in tx: Transaction) throws -> Line {
      try Undoing(desk, in: tx).undo()
    }
  }
}

extension HistoryActs.Line {
  /// Whom it was about: by name while they are few.
  private func whom(in language: Language) -> String {
    if people.isEmpty { return count == 0 ? "" : Wording("\(count) mensen", "\(count) people")[language] }
    return people.map(\.name).joined(separator: ", ")
  }

  /// `Kees Kaart: edited (e-mail): …4455`: what happened, in words.
  package func told(in language: Language) -> String {
    let fields = Set(people.flatMap(\.fields)).map { $0.wording[language] }.sorted().joined(separator: ", ")
    let which = what == .contactEdited && !fields.isEmpty ? " (\(fields))" : ""
    return [whom(in: language), what.wording[language] + which, card.isEmpty ? "" : "…\(card)"]
      .filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
