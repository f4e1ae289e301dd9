import Domain

/// `GET /me/preferences`: giving and withdrawing on one page, by the same number of clicks
/// (Art. 7(3)).
struct PreferencesPage: Page {
  /// What can be switched; the form sends the raw value as `keep` for each that is ticked.
  enum Line: String, Sendable, CaseIterable {
    case emailNS, post, telephone, travelOffers, nsExtra, carrierMessages, partnerOffers, emailNSInternational
    case emailTracking, websiteTracking

    /// Leave to measure is no message.
    var isAdvertising: Bool { self != .emailTracking && self != .websiteTracking }
  }

  static let words = Words<PreferencesCopy>()

  /// The lines this person can switch, in the order shown.
  var offered: [Line] = Line.allCases
  var on: Set<Line>
  /// The time at which a change was just saved.
  var savedAt: String?

  var template: Template { .preferences }

  func title(_ copy: PreferencesCopy) -> String { copy.title }

  func values(_ copy: PreferencesCopy, in language: Language) -> Values {
    [
      "saved": shown(savedAt.map(copy.saved)), "serviceOnly": !on.contains(where: \.isAdvertising),
      "choices": offered.map { line in
        Choice(
          .checkbox, name: "keep", value: line.rawValue, label: copy.label(line), hint: copy.hint(line),
          isChosen: on.contains(line)
        ).values
      },
    ]
  }
}
