import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// The national register: read whole or refused, and matched by the closed lookups, never by a name alone (T15).
@Suite struct DeathRegisterTests {
  private static let today = TemporaryHouse.monday.day

  private static func file(_ rows: String..., registered: Day = today) -> [UInt8] {
    let lines = rows.map { "\($0);\(registered)" }
    return Array((["surname;given;born;postcode;houseNumber;died;registered"] + lines).joined(separator: "\r\n").utf8)
  }

  private func read(_ bytes: [UInt8]) throws -> DeathRegister { try DeathRegister.read(bytes, today: Self.today) }

  @Test func aRowIsReadAndTheBirthdayIsNot() throws {
    let register = try read(Self.file("de Vries;Jan;1948-02-29;3511 ab;12 bis;2026-11-20"))
    #expect(register.problems == [])
    #expect(register.rows.map(\.house) == ["3511AB 12"] && register.rows.map(\.died) == [Day("2026-11-20")])
    #expect(!"\(register.rows)".contains("1948"))
  }

  @Test func aRegisterOfSixWeeksIsReadAndAnOlderOneIsRefusedWhole() throws {
    let row = "de Vries;Jan;;3511AB;12;2026-09-01"
    #expect(try read(Self.file(row, registered: Self.today.adding(days: -42))).rows.count == 1)
    let refusal = #expect(throws: DeathFileProblem.self) {
      try read(Self.file(row, registered: Self.today.adding(days: -43)))
    }
    #expect(refusal?.description.contains("43 days old") == true)
    let mixed = Self.file(row) + Array("\r\n\(row);\(Self.today.adding(days: -50))".utf8)
    #expect(throws: DeathFileProblem.self) { try read(mixed) }
    #expect(throws: DeathFileProblem.self) { try read(Self.file(row, registered: Self.today.adding(days: 1))) }
  }

  @Test(arguments: [
    (";Jan;;3511AB;12;2026-11-20", "no surname"), ("de Vries;Jan;;3511;12;2026-11-20", "no postcode"),
    ("de Vries;Jan;;3511AB;;2026-11-20", "house number"), ("de Vries;Jan;;3511AB;12;20-11-2026", "died is no date"),
    ("de Vries;Jan;;3511AB;12;2026-11-24", "has not come"), ("de Vries;Jan;3511AB;12;2026-11-20", "6 fields"),
  ])
  func aRowWithAFaultIsNamedByItsLineAndTheOthersAreRead(row: String, fault: String) throws {
    let register = try read(Self.file(row, "Bakker;Els;;3511AB;14;2026-11-20"))
    #expect(register.rows.map(\.line) == [3] && register.problems.map(\.line) == [2])
    #expect(register.problems[0].description.contains(fault), "\(register.problems)")
  }

  @Test(arguments: ["", "surname;given\n", "surname;postcode;houseNumber;died;registered;bsn\n", "\u{0}"])
  func aFileThatIsNoRegisterIsRefused(text: String) {
    #expect(throws: DeathFileProblem.self) { try read(Array(text.utf8)) }
  }

  // MARK: - Whom it means

  private func person(_ given: String, _ surname: String = "de Vries", in house: TemporaryHouse) throws -> Int64 {
    try house.store.writeNow { tx in
      let person = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: person, terms: "2026", since: tx.today.adding(days: -400), in: tx)
      try ContactDetails.add(given: given, surname: surname, of: person, from: .sale, in: tx)
      try Evidence.contact(
        .purchase, of: person, ownAct: true, on: tx.today.adding(days: -30), note: "abonnement", in: tx)
      return try Fixture.home(of: person, in: tx)
    }
  }

  private func match(_ row: String, in house: TemporaryHouse) throws -> DeathMatching.Match {
    let row = try #require(try read(Self.file(row)).rows.first)
    return try house.store.readNow { tx in try DeathMatching.match(row, in: tx) }
  }

  @Test func onlyAWholeNameAtThatVeryHouseIsSure() throws {
    let house = try TemporaryHouse()
    let jan = try person("Jan", in: house)
    #expect(try match("De Vriès;JAN;;3511ab;12;2026-11-20", in: house) == .sure(jan))
    #expect(try match("de Vries;J.;;3511AB;12;2026-11-20", in: house) == .doubtful([jan], .initialsOnly))
    #expect(try match("de Vries;;;3511AB;12;2026-11-20", in: house) == .doubtful([jan], .initialsOnly))
    #expect(try match("de Vries;Johannes;;3511AB;12;2026-11-20", in: house) == .doubtful([jan], .otherName))
    #expect(try match("de Vries;Jan;;3511AB;12;2026-09-01", in: house) == .doubtful([jan], .heardOfSince))
    // The widow, the neighbour, and whoever bears the same name in another town.
    for other in [
      "de Vries;Anna;;3511AB;12", "de Vries;Jan;;3511AB;14", "Bakker;Jan;;3511AB;12", "de Vries;Jan;;1012AB;12",
    ] {
      #expect(try match("\(other);2026-11-20", in: house) == .nobody, "\(other)")
    }
  }

  @Test func fatherAndSonAreForAPersonToTellApart() throws {
    let house = try TemporaryHouse()
    let both = [try person("Jan", in: house), try person("Jan", in: house)].sorted()
    #expect(try match("de Vries;Jan;;3511AB;12;2026-11-20", in: house) == .doubtful(both, .several))
    // Another of the house bears another name: there is only one it can be.
    let house2 = try TemporaryHouse()
    let jan = try person("Jan", in: house2)
    _ = try person("Anna", in: house2)
    #expect(try match("de Vries;Jan;;3511AB;12;2026-11-20", in: house2) == .sure(jan))
  }

  @Test func aFileRecordsTheSureOnesOnceAndListsTheDoubtful() throws {
    let house = try TemporaryHouse()
    let jan = try person("Jan", in: house)
    let els = try person("E.", "Bakker", in: house)
    let bytes = Self.file(
      "de Vries;Jan;;3511AB;12;2026-11-20", "Bakker;Els;;3511AB;12;2026-11-20", "Smit;Piet;;3511AB;12;2026-11-20")
    let intake = DeathIntake(house.desk)
    let report = try intake.importFile(bytes, by: .staff("agent"))
    #expect(report.recorded == 1 && report.nobody == 1 && report.known == 0)
    #expect(report.doubtful.map(\.line) == [3] && report.doubtful.map(\.doubt) == [.initialsOnly])
    #expect(try house.rows("death_report", of: jan) == 1 && house.rows("death_report", of: els) == 0)
    #expect(try house.standing(of: els)?.stops == [], "what is doubtful changes nothing")
    let again = try intake.importFile(bytes, by: .staff("agent"))
    #expect(again.recorded == 0 && again.known == 1 && again.doubtful.count == 1)
    #expect(try house.letters("deathSettled").count == 1)
    // Decided, it is asked no more.
    _ = try house.store.writeNow { tx in
      try ReportDeath(house.desk).report(els, died: nil, .register, by: .staff("agent"), in: tx)
    }
    #expect(try intake.importFile(bytes, by: .staff("agent")).known == 2)
  }
}
