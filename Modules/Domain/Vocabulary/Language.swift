/// The languages people are answered in. A consent, an agreement, an objection and a letter each
/// keep which one was shown.
package enum Language: String, CaseIterable, Codable, Sendable {
  case nl, en

  /// The language's own name, for the link to the other version of a page.
  package var ownName: String {
    switch self {
    case .nl: "Nederlands"
    case .en: "English"
    }
  }
}

extension String {
  /// As it stands at the beginning of a line; brand names keep their own capitals.
  package var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

/// One short text in every language: neither can be forgotten.
package struct Wording: Hashable, Codable, Sendable {
  package let nl: String
  package let en: String

  package init(_ nl: String, _ en: String) {
    self.nl = nl
    self.en = en
  }

  package subscript(language: Language) -> String {
    switch language {
    case .nl: nl
    case .en: en
    }
  }
}
