package import Domain

/// A forecast as a drawing: a bar for each month, a band for each kind of data or for each rule. It loads nothing, and the numbers
/// stand beside it in words wherever it is shown.
package struct ForecastChart: Sendable {
  private let forecast: Forecast
  private let language: Language
  private let scheme: Scheme
  private let bands: [Band]
  private let part: Part

  /// What a band of a bar is.
  package enum Part: String, Sendable {
    case kind, rule
  }

  private struct Band {
    let name: String
    let rows: [Month: Int]
  }

  /// The ground it is looked at on.
  package enum Scheme: String, Sendable {
    case light, dark
  }

  package init(_ forecast: Forecast, _ language: Language, by part: Part = .kind, on scheme: Scheme = .light) {
    self.forecast = forecast
    self.language = language
    self.scheme = scheme
    self.part = part
    let bands =
      switch part {
      case .kind:
        forecast.categories.map { kind in
          Band(name: kind.name(in: language), rows: forecast.rows.compactMapValues { $0[kind] })
        }
      case .rule:
        forecast.ruled.rules.map { rule in
          Band(
            name: rule,
            rows: forecast.ruled.months.compactMapValues { RuledCounts.byRule($0)[rule] })
        }
      }
    self.bands = bands.filter { !$0.rows.isEmpty }
  }

  package var svg: String {
    let height = Self.top + Self.plot + 48 + (bands.count + 1) / 2 * 22
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.width) \(height)" role="img" \
      aria-labelledby="forecast-title forecast-desc" font-family="sans-serif" font-size="12">
      <title id="forecast-title">\(Self.escaped(title))</title>
      <desc id="forecast-desc">\(Self.escaped(description))</desc>
      <rect width="\(Self.width)" height="\(height)" fill="\(ground)"/>
      <text x="\(Self.left)" y="20" font-size="15" font-weight="bold" fill="\(ink)">\(Self.escaped(title))</text>
      \(axis)
      \(bars)
      \(legend)
      </svg>

      """
  }

  private var title: String {
    switch part {
    case .kind:
      Wording(
        "Wat er wanneer afloopt, vanaf \(forecast.asOf.words(in: .nl))",
        "What expires when, from \(forecast.asOf.words(in: .en))")[language]
    case .rule:
      Wording(
        "Onder welke regel het afloopt, vanaf \(forecast.asOf.words(in: .nl))",
        "Under which rule it expires, from \(forecast.asOf.words(in: .en))")[language]
    }
  }

  private var description: String {
    let rows = forecast.months.reduce(0) { $0 + total($1) }
    let said = Wording(
      "\(rows) gegevens lopen af in \(forecast.months.count) maanden; de meeste, \(most), in \(busiest).",
      "\(rows) rows expire in \(forecast.months.count) months; most of them, \(most), in \(busiest).")
    guard forecast.isEstimate else { return said[language] }
    let estimated = Wording(
      "Geschat naar \(forecast.examined) van \(forecast.people) mensen.",
      "Estimated from \(forecast.examined) of \(forecast.people) people.")
    return said[language] + " " + estimated[language]
  }

  private var most: Int { forecast.months.map(total).max() ?? 0 }
  private var busiest: String {
    forecast.months.max { (total($0), $1) < (total($1), $0) }?.description ?? "-"
  }

  private func total(_ month: Month) -> Int { forecast.rows[month, default: [:]].values.reduce(0, +) }

  private var axis: String {
    let base = Self.top + Self.plot
    var lines = [
      "<line x1=\"\(Self.left)\" y1=\"\(base)\" x2=\"\(Self.width - 10)\" y2=\"\(base)\" stroke=\"\(soft)\"/>"
    ]
    lines.append(
      "<text x=\"\(Self.left - 6)\" y=\"\(Self.top + 10)\" text-anchor=\"end\" fill=\"\(soft)\">"
        + "\(most.grouped(in: language))</text>")
    lines.append("<text x=\"\(Self.left - 6)\" y=\"\(base)\" text-anchor=\"end\" fill=\"\(soft)\">0</text>")
    for (index, month) in forecast.months.enumerated() where index % 6 == 0 {
      // The last stands under the end of its bar: there is no room beside it.
      let isLast = index == forecast.months.count - 1
      let place = isLast ? "x=\"\(x(index) + Self.step)\" text-anchor=\"end\"" : "x=\"\(x(index))\""
      lines.append("<text \(place) y=\"\(base + 18)\" fill=\"\(soft)\">\(month)</text>")
    }
    return lines.joined(separator: "\n")
  }

  private var bars: String {
    var lines: [String] = []
    for (index, month) in forecast.months.enumerated() where total(month) > 0 {
      var below = 0
      for (number, band) in bands.enumerated() {
        guard let rows = band.rows[month] else { continue }
        let (from, to) = (y(below), y(below + rows))
        below += rows
        lines.append(
          "<rect x=\"\(x(index))\" y=\"\(to)\" width=\"\(Self.step - 3)\" height=\"\(max(1, from - to))\" "
            + "fill=\"\(colour(number))\">"
            + "<title>\(month): \(Self.escaped(band.name)) \(rows)</title></rect>")
      }
    }
    return lines.joined(separator: "\n")
  }

  private var legend: String {
    let top = Self.top + Self.plot + 40
    return bands.enumerated().map { index, band in
      let (x, y) = (Self.left + index % 2 * 380, top + index / 2 * 22)
      return "<rect x=\"\(x)\" y=\"\(y)\" width=\"14\" height=\"14\" fill=\"\(colour(index))\"/>"
        + "<text x=\"\(x + 20)\" y=\"\(y + 12)\" fill=\"\(ink)\">\(Self.escaped(band.name))</text>"
    }.joined(separator: "\n")
  }

  private func x(_ index: Int) -> Int { Self.left + index * Self.step }
  private func y(_ rows: Int) -> Int { Self.top + Self.plot - rows * Self.plot / max(1, most) }

  private static let (width, left, top, plot, step) = (860, 70, 36, 240, 16)

  private var ground: String { scheme == .light ? "#ffffff" : "#17221d" }
  private var ink: String { scheme == .light ? "#111111" : "#edf3ef" }
  private var soft: String { scheme == .light ? "#333333" : "#b5c3bb" }

  private func colour(_ index: Int) -> String {
    let colours = scheme == .light ? Self.onLight : Self.onDark
    return colours[index % colours.count]
  }

  /// Told apart by lightness too: not everybody sees their hues.
  private static let onLight = [
    "#003082", "#ffc917", "#0079d3", "#b3273c", "#7fbf7b", "#5b3a8c", "#f29f78", "#1b6b5c", "#c7b9e2", "#6b6b6b",
    "#8a5a00", "#8fd3ff", "#e0218a", "#3f5f00", "#d9d9d9", "#201547", "#00a389", "#b08968", "#ff8a5b", "#4d4dff",
    "#111111", "#a0c000",
  ]
  private static let onDark = [
    "#7aa7ff", "#ffc917", "#3fb0ff", "#ff7b8c", "#a5e09f", "#b590ee", "#f29f78", "#4fc3a8", "#dcd1f2", "#9a9a9a",
    "#d9a441", "#bfe6ff", "#ff6fbb", "#a9d13f", "#f2f2f2", "#8f7fe0", "#35dcc0", "#d8b494", "#ffb08f", "#a0a0ff",
    "#ffffff", "#d0f000",
  ]

  private static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
