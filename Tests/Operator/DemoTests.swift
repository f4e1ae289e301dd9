import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import rechtspoor

/// The people of a demonstration: the mix a visitor is promised, and the same one for the same day.
@Suite struct DemoMixTests {
  private static let days = ["2026-11-26", "2027-02-28", "2028-02-29"].compactMap { Day($0) }

  private func draw(_ day: Day, _ count: Int = 4000) -> [DemoPerson] {
    var people = DemoPeople(today: day)
    return people.draw(count)
  }

  /// In per cent, with a tolerance that chance explains and a mistake does not.
  @Test(arguments: days) func theMixIsAsPromised(_ day: Day) {
    let people = draw(day)
    func share(_ fits: (DemoPerson) -> Bool) -> Double {
      100 * Double(people.count(where: fits)) / Double(people.count)
    }
    let mailboxes = Dictionary(grouping: people.compactMap(\.email), by: { $0 }).mapValues(\.count)
    let shares: [(String, Double, Double, Double)] = [
      ("no e-mail", share { $0.email == nil }, 8, 1.5),
      ("under 16", share { $0.under16Until != nil }, 4, 1.2),
      ("shared mailbox", share { $0.email.map { mailboxes[$0] ?? 0 > 1 } ?? false }, 5, 1.2),
      ("no last contact", share { $0.contacts.isEmpty }, 2, 0.8),
      ("objectors", share { $0.objects }, 6, 1.3),
      ("NS Extra", share { $0.hasExtra }, 30, 2.5),
    ]
    for (what, found, wanted, tolerance) in shares {
      #expect(abs(found - wanted) <= tolerance, "\(what): \(found) %, not \(wanted) %")
    }
    #expect(people.allSatisfy { !$0.hasExtra || $0.under16Until == nil && !$0.objects })
    #expect(mailboxes.values.allSatisfy { $0 <= 2 })
    #expect(Set(people.map(\.card)).count == people.count)
  }

  @Test func oneDayAlwaysShowsTheSamePeopleAndAnotherDayOthers() throws {
    let day = try #require(Self.days.first)
    let facts = { (day: Day) in self.draw(day, 300).map { "\($0)" } }
    #expect(facts(day) == facts(day))
    #expect(facts(day) != facts(day.adding(days: 1)))
    let traveller = try #require(draw(day, 300).first)
    #expect(DemoTravel.export(of: traveller, today: day) == DemoTravel.export(of: traveller, today: day))
  }
}

/// What a demonstration holds once it is stored.
@Suite(.serialized) struct DemoHomeTests {
  private func read(_ program: Program, _ query: Query) throws -> [Record] {
    let copy = try SQLiteEngine(path: program.home.appending(path: "rechtspoor.db").path)
    defer { do { try copy.close() } catch {} }
    return try copy.read { try $0.run(query) }
  }

  @Test func itHoldsCompaniesStaffAndOneWhoseTravelCameFromAnExport() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "demo", "--people", "200").code == 0)
    let roles = try read(
      program,
      "SELECT role, COUNT(DISTINCT customer_id) AS n FROM organisation_role GROUP BY organisation_id, role ORDER BY role"
    )
    #expect(
      try roles.map { try $0.text("role") } == ["booker", "booker", "booker", "cardholder", "cardholder", "cardholder"])
    #expect(try roles.map { try $0.int("n") } == [1, 1, 1, 12, 12, 12])
    let staff = try read(program, "SELECT role FROM account WHERE kind = 'staff' ORDER BY role")
    #expect(try staff.map { try $0.text("role") } == ["agent", "dpo", "marketer", "marketer", "operator"])
    #expect(try read(program, "SELECT 1 AS one FROM account WHERE kind = 'booker'").count == 3)
    // The only tables of travel are those the reader of exports fills.
    let travellers = try read(program, "SELECT DISTINCT travel_ref FROM travel_intake")
    #expect(travellers.count == 1)
    #expect(try read(program, "SELECT 1 AS one FROM month_counter").count >= 1)
  }

  @Test func oneThatWasInterruptedIsMadeAnewAndAFinishedOneIsKept() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "demo", "--people", "100").code == 0)
    let logins = program.home.appending(path: "demo-logins.txt")
    let first = try String(contentsOf: logins, encoding: .utf8)
    #expect(try program.run("rechtspoor", "demo", "--people", "100").code == 0)
    #expect(try String(contentsOf: logins, encoding: .utf8) == first)
    // As it is left when it stops half-way: people, and no logins.
    try FileManager.default.removeItem(at: logins)
    let half = try SQLiteEngine(path: program.home.appending(path: "rechtspoor.db").path)
    try half.write { _ = try $0.run("DELETE FROM house WHERE name = 'demoFinished'") }
    try half.close()
    let again = try program.run("rechtspoor", "demo", "--people", "100", "--if-unfinished")
    #expect(again.code == 0 && again.err.contains("made anew"))
    #expect(try String(contentsOf: logins, encoding: .utf8) != first)
    #expect(try program.run("rechtspoor", "audit", "verify").code == 0)
    #expect(try read(program, "SELECT 1 AS one FROM account WHERE kind = 'staff'").count == 5)
  }

  @Test func aHomeThatIsNoDemonstrationIsLeftAsItIs() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    #expect(try program.run("rechtspoor", "demo", "--if-unfinished").code == 0)
    #expect(try read(program, "SELECT 1 AS one FROM customer").isEmpty)
    #expect(try read(program, "SELECT 1 AS one FROM house WHERE name = 'demo'").isEmpty)
  }
}
