import Domain
import Foundation
import Retention
import Storage
import TestSupport
import Testing

/// The sweep and every erasure go by sets: a server is asked as often for a hundred people as for one.
@Suite struct SetTests {
  @Test func aChunkOfManyTakesNoMoreStatementsThanAConstant() throws {
    let house = try TemporaryHouse()
    for number in 1...150 {
      try house.store.writeNow { tx in
        let jan = try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx)
        _ = try Jan.counter(of: jan, in: tx)
        // Every third has nothing but a history, and goes whole.
        if number % 3 == 0 { try tx.run("DELETE FROM product WHERE customer_id = \(jan)") }
      }
    }
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let (store, main, ring) = house.store.counting()
    let plan = try Sweep(store: store).plan(on: house.time.now.day)
    #expect(plan.customers == 150)
    #expect(try #require(main.take().max()) <= 16 * 40, "a plan reads page by page")
    _ = ring.take()
    let report = try Sweep(store: store).once()
    #expect(report.digest == plan.digest)
    #expect(try #require(main.take().max()) <= 75)
    #expect(try #require(ring.take().max()) <= 6)
  }

  @Test func aPersonOfTwoThousandRowsTakesNoMoreStatementsThanOneOfTen() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      for row in 0..<2000 {
        try Rows.write(
          "purchase", of: jan, ["happened_day": tx.today.adding(days: -row % 300), "recorded_day": tx.today],
          sealing: ["product": "Dal"], in: tx)
      }
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
      return jan
    }
    let (store, main, ring) = house.store.counting()
    try store.writeNow { tx in
      let examination = try #require(try Examination.make(of: jan, on: tx.today, in: tx))
      try Erasure.carryOut(ErasurePlan.make(from: examination), by: .subject, in: tx)
    }
    #expect(try house.count("purchase", of: jan) == 0)
    #expect(try #require(main.take().max()) <= 75)
    #expect(try #require(ring.take().max()) <= 6)
  }

  /// Two programs walk the same lanes at the same time.
  @Test func whoeverSweepsBesideAnotherDoesNobodyTwice() async throws {
    let house = try TemporaryHouse()
    let people = try (1...60).map { number in
      try house.store.writeNow { tx in try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx) }
    }
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let plan = try house.sweep.plan(on: house.time.now.day)
    let sweep = house.sweep
    let reports = try await withThrowingTaskGroup(of: SweepReport.self) { group in
      for _ in 1...3 {
        group.addTask {
          try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(with: Result { try sweep.once() }) }
          }
        }
      }
      return try await group.reduce(into: [SweepReport]()) { $0.append($1) }
    }
    var all = SweepReport(asOf: plan.asOf)
    for report in reports { all.add(report) }
    #expect(all.digest == plan.digest && all.customers == 60)
    for jan in people {
      let lines = try house.store.readNow { tx in try AuditLog.entries(about: jan, in: tx) }
      #expect(lines.count { $0.action == "erased" } == 1)
    }
    try house.store.makeCheckpoint()
    #expect(try house.verify().findings == [])
  }

  @Test func partsMakeTheWhole() throws {
    let house = try TemporaryHouse()
    for number in 1...40 {
      _ = try house.store.writeNow { tx in try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx) }
    }
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let plan = try house.sweep.plan(on: house.time.now.day)
    var all = SweepReport(asOf: house.time.now.day)
    for part in house.sweep.parts.reversed() { all.add(try house.sweep.once(part, guarding: { _ in })) }
    #expect(all.digest == plan.digest && all.customers == 40)
    #expect(try house.sweep.once().customers == 0)
  }

  @Test func whatGuardsAChunkAndRefusesLeavesEverybodyAsTheyWere() throws {
    struct Lost: Error {}
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let before = try house.dump()
    for part in house.sweep.parts {
      #expect(throws: Lost.self) { try house.sweep.once(part, guarding: { _ in throw Lost() }) }
    }
    #expect(try house.dump().filter { !$0.hasPrefix("house:") } == before.filter { !$0.hasPrefix("house:") })
  }

  @Test func whomSomebodyElseHasInHandIsMetAgain() throws {
    let house = try TemporaryHouse()
    let people = try (1...20).map { number in
      try house.store.writeNow { tx in try Jan.subscriber(email: "jan\(number)@voorbeeld.example", in: tx) }
    }
    house.time.set(house.time.now.day.adding(months: 49).at(minute: 600))
    let (main, ring) = try house.openAgain()
    defer {
      try? main.close()
      try? ring.close()
    }
    let held = DispatchSemaphore(value: 0)
    let done = DispatchGroup()
    DispatchQueue.global().async(group: done) {
      _ = try? main.write { connection in
        try connection.run("UPDATE standing SET check_day = check_day WHERE customer_id = \(people[0])")
        held.signal()
        Thread.sleep(forTimeInterval: 0.3)
      }
    }
    held.wait()
    #expect(try house.sweep.once().customers == 20)
    done.wait()
  }
}
