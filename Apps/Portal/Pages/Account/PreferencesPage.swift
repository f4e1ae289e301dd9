import Domain

/// `GET /me/preferences`: giving and withdrawing on one page, by the same number of clicks
/// (Art. 7(3)).
struct PreferencesPage: Page {
  /// What can be switched; the form sends the raw value as `keep` for each that is ticked.
  enum Line: String, Sendable, CaseIterable {
    case emailNS, post, telephone, travelOffers, nsExtra, carrierMessages, partnerOffers, emailNSInternational
    case emailTracking, websiteTracking
    case serviceMessages

    /// Leave to measure is no message, and a service message no advertising.
    var isAdvertising: Bool {
      switch self {
      case .emailTracking, .websiteTracking, .serviceMessages: false
      default: true
      }
    }
  }

  static let words = Words<PreferencesCopy>()

  /// The lines this person can switch, in the order shown.
  var offered: [Line] = Line.allCases
  var on: Set<Line>
  /// The time at which a change was just saved.
  var savedAt: String?
  /// Lines whose mail waits to be confirmed: nothing is on yet.
  var asked: [Line] = []
  /// Where the form goes: a booker's own choices are kept at the booker's door.
  var action = "/me/preferences"

  var template: Template { .preferences }

  func title(_ copy: PreferencesCopy) -> String { copy.title }

  func values(_ copy: PreferencesCopy, in language: Language) -> Values {
    [
      "saved": shown(savedAt.map(copy.saved)), "serviceOnly": !on.contains(where: \.isAdvertising),
      "action": action, "asked": shown(asked.isEmpty ? nil : copy.asked(asked.map(copy.label).joined(separator: ", "))),
      "choices": offered.filter { $0 != .serviceMessages }.map { choice($0, copy) },
      "service": offered.filter { $0 == .serviceMessages }.map { choice($0, copy) },
    ]
  }

  private func choice(_ line: Line, _ copy: PreferencesCopy) -> Values {
    Choice(
      .checkbox, name: "keep", value: line.rawValue, label: copy.label(line), hint: copy.hint(line),
      isChosen: on.contains(line)
    ).values
  }
}
