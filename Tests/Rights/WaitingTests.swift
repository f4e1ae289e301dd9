import Domain
import Marketing
import Retention
import Storage
import TestSupport
import Testing

/// What a guard holds back is still in the tables: it must be in nobody's hands all the same.
@Suite struct WaitingTests {
  @Test func whoWaitsForAReleaseIsInNoAudience() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let messages = try house.store.readNow { tx in ReachLayout(try tx.statement).columns }
      .filter { $0.purpose.servesRelationship }
    func open() throws -> [Approach] {
      try messages.filter { try !Audience.find(Audience.Question($0), on: house.store).members.isEmpty }
    }
    #expect(try !open().isEmpty)
    house.time.set(house.time.now.day.adding(months: 48).at(minute: 600))
    let sweep = Sweep(store: house.store, bounds: SweepBounds(share: 0, floor: 0))
    let report = try sweep.once()
    #expect(report.waiting == 1 && report.customers == 0)
    #expect(try house.rows("contact_detail", of: jan) > 0 && house.rows("purchase", of: jan) > 0)
    #expect(try open().isEmpty)
    try house.store.readNow { tx in
      let examination = try #require(try Examination.make(of: jan, on: tx.today, in: tx))
      for finding in examination.findings {
        for message in messages {
          let use = mayUse(
            try tx.statement, examination.standing, finding.row.datum, tx.today, for: message.purpose,
            over: message.lane)
          if case .allowed = use { Issue.record("\(finding.row.table.name) may be used for \(message)") }
        }
      }
    }
  }
}
