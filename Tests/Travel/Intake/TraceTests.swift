import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Travel

@Suite struct TraceTests {
  @Test func noTableHoldsBothThePersonAndTheirTravel() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    try travel.take(try Fixture.consumer.shifted(before: travel.today), card: TravelHouse.card)
    let ref = try #require(try travel.ref(of: customer))
    let withPerson = try tables(holding: customer, in: travel)
    let withTravel = try tables(holding: ref, in: travel)
    #expect(withTravel == ["month_counter", "raw_trip", "travel_intake"])
    #expect(withPerson.isSuperset(of: ["card", "customer", "standing", "lookup"]))
    #expect(withPerson.isDisjoint(with: withTravel))
  }

  @Test func neitherCardNorFileNameIsInAnyByteOfTheDatabase() throws {
    let travel = try TravelHouse(engine: .sqlite)
    try travel.holder()
    let name = "reistransacties_\(TravelHouse.card)_geheimenaam.csv"
    let report = try travel.take(try Fixture.consumer.shifted(before: travel.today), name: name)
    #expect(report.stored > 0)
    let bytes = try travel.databaseBytes()
    // The control: what is stored in clear is found, so a search that finds nothing says something.
    #expect(bytes.holds("DV-2026") && bytes.holds("|AMR|ASD|1020"))
    for trace in [TravelHouse.card, "geheimenaam", "reistransacties", "Alkmaar", "Dal Voordeel"] {
      #expect(!bytes.holds(trace))
    }
    let printed = String(decoding: try JSONEncoder().encode(report), as: UTF8.self)
    #expect(!printed.contains(TravelHouse.card) && !printed.contains("geheimenaam"))
  }

  @Test func theAuditLogTellsThatTravelCameInAndNothingOfIt() throws {
    let travel = try TravelHouse()
    let customer = try travel.holder()
    try travel.take(try Fixture.consumer.shifted(before: travel.today), card: TravelHouse.card)
    let ref = try #require(try travel.ref(of: customer))
    let line = try #require(
      try travel.store.readNow { tx in
        try AuditLog.entries(about: customer, in: tx).first { $0.action == "travelImported" }
      })
    let version = try travel.store.readNow { tx in try tx.statement.version.id }
    #expect(line.detail == "statement=\(version)" && line.reference.isEmpty && line.actor == "operator")
    #expect(!"\(line)".contains(String(ref)) && !"\(line)".contains(String(customer)))
  }

  @Test func theNamesInAReportAreTheOnesPublished() throws {
    let travel = try TravelHouse()
    try travel.holder()
    let report = try travel.take(try Fixture.dutch.shifted(before: travel.today), card: TravelHouse.card)
    let object = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "variant", "rows", "skippedLines", "problems", "holders", "duplicates", "stored", "replaced", "alreadyHeld",
        "refused", "countersWritten", "countersRefused",
      ])
    let problem = try #require((object["problems"] as? [[String: Any]])?.first { $0["column"] != nil })
    #expect(
      Set(problem.keys) == [
        "line", "column", "field", "reason", "found", "rowKept", "whatToDo", "message",
      ])
    #expect(try JSONDecoder().decode(TravelImportReport.self, from: JSONEncoder().encode(report)) == report)
  }

  @Test(arguments: Language.allCases) func thePersonReadsTheirCountersAndTripsInWords(language: Language) throws {
    let travel = try TravelHouse(on: "2026-11-09")
    let customer = try travel.holder()
    let before = try travel.store.readNow { tx in try TravelView.of(customer, in: tx).words(in: language) }
    #expect(before.months.isEmpty && before.trips.isEmpty && !before.introduction.isEmpty)

    try travel.take(try Fixture.consumer.bytes(), card: TravelHouse.card)
    let words = try travel.store.readNow { tx in try TravelView.of(customer, in: tx).words(in: language) }
    let dutch = language == .nl
    let month = try #require(words.months.first)
    #expect(words.months.count == 1 && month.month == "2026-11")
    #expect(month.title == (dutch ? "november 2026" : "November 2026"))
    #expect(month.lines.count == 8 && month.lines.allSatisfy { !$0.label.isEmpty && !$0.value.isEmpty })
    #expect(month.lines[3].value.contains("Alkmaar (AMR)"))
    #expect(words.trips.count == (try travel.trips(of: customer).count))
    let newest = try #require(words.trips.first)
    #expect(newest.day == "2026-11-05" && newest.checkIn == "23:50" && newest.from == "Amsterdam Centraal (ASD)")
    #expect(newest.kind == (dutch ? "reis" : "journey") && newest.fare == (dutch ? "€\u{A0}8,40" : "€\u{A0}8.40"))
  }

  /// Every table of which some column holds `id`, as a number or within a text.
  private func tables(holding id: Int64, in travel: TravelHouse) throws -> Set<String> {
    try travel.store.readNow { tx in
      var found: Set<String> = []
      for name in try tx.run(LiveSchema.tables(travel.store.engine.dialect)).map({ try $0.text("name") }) {
        try tx.each("SELECT * FROM \(name: name)") { row in
          let holds = row.values.contains { value in
            switch value {
            case .integer(let number): number == id
            case .text(let text): text.contains(String(id))
            case .bytes, .null: false
            }
          }
          if holds { found.insert(name) }
        }
      }
      return found
    }
  }
}
