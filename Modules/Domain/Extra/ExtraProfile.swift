/// The profile of NS Extra (S32): when somebody mostly travels, and nothing else. One rule that anybody can check by
/// counting, shown with what it uses and what follows from it (Art. 13(2)(f)).
package enum ExtraProfile: String, CaseIterable, Sendable {
  case mostlyOffPeak
  case mostlyPeak
  case both

  /// So many months are looked at, and so few journeys say nothing yet.
  package static let months = 12
  package static let fewestJourneys = 10

  /// From the journeys in and outside the peak: two thirds is "mostly". Nil where there are too few to say.
  package init?(peak: Int, offPeak: Int) {
    let all = peak + offPeak
    guard all >= Self.fewestJourneys else { return nil }
    if offPeak * 3 >= all * 2 {
      self = .mostlyOffPeak
    } else if peak * 3 >= all * 2 {
      self = .mostlyPeak
    } else {
      self = .both
    }
  }

  package func words(in language: Language) -> String {
    switch self {
    case .mostlyOffPeak: Wording("U reist meestal buiten de spits.", "You mostly travel outside the peak.")[language]
    case .mostlyPeak: Wording("U reist meestal in de spits.", "You mostly travel in the peak.")[language]
    case .both: Wording("U reist in en buiten de spits.", "You travel in and outside the peak.")[language]
    }
  }

  /// How it comes about, and what it is for.
  package static func explanation(in language: Language) -> [String] {
    [
      Wording(
        "Wij tellen uw reizen van de laatste \(months) maanden: hoeveel in de spits en hoeveel erbuiten.",
        "We count your journeys of the last \(months) months: how many in the peak and how many outside it."),
      Wording(
        "Is twee derde buiten de spits? Dan reist u meestal buiten de spits. Voor de spits net zo.",
        "Are two thirds outside the peak? Then you mostly travel outside it. The same goes for the peak."),
      Wording(
        "Bij minder dan \(fewestJourneys) reizen zeggen wij niets.",
        "With fewer than \(fewestJourneys) journeys we say nothing."),
      Wording(
        "Wij kiezen er aanbiedingen mee. Uw prijs en uw rechten hangen er niet van af.",
        "We choose offers by it. Your price and your rights do not depend on it."),
    ].map { $0[language] }
  }
}
