import Domain
import Retention
import Storage
import TestSupport
import Testing

@Suite struct SweepTests {
  @Test func aNewPersonWithASubscriptionIsKept() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let jan = try People.make(language: .nl, in: tx)
      try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today, in: tx)
      try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
    }
    let sweep = Sweep(store: house.store)
    let plan = try sweep.plan(on: house.time.now.day)
    #expect(plan.customers == 0)
    let report = try sweep.once()
    #expect(report.digest == plan.digest)
  }
}
