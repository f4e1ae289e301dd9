import Domain
import Foundation
import FoundationXML
import Retention
import Storage
import TestSupport
import Testing

@Suite struct ForecastTests {
  /// What a forecast says of a month is what the sweeps of that month then erase; save that each sweep notes its own
  /// erasures in the ledger, which lets them go in their time.
  @Test func everySweepOfTheNextYearsErasesWhatWasForeseen() throws {
    let house = try TemporaryHouse()
    for number in 1...8 {
      try house.store.writeNow { tx in
        let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
        _ = try Jan.counter(of: jan, in: tx)
      }
      house.time.advance(days: 70)
    }
    let forecast = try house.sweep.forecast()
    #expect(forecast.months.count == 49 && forecast.months.first == house.time.now.day.month)
    var foreseen = forecast.due
    for (_, rows) in forecast.rows { foreseen.merge(rows) { $0 + $1 } }
    var erased: [DataCategory: Int] = [:]
    var ruled: [String: Int] = [:]
    for month in forecast.months {
      var inMonth: [DataCategory: Int] = [:]
      var byRule: [String: Int] = [:]
      for day in [month.first, month.last] where day >= house.time.now.day {
        house.time.set(day.at(minute: 600))
        let report = try house.sweep.once()
        inMonth.merge(report.rows) { $0 + $1 }
        byRule.merge(report.rules) { $0 + $1 }
      }
      inMonth[.ledger] = nil
      byRule["R17"] = nil
      if month != forecast.months.first {
        #expect(inMonth == forecast.rows[month, default: [:]], "\(month)")
        #expect(byRule == forecast.ruled.byRule(month), "\(month): the rule foreseen is the rule that erases")
      }
      ruled.merge(byRule) { $0 + $1 }
      erased.merge(inMonth) { $0 + $1 }
    }
    #expect(erased == foreseen)
    #expect(ruled["R1"] ?? 0 > 0 && ruled["R2"] ?? 0 > 0)
    #expect(erased[.customerProfile] == 8 && forecast.beyond[.financial] == 8)
  }

  @Test func aClosedCaseAndALetterAreForeseenToo() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      try Outbox.enqueue(
        Outbox.Letter(to: "a@voorbeeld.example", name: "", subject: "s", body: "b", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
      try tx.run("UPDATE letter SET state = 'sent', sent_at = \(tx.now)")
    }
    let forecast = try house.sweep.forecast()
    #expect(forecast.rows.values.compactMap { $0[.delivery] }.reduce(0, +) == 1)
  }

  @Test func whatTheNightCountedIsReadBackWhole() throws {
    let house = try TemporaryHouse()
    #expect(try house.store.readNow(Forecast.kept) == nil)
    _ = try house.crowd(5)
    try house.sweep.keepForecast()
    house.time.advance(days: 40)
    let counted = try house.sweep.forecast()
    try house.sweep.keepForecast()
    let kept = try #require(try house.store.readNow(Forecast.kept))
    #expect(kept == counted && kept.asOf == house.time.now.day)
    #expect(kept.people == 5 && !kept.isEstimate && !kept.rows.isEmpty && !kept.beyond.isEmpty)
  }

  /// Everybody here has the same, so a part of them tells of all.
  @Test func aSampleIsRaisedToEverybody() throws {
    let house = try TemporaryHouse()
    _ = try house.crowd(12)
    let whole = try house.sweep.forecast()
    let estimate = try house.sweep.forecast(lookingAt: 4)
    #expect(estimate.examined == 4 && estimate.people == 12 && estimate.isEstimate)
    #expect(estimate.rows == whole.rows && estimate.due == whole.due && estimate.beyond == whole.beyond)
  }

  @Test func theChartIsADrawingWithWordsThatLoadsNothing() throws {
    let house = try TemporaryHouse()
    _ = try house.crowd(3)
    let forecast = try house.sweep.forecast()
    for language in Language.allCases {
      let svg = ForecastChart(forecast, language).svg
      #expect(svg.contains("<title id=") && svg.contains("<desc id=") && svg.contains("role=\"img\""))
      #expect(!svg.contains("href") && !svg.contains("<script") && !svg.contains("url("))
      #expect(svg.contains(DataCategory.customerProfile.name(in: language)))
      let parser = XMLReading(svg)
      #expect(parser.isSound && parser.bars > 0)
      let byRule = ForecastChart(forecast, language, by: .rule).svg
      #expect(byRule.contains(">R2</text>") && !byRule.contains(DataCategory.customerProfile.name(in: language)))
      #expect(XMLReading(byRule).isSound)
    }
  }
}

private final class XMLReading: NSObject, XMLParserDelegate {
  private(set) var bars = 0
  private(set) var isSound = false

  init(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    isSound = parser.parse()
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    if name == "rect" { bars += 1 }
  }
}
