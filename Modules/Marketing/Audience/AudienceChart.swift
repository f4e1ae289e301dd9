package import Domain

/// A run of an audience as a drawing: a bar for each ground and each reason. It loads nothing, and the numbers stand in
/// it in words.
package struct AudienceChart: Sendable {
  private let bars: [Bar]
  private let title: String
  private let description: String

  private struct Bar {
    let name: String
    let people: Int
    let colour: String
  }

  package init(_ run: AudienceRun, _ language: Language) {
    bars = AudienceRun.Answer.all.compactMap { answer in
      guard let people = run.counts[answer], people > 0 else { return nil }
      return Bar(name: answer.name(in: language), people: people, colour: answer.colour)
    }
    title =
      Wording(
        "Wie dit bericht krijgt, en wie waarom niet: \(run.question.purpose.name(in: .nl))",
        "Who gets this message, and who does not and why: \(run.question.purpose.name(in: .en))")[language]
    description =
      Wording(
        "\(run.people) mensen mogen dit krijgen, \(run.others) niet.",
        "\(run.people) people may be sent this, \(run.others) may not.")[language]
  }

  package var svg: String {
    let height = Self.top + bars.count * Self.step + 16
    let most = max(1, bars.map(\.people).max() ?? 0)
    let rows = bars.enumerated().map { index, bar in
      let y = Self.top + index * Self.step
      let width = max(1, bar.people * Self.plot / most)
      return
        "<text x=\"\(Self.left - 8)\" y=\"\(y + 14)\" text-anchor=\"end\" fill=\"#111111\">\(escaped(bar.name))</text>"
        + "<rect x=\"\(Self.left)\" y=\"\(y)\" width=\"\(width)\" height=\"18\" fill=\"\(bar.colour)\"/>"
        + "<text x=\"\(Self.left + width + 6)\" y=\"\(y + 14)\" fill=\"#333333\">\(bar.people)</text>"
    }
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" role="img" \
      aria-labelledby="audience-title audience-desc" font-family="sans-serif" font-size="12">
      <title id="audience-title">\(escaped(title))</title>
      <desc id="audience-desc">\(escaped(description))</desc>
      <rect width="\(Self.width)" height="\(height)" fill="#ffffff"/>
      <text x="12" y="22" font-size="15" font-weight="bold" fill="#111111">\(escaped(title))</text>
      <text x="12" y="42" fill="#333333">\(escaped(description))</text>
      \(rows.joined(separator: "\n"))
      </svg>

      """
  }

  private static let (width, left, top, plot, step) = (860, 330, 58, 430, 26)

  private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}

extension AudienceRun.Answer {
  /// As a line of a table or chart.
  package func name(in language: Language) -> String {
    switch self {
    case .basis(let basis):
      Wording("mag: \(basis.plain.nl)", "may: \(basis.plain.en)")[language]
    case .reason(let reason): reason.name(in: language)
    }
  }

  /// Who may, whom the campaign does not mean, and who may not: told apart by lightness too.
  fileprivate var colour: String {
    switch self {
    case .basis: "#003082"
    case .reason(let reason): reason.isOfSelection ? "#ffc917" : "#b3273c"
    }
  }
}
