import Domain
import Retention
import Storage
import TestSupport
import Testing

/// What a rule leaves behind, and what keeps its day from coming. Each rule by itself: `EveryRuleTests`.
@Suite struct RuleTests {
  /// S51: what a proven objection leaves for the sweep is due at once.
  @Test func whatAnObjectionEndsIsDueTheSameDay() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
      return jan
    }
    let report = try house.sweep.once()
    #expect(try house.count("purchase", of: jan) == 0 && house.count("profile", of: jan) == 0)
    #expect(report.rules["R3"] ?? 0 > 0)
  }

  /// Nobody takes an objection back: what ends is that anything is left for it to hold off.
  @Test func fiveYearsAfterNothingElseIsLeftTheProofOfAStopGoesAndThePersonWithIt() throws {
    let house = try TemporaryHouse()
    let (jan, left) = try objector(in: house)
    let address = SuppressionList.Target.email(EmailAddress("jan@voorbeeld.example")!)
    house.time.set(left.at(minute: 600))
    _ = try house.sweep.once()
    for table in ["stop", "lift", "consent"] {
      let rows = try house.store.readNow { tx in
        try tx.run("SELECT relied_until_day FROM \(name: table) WHERE customer_id = \(jan)")
      }
      #expect(try rows.map { try $0.optionalDay("relied_until_day") } == [left], "\(table)")
    }
    try house.expect("R13", "stop", jan, endsOn: left.adding(months: 60))
    #expect(try house.store.readNow { tx in try People.exists(jan, in: tx) } == false)
    #expect(try house.dump(of: jan) == [])
    let scopes = try house.store.readNow { tx in try SuppressionList.scopes(address, Lane(.email, .ns), in: tx) }
    #expect(scopes == [.everything], "what they refused stays refused (A6)")
  }

  @Test func whoComesBackNeedsTheirProofsAgain() throws {
    let house = try TemporaryHouse()
    let (jan, left) = try objector(in: house)
    house.time.set(left.at(minute: 600))
    _ = try house.sweep.once()
    house.time.advance(days: 100)
    try house.store.writeNow { tx in
      try Evidence.agree(.subscription, of: jan, terms: "2034", since: tx.today, in: tx)
      try Rows.write("product", of: jan, ["since_day": tx.today], sealing: ["name": "Dal Voordeel"], in: tx)
    }
    house.time.set(left.adding(months: 61).at(minute: 600))
    _ = try house.sweep.once()
    #expect(try house.count("stop", of: jan) == 1)
    let dated = try house.store.readNow { tx in
      try tx.exists("SELECT 1 AS one FROM stop WHERE customer_id = \(jan) AND relied_until_day IS NOT NULL")
    }
    #expect(!dated)
  }

  /// Has objected, consented and lifted; the contract ends, and the invoice goes last of all.
  private func objector(in house: TemporaryHouse) throws -> (Int64, left: Day) {
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let consent = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Evidence.lift(.newsletterEmail, Lane(.email, .ns), of: jan, consent: consent, in: tx)
      return jan
    }
    house.time.advance(minutes: 1)
    try house.objectAndErase(jan)
    try house.store.writeNow { tx in _ = try Evidence.end(.subscription, of: jan, on: tx.today, in: tx) }
    return (jan, Day("2034-01-01")!)
  }

  @Test func aCaseGoesFiveYearsAfterItClosed() throws {
    let house = try TemporaryHouse()
    let closed = house.time.now.day
    let id = try house.store.writeNow { tx in
      let state = CaseState(CaseReference(from: tx.store.entropy), .objection, received: tx.now)
      let id = try CaseTable.open(
        state, scope: .everything, language: .nl, due: tx.today, request: CaseTable.Request(), in: tx)
      try tx.run("UPDATE rights_case SET closed_day = \(closed) WHERE case_id = \(id)")
      return id
    }
    try house.expect("R8", "rights_case", id, endsOn: closed.adding(months: 60))
    #expect(try house.count("case_event", of: id) == 0)
    #expect(try house.store.keyring.holds(KeyName(id, .caseFile)) == false)
  }

  /// The day is not looked at before, but may pass unlooked at.
  @Test func aSentLetterFoundLateIsStillCountedUnderItsOwnRule() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let letter = try Outbox.enqueue(
        Outbox.Letter(to: "jan@voorbeeld.example", name: "", subject: "x", body: "y", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
      try Outbox.finish(letter, sent: true, in: tx)
    }
    house.time.advance(days: 50)
    #expect(try house.sweep.once().rules == ["R18": 1])
  }

  /// The day of the renewal lies ahead: what the last contract keeps is not lost in between.
  @Test func aContractThatBeginsLaterDoesNotEndTheOneBefore() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Evidence.end(.subscription, of: jan, on: tx.today, in: tx)
      try Evidence.agree(.subscription, of: jan, terms: "2027", since: tx.today.adding(days: 30), in: tx)
      return jan
    }
    _ = try house.sweep.once()
    #expect(try house.count("product", of: jan) == 1)
  }
}

extension TemporaryHouse {
  /// There the day before `end`, gone on it, and counted under `rule`; the plan says the same.
  func expect(_ rule: String, _ table: String, _ owner: Int64, endsOn end: Day) throws {
    time.set(end.adding(days: -1).at(minute: 600))
    _ = try sweep.once()
    let before = try count(table, of: owner)
    #expect(before == 1, "\(table) on the day before \(end)")
    time.set(end.at(minute: 600))
    let plan = try sweep.plan(on: end)
    let report = try sweep.once()
    let after = try count(table, of: owner)
    #expect(after == 0, "\(table) on \(end)")
    #expect(report.rules[rule] ?? 0 > 0, "\(rule): \(report.rules)")
    #expect(plan.digest == report.digest)
  }
}
