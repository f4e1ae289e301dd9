import Domain
import Retention
import Storage
import TestSupport
import Testing

/// Each rule with a row on the day before its end, and on the day.
@Suite struct RuleTests {
  @Test func rawTripsGoThirtyFiveDaysAfterTheirMonth() throws {
    let house = try TemporaryHouse()
    let ref = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let ref = try tx.travelRef(for: jan)
      try Rows.write(
        "raw_trip", of: jan, owner: ref,
        [
          "month": tx.today.month, "trip_key": [UInt8](repeating: 1, count: 16), "trip": "ut-asd",
          "happened_day": tx.today,
        ],
        in: tx)
      return ref
    }
    let end = house.time.now.day.month.last.adding(days: 35)
    try house.expect("R5", "raw_trip", ref, endsOn: end)
  }

  @Test func extraBenefitsGoWhenTheAgreementEnds() throws {
    let house = try TemporaryHouse()
    let end = house.time.now.day.adding(days: 100)
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Evidence.agree(.nsExtra, of: jan, terms: "1", since: tx.today, ended: end, in: tx)
      try Rows.write(
        "extra_benefit", of: jan, ["kind": "coupon", "recorded_day": tx.today], sealing: ["coupon": "koffie"], in: tx)
      return jan
    }
    try house.expect("R4", "extra_benefit", jan, endsOn: end)
  }

  @Test func anInvoiceGoesSevenYearsAfterItsBookYear() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try house.expect("R9", "invoice", jan, endsOn: Day("2034-01-01")!)
  }

  @Test func productAdministrationGoesTwoYearsAfterTheContract() throws {
    let house = try TemporaryHouse()
    let ended = house.time.now.day.adding(days: 10)
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Evidence.end(.subscription, of: jan, on: ended, in: tx)
      return jan
    }
    try house.expect("R12", "product", jan, endsOn: ended.adding(months: 24))
  }

  @Test func proofOfAConsentGoesFiveYearsAfterItWasWithdrawn() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      _ = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      _ = try Evidence.withdraw(.emailTracking, of: jan, in: tx)
      return jan
    }
    try house.expect("R13", "consent", jan, endsOn: house.time.now.day.adding(months: 60))
  }

  @Test func anAccountGoesTwoYearsAfterTheLastLogin() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Rows.write(
        "account", of: jan,
        [
          "kind": "customer", "role": "", "handle": "h", "login_digest": [UInt8](repeating: 2, count: 32),
          "last_totp_counter": 0, "created_day": tx.today, "last_login_day": tx.today,
        ], sealing: ["email": "jan@voorbeeld.example"], in: tx)
      return jan
    }
    try house.expect("R16", "account", jan, endsOn: house.time.now.day.adding(months: 24))
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

  @Test(arguments: [true, false]) func aSentLetterGoesAfterAMonthAndOneThatCameBackAfterAYear(sent: Bool) throws {
    let house = try TemporaryHouse()
    let day = house.time.now.day
    let letter = try house.store.writeNow { tx in
      let letter = try Outbox.enqueue(
        Outbox.Letter(to: "jan@voorbeeld.example", name: "", subject: "x", body: "y", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
      if sent { try Outbox.markSent(letter, in: tx) } else { try Outbox.markFailed(letter, in: tx) }
      return letter
    }
    try house.expect(
      sent ? "R18" : "R20", "letter", letter, endsOn: sent ? day.adding(days: 30) : day.adding(months: 12))
  }

  /// The day is not looked at before, but may pass unlooked at.
  @Test func aSentLetterFoundLateIsStillCountedUnderItsOwnRule() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let letter = try Outbox.enqueue(
        Outbox.Letter(to: "jan@voorbeeld.example", name: "", subject: "x", body: "y", language: .nl), kind: "notice",
        route: .email, of: nil, in: tx)
      try Outbox.markSent(letter, in: tx)
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
