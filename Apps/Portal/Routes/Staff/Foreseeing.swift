import Domain
import HTTPTypes
import Hummingbird
import Identity
import NIOCore
import Retention
import Storage

/// `/staff/retention`: what expires when. All of it was counted in the night: nobody is looked at for a page.
extension Portal {
  func addForeseeing(to router: Router<PortalContext>) {
    router.get("/staff/retention") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard try await colleague(request, visit, may: .viewOversight) != nil else {
        return visit.redirect(to: "/staff/login?next=/staff/retention")
      }
      let (forecast, planned) = try await store.read { tx in
        (try Forecast.kept(in: tx), try PlannedSweep.newest(in: tx))
      }
      return visit.answer(
        RetentionPage(
          outlook: forecast.map { RetentionPage.Outlook($0, visit.language) },
          round: planned.map { RetentionPage.Round($0, visit.language) }))
    }
    router.get("/staff/retention/chart.svg") { request, context in
      let visit = try await Visit.of(request, context, self)
      guard try await colleague(request, visit, may: .viewOversight) != nil else { throw PortalFault.forbidden }
      guard let forecast = try await store.read(Forecast.kept) else { throw PortalFault.notFound }
      let scheme = request.uri.queryParameters["scheme"].flatMap { ForecastChart.Scheme(rawValue: String($0)) }
      let part = request.uri.queryParameters["by"].flatMap { ForecastChart.Part(rawValue: String($0)) }
      let svg = ForecastChart(forecast, visit.language, by: part ?? .kind, on: scheme ?? .light).svg
      return Response(
        status: .ok, headers: [.contentType: "image/svg+xml"], body: .init(byteBuffer: ByteBuffer(string: svg)))
    }
  }
}

extension RetentionPage.Outlook {
  init(_ forecast: Forecast, _ language: Language) {
    let byYear = Dictionary(grouping: forecast.months.filter { forecast.rows[$0] != nil }, by: \.year)
    self.init(
      asOf: forecast.asOf.words(in: language),
      estimate: forecast.isEstimate ? (forecast.examined, forecast.people) : nil,
      due: RetentionPage.Line("", forecast.due, forecast.ruled.due, language),
      years: byYear.keys.sorted().map { year in
        let months = (byYear[year] ?? []).map { month in
          RetentionPage.Line(
            month.name(in: language).capitalisedFirst, forecast.rows[month] ?? [:], forecast.ruled.months[month] ?? [:],
            language)
        }
        return RetentionPage.Year(year: year, rows: months.reduce(0) { $0 + $1.rows }, months: months)
      },
      beyond: RetentionPage.Line("", forecast.beyond, [:], language))
  }
}

extension RetentionPage.Round {
  init(_ planned: PlannedSweep, _ language: Language) {
    let byRule = Dictionary(grouping: planned.lines, by: \.rule)
    self.init(
      day: planned.day.words(in: language),
      rules: byRule.keys.sorted { RuleOrder.key($0) < RuleOrder.key($1) }.map { rule in
        let kinds = Dictionary((byRule[rule] ?? []).map { ($0.category, $0.rows) }) { $0 + $1 }
        return RetentionPage.Line(rule, kinds, [:], language)
      })
  }

}

extension RetentionPage.Line {
  /// The kinds of which there are most in front; and under which rules they expire.
  init(_ name: String, _ rows: [DataCategory: Int], _ ruled: [RuledKind: Int], _ language: Language) {
    let byRule = RuledCounts.byRule(ruled).sorted { RuleOrder.key($0.key) < RuleOrder.key($1.key) }
    let kinds = rows.filter { $0.value > 0 }.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }
    self.init(
      name: name, rows: rows.values.reduce(0, +),
      kinds: kinds.map { "\($0.key.name(in: language)) \($0.value.grouped(in: language))" },
      rules: byRule.map { "\($0.key) \($0.value.grouped(in: language))" })
  }
}
