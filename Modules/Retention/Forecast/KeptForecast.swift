import Domain
package import Storage

extension Forecast {
  /// The newest one the scheduler counted at night: what a page shows, which looks at nobody. Nil before the first.
  package static func kept(in tx: Transaction) throws -> Forecast? {
    guard let head = try tx.first("SELECT as_of, months, people, examined FROM forecast ORDER BY as_of DESC LIMIT 1")
    else { return nil }
    var forecast = Forecast(asOf: try head.day("as_of"), months: try head.int("months"))
    forecast.people = try head.int("people")
    forecast.examined = try head.int("examined")
    for line in try tx.run("SELECT span, month, category, rows FROM forecast_line") {
      forecast.put(
        try line.int("rows"), of: try line.value("category"), in: try line.value("span"), try line.month("month"))
    }
    for line in try tx.run("SELECT span, month, rule, category, rows FROM forecast_rule") {
      let kind = RuledKind(rule: try line.text("rule"), category: try line.value("category"))
      let span: Span = try line.value("span")
      if span == .due {
        forecast.ruled.due[kind] = try line.int("rows")
      } else {
        forecast.ruled.months[try line.month("month"), default: [:]][kind] = try line.int("rows")
      }
    }
    return forecast
  }

  /// Takes the place of the one before.
  func keep(in tx: Transaction) throws {
    try tx.run("DELETE FROM forecast")
    try tx.run("DELETE FROM forecast_line")
    try tx.run("DELETE FROM forecast_rule")
    try tx.run(
      """
      INSERT INTO forecast (as_of, months, people, examined)
      VALUES (\(asOf), \(months.count - 1), \(people), \(examined))
      """)
    try tx.insert(
      into: "forecast_line", ["span", "month", "category", "rows"],
      lines.map { [$0.span.rawValue.bound, $0.month.bound, $0.category.rawValue.bound, $0.rows.bound] })
    func ruled(_ span: Span, _ month: Month, _ counts: [RuledKind: Int]) -> [[Value]] {
      counts.map {
        [span.rawValue.bound, month.bound, $0.key.rule.bound, $0.key.category.rawValue.bound, $0.value.bound]
      }
    }
    try tx.insert(
      into: "forecast_rule", ["span", "month", "rule", "category", "rows"],
      ruled(.due, asOf.month, self.ruled.due) + self.ruled.months.flatMap { ruled(.month, $0.key, $0.value) })
  }
}

extension Sweep {
  /// Counts what expires when, for the pages of the coming day.
  package func keepForecast(guarding: (Transaction) throws -> Void = { _ in }) throws {
    let forecast = try forecast(lookingAt: Self.sample) { _ in try store.writeNow(guarding) }
    try store.writeNow { tx in
      try guarding(tx)
      try forecast.keep(in: tx)
    }
  }

  /// So many people are looked at every night, however many there are: a count is then off by some three thousandths
  /// of all people, which no bar of a chart shows.
  private static let sample = 100_000
}
