import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// Who may be handed what by role, what runs out, and what the record of processing says of it; on every engine.
@Suite struct HandOverTests {
  private func keep(_ entries: Registration..., in house: TemporaryHouse) throws {
    try house.store.writeNow { tx in
      for entry in entries {
        try RecipientRegister.keep(RecipientRegister.Entry(entry, route: .byHand), by: .operator, in: tx)
      }
    }
  }

  private func require(_ role: Recipient, in house: TemporaryHouse) throws -> Clearance? {
    try house.store.readNow { tx in
      try HandOver.require(role: role, for: .newsletterEmail, on: tx.today, in: tx)
    }
  }

  private func ending(_ name: String, on day: String) -> Registration {
    var entry = Registration.signed(name, .mailRelay, for: [.newsletterEmail])
    entry.agreement = Agreement(
      reference: "V-1", from: Day("2020-01-01")!, until: Day(day)!, security: "a", retention: "b")
    return entry
  }

  @Test(arguments: Dialect.allCases) func everythingEnteredIsReadBack(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    var entry = Registration.signed("Verzender", .mailRelay, for: [.newsletterEmail, .marketingActions])
    entry.country = Country("US")
    entry.transfer = Transfer(
      instrument: .standardClauses, reference: "2021/914", assessment: "TIA-7", until: Day("2027-03-01")!)
    try keep(entry, in: house)
    let read = try house.store.readNow { tx in try RecipientRegister.find("verzender", in: tx) }
    #expect(read?.registration == entry)
    try keep(.signed("Verzender", .printer, for: [.newsletterPost]), in: house)
    let replaced = try house.store.readNow(RecipientRegister.all)
    #expect(replaced.map(\.registration) == [.signed("Verzender", .printer, for: [.newsletterPost])])
  }

  @Test(arguments: Dialect.allCases) func aRelayInTheRegisterIsNeededAndOneThatHoldsIsEnough(
    on dialect: Dialect
  ) throws {
    let house = try TemporaryHouse(on: dialect)
    #expect(throws: HandOverRefused(nil, .newsletterEmail, .nobodyFor(.mailRelay))) {
      try require(.mailRelay, in: house)
    }
    try keep(ending("A", on: "2026-11-01"), in: house)
    #expect(throws: HandOverRefused("A", .newsletterEmail, .agreementEnded(Day("2026-11-01")!))) {
      try require(.mailRelay, in: house)
    }
    try keep(ending("B", on: "2026-12-31"), in: house)
    #expect(try require(.mailRelay, in: house)?.recipient == "B")
    #expect(throws: HandOverRefused.self) { try require(.printer, in: house) }
  }

  @Test(arguments: Dialect.allCases) func aDemonstrationHasNobodyToSignWith(on dialect: Dialect) throws {
    let house = try TemporaryHouse(on: dialect)
    try house.store.writeNow { tx in try House.set("demo", "yes", in: tx) }
    #expect(try require(.mailRelay, in: house) == nil)
  }

  @Test(arguments: Dialect.allCases) func somebodyIsWarnedSixtyDaysAndFourteenDaysBeforeAndOnceItIsOver(
    on dialect: Dialect
  ) throws {
    let house = try TemporaryHouse(on: dialect)
    try keep(ending("Verzender", on: "2027-01-31"), in: house)
    func words() throws -> [String] {
      try house.store.readNow(Oversight.read).alarms.filter { if case .runsOut = $0 { true } else { false } }
        .map { $0.words(in: .en) }
    }
    let last = Day("2027-01-31")!
    house.time.set(last.adding(days: -61).at(minute: 600))
    #expect(try words().isEmpty)
    house.time.set(last.adding(days: -60).at(minute: 600))
    #expect(try words() == ["The agreement with Verzender ends on 31 January 2027. Renew it in time."])
    house.time.set(last.adding(days: -14).at(minute: 600))
    #expect(
      try words() == [
        "The agreement with Verzender ends on 31 January 2027. After that nothing is handed over. Renew it in time."
      ])
    house.time.set(last.at(minute: 600))
    #expect(try require(.mailRelay, in: house) != nil)
    house.time.set(last.adding(days: 1).at(minute: 600))
    #expect(
      try words() == ["The agreement with Verzender ended on 31 January 2027. Nothing is handed over any more."])
    #expect(throws: HandOverRefused.self) { try require(.mailRelay, in: house) }
  }

  @Test(arguments: Dialect.allCases) func theRecordNamesEveryPurposeEveryCategoryAndWhoGetsThem(
    on dialect: Dialect
  ) throws {
    let house = try TemporaryHouse(on: dialect)
    var abroad = Registration.signed("Verzender", .mailRelay, for: [.newsletterEmail])
    abroad.country = Country("US")
    abroad.transfer = Transfer(
      instrument: .standardClauses, reference: "2021/914", assessment: "TIA-7", until: Day("2027-03-01")!)
    try keep(abroad, in: house)
    let record = try house.store.readNow { tx in
      try RecordOfProcessing.read(for: .unconfigured, in: .en, in: tx)
    }
    #expect(record.activities.map(\.purpose) == Purpose.allCases.map(\.rawValue))
    #expect(Set(record.activities.flatMap(\.data).map(\.category)) == Set(DataCategory.allCases.map(\.rawValue)))
    let tables = Set(record.activities.flatMap(\.data).flatMap(\.tables))
    #expect(tables == Set(Inventory.tables.filter { $0.category != nil }.map(\.name)))
    let newsletter = try #require(record.activities.first { $0.purpose == "newsletterEmail" })
    #expect(newsletter.recipients.first { $0.role == "mailRelay" }?.parties == ["Verzender"])
    #expect(newsletter.dpv.contains("https://w3id.org/dpv#DirectMarketing"))
    #expect(newsletter.bases.contains { $0.dpv == "https://w3id.org/dpv/legal/eu/gdpr#A6-1-f" })
    #expect(newsletter.data.flatMap(\.periods).contains { $0.source.contains("S50") && $0.rule == "R2" })
    let party = try #require(record.recipients.first)
    #expect(party.country == "US" && !party.isInEEA && party.instrument.contains("46(2)(c)"))
    #expect(party.dpv.contains("https://w3id.org/dpv/legal/eu/gdpr#A46-2-c") && party.refused.isEmpty)

    let page = ProcessingHTML(record).text()
    let table = String(decoding: record.csv(), as: UTF8.self)
    let data = String(decoding: try record.json(), as: UTF8.self)
    for text in [page, table, data] {
      #expect(text.contains("Verzender") && text.contains("48 months after your last contact with us"))
      #expect(text.contains("https://w3id.org/dpv/legal/eu/gdpr#A6-1-f") || text != data)
    }
    #expect(page.contains("TIA-7") && data.contains("TIA-7"))
  }
}
