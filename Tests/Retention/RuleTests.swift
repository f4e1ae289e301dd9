import Domain
import Retention
import Storage
import TestSupport
import Testing

/// Each rule with a row on the day before its end, and on the day.
@Suite struct RuleTests {
  /// S49, S50 and A2b: whoever travels on without a contact, and whoever does not.
  @Test func aMonthCounterGoesFortyEightMonthsAfterItsMonth() throws {
    let house = try TemporaryHouse()
    let ref = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      return try Jan.counter(of: jan, in: tx)
    }
    // Last month's, which counts from the first day after it.
    let end = Day(year: 2030, month: 11, day: 1)!
    try house.expect("R1", "month_counter", ref, endsOn: end)
  }

  /// S50: without a contact for 48 months nothing is left to make an offer with.
  @Test func aStatedPreferenceGoesFortyEightMonthsAfterTheLastContact() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try house.expect("R2", "preference", jan, endsOn: house.time.now.day.adding(months: 48))
  }

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

  @Test func aCopyMadeForSomebodyGoesAfterSevenDays() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Rows.write(
        "access_export", of: jan, ["case_id": Int64(1) << 50, "downloads": 0, "recorded_day": tx.today],
        sealing: ["zip": "UEs="], in: tx)
      return jan
    }
    try house.expect("R7", "access_export", jan, endsOn: house.time.now.day.adding(days: 7))
  }

  @Test func whatACarrierWasGivenIsRememberedForFiveYears() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Rows.write(
        "disclosure", of: jan,
        [
          "recipient": "carrier", "purpose": Purpose.carrierMessages.rawValue, "fields": "email",
          "happened_day": tx.today,
        ], in: tx)
      return jan
    }
    try house.expect("R14", "disclosure", jan, endsOn: house.time.now.day.adding(months: 60))
  }

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
        "extra_benefit", of: jan, ["kind": "coupon", "recorded_day": tx.today], sealing: ["benefit": "koffie"], in: tx)
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

  @Test func whoLookedIsForgottenAfterTwoYears() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Rows.write(
        "staff_view", of: jan,
        [
          "handle": "h", "reference": "NS-AAAA-AAAA-AA", "categories": "contactDetails", "at": tx.now,
          "happened_day": tx.today,
        ], in: tx)
      return jan
    }
    try house.expect("R19", "staff_view", jan, endsOn: house.time.now.day.adding(months: 24))
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
      try Outbox.finish(letter, sent: sent, in: tx)
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
