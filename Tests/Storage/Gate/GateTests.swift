import Domain
import Storage
import TestSupport
import Testing

/// A datum without a living purpose cannot be written.
@Suite struct GateTests {
  @Test func aRowNoLivingPurposeMayHoldIsRefusedAndNothingIsStored() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      try Evidence.stop(.objection, .everything, of: jan, source: "portal", proven: true, in: tx)
      return jan
    }
    try refuses(.customerProfile, "profile", in: house) { tx in
      _ = try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "1"], in: tx)
    }
    try house.store.writeNow { tx in
      _ = try Rows.write("product", of: jan, ["since_day": tx.today], sealing: ["name": "Dal Vrij"], in: tx)
    }
  }

  @Test func openedAndClickedIsKeptOnlyUnderALivingConsent() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    try refuses(.engagement, "engagement", in: house) { tx in try Self.click(of: jan, under: 1, in: tx) }
    let consent = try house.store.writeNow { tx in
      let consent = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      try Self.click(of: jan, under: consent, in: tx)
      return consent
    }
    #expect(try rows("engagement", in: house) == 1)
    try house.store.writeNow { tx in _ = try Evidence.withdraw(.emailTracking, of: jan, in: tx) }
    try refuses(.engagement, "engagement", in: house) { tx in try Self.click(of: jan, under: consent, in: tx) }
  }

  /// S2, A12: the row names the permission it rests on, and a row that names another is refused.
  @Test(arguments: ["somebody else's", "another kind", "withdrawn since", "none at all"])
  func openedAndClickedRestsOnTheConsentItNames(named: String) throws {
    let house = try TemporaryHouse()
    let (jan, wrong, right) = try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let els = try Jan.subscriber(email: "els@voorbeeld.example", in: tx)
      func give(_ name: ConsentName, _ customer: Int64) throws -> Int64 {
        try Evidence.consent(to: name, of: customer, source: "portal", givenAt: tx.now, in: tx)
      }
      let wrong =
        switch named {
        case "somebody else's": try give(.emailTracking, els)
        case "another kind": try give(.websiteTracking, jan)
        case "withdrawn since": try give(.emailTracking, jan)
        default: Int64(1)
        }
      if named == "withdrawn since" { try Evidence.withdraw(.emailTracking, of: jan, in: tx) }
      return (jan, wrong, try give(.emailTracking, jan))
    }
    let refusal = #expect(throws: RowUnfounded.self) {
      try house.store.writeNow { tx in try Self.click(of: jan, under: wrong, in: tx) }
    }
    #expect(refusal?.category == .engagement)
    #expect(try rows("engagement", in: house) == 0)
    try house.store.writeNow { tx in try Self.click(of: jan, under: right, in: tx) }
    #expect(try rows("engagement", in: house) == 1)
  }

  @Test func whatWasSeenOnTheWebsiteNeedsThePermissionForTheWebsite() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let email = try Evidence.consent(to: .emailTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      let site = try Evidence.consent(to: .websiteTracking, of: jan, source: "portal", givenAt: tx.now, in: tx)
      #expect(throws: RowUnfounded.self) { try Self.click(of: jan, under: email, on: "website", in: tx) }
      try Self.click(of: jan, under: site, on: "website", in: tx)
    }
    #expect(try rows("engagement", in: house) == 1)
  }

  /// S2: a preference is derived only where the person stated it themselves.
  @Test(arguments: [("employer", 0), ("import", 0), ("booker", 0), ("portal", 1)])
  func aPreferenceRestsOnThePersonsOwnStatement(route: String, hoursAhead: Int) throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let refusal = #expect(throws: RowUnfounded.self) {
      try house.store.writeNow { tx in
        try Rows.write(
          "preference", of: jan,
          ["stated_at": tx.now.adding(hours: hoursAhead), "stated_in": route, "recorded_day": tx.today],
          sealing: ["leisure": "strand"], in: tx)
      }
    }
    #expect(refusal?.category == .derivedPreferences)
    #expect(try rows("preference", in: house) == 1)
  }

  @Test(arguments: ["stated_at", "stated_in"]) func aPreferenceNobodyStatedIsRefused(missing: String) throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    #expect(throws: RowUnfounded.self) {
      try house.store.writeNow { tx in
        if missing == "stated_at" {
          try Rows.write(
            "preference", of: jan, ["stated_in": "portal", "recorded_day": tx.today], sealing: ["leisure": "strand"],
            in: tx)
        } else {
          try Rows.write(
            "preference", of: jan, ["stated_at": tx.now, "recorded_day": tx.today], sealing: ["leisure": "strand"],
            in: tx)
        }
      }
    }
    #expect(try rows("preference", in: house) == 1)
    for route in ["portal", "phone", "mail", "letter", "counter"] {
      try house.store.writeNow { tx in
        _ = try Rows.write(
          "preference", of: jan, ["stated_at": tx.now, "stated_in": route, "recorded_day": tx.today],
          sealing: ["leisure": "strand"], in: tx)
      }
    }
    #expect(try rows("preference", in: house) == 6)
  }

  @Test(arguments: ["happened_day", "recorded_day"])
  func aRowOfTomorrowIsRefusedAndOneOfTodayIsNot(column: String) throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let write: (Transaction, Int) throws -> Void = { tx, days in
      let day = tx.today.adding(days: days)
      try Rows.write(
        "purchase", of: jan,
        [
          "happened_day": column == "happened_day" ? day : tx.today,
          "recorded_day": column == "recorded_day" ? day : tx.today,
        ], sealing: ["product": "Dagkaart"], in: tx)
    }
    let refusal = #expect(throws: DayInTheFuture.self) { try house.store.writeNow { tx in try write(tx, 1) } }
    #expect(refusal?.description.contains("purchase.\(column) is 2026-11-24") == true)
    try house.store.writeNow { tx in try write(tx, 0) }
    #expect(try house.store.readNow { tx in try Jan.rows("purchase", of: jan, in: tx).count } == 2)
  }

  @Test func aRowOfTomorrowIsRefusedInBulkToo() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    #expect(throws: DayInTheFuture.self) {
      try house.store.writeNow { tx in
        let gate = try BulkWriting("raw_trip", of: jan, in: tx)
        try gate.put(
          owner: try tx.travelOwner(of: jan),
          [
            "month": tx.today.month, "trip_key": [UInt8](repeating: 1, count: 16), "trip": "ut-asd",
            "happened_day": tx.today.adding(days: 1),
          ])
      }
    }
  }

  @Test func aContractMayBeginNextMonth() throws {
    let house = try TemporaryHouse()
    try house.store.writeNow { tx in
      let jan = try Jan.subscriber(in: tx)
      let next = tx.today.adding(days: 30)
      try Evidence.agree(.nsExtra, of: jan, terms: "1", since: next, in: tx)
      try Rows.write("product", of: jan, ["since_day": next], sealing: ["name": "Dal Vrij"], in: tx)
    }
  }

  @Test func aContactInTheFutureIsRefused() throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    #expect(throws: ContactInTheFuture.self) {
      try house.store.writeNow { tx in
        try Evidence.contact(.login, of: jan, ownAct: true, on: tx.today.adding(days: 1), note: "", in: tx)
      }
    }
  }

  @Test(arguments: [
    (ContactEvent.login, true, true), (.inboundPhone, true, true), (.inboundPhone, false, false),
    (.messageOpened, true, false), (.automaticRenewal, true, false), (.checkIn, true, false), (.optOut, true, false),
    (.complaint, true, false),
  ])
  func onlyTheirOwnListedActsMoveTheClock(kind: ContactEvent, ownAct: Bool, moves: Bool) throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Jan.subscriber(in: tx) }
    let (before, after) = try house.store.writeNow { tx in
      let before = try StandingTable.standing(of: jan, in: tx)?.lastContact
      try Evidence.contact(kind, of: jan, ownAct: ownAct, on: tx.today, note: "", in: tx)
      return (before, try StandingTable.standing(of: jan, in: tx)?.lastContact)
    }
    #expect(before == house.time.now.day.adding(days: -30))
    #expect(after == (moves ? house.time.now.day : before))
  }

  @Test func whoComesBackAfterAnObjectionIsKeptByTheirOwnSignUp() throws {
    let house = try TemporaryHouse()
    let long = house.time.now.day.adding(months: -70)
    let jan = try house.store.writeNow { tx in
      let jan = try People.make(firstRecorded: long, language: .nl, in: tx)
      try Evidence.consent(to: .newsletterEmail, of: jan, source: "doubleOptIn", givenAt: tx.now, in: tx)
      try ContactDetails.add(EmailAddress("jan@voorbeeld.example")!, of: jan, from: .signUp, in: tx)
      return jan
    }
    let standing = try house.store.readNow { tx in try StandingTable.standing(of: jan, in: tx) }
    #expect(standing?.lastContact == house.time.now.day)
  }

  @Test func aColumnInNoInventoryIsRefused() throws {
    let house = try TemporaryHouse()
    #expect(throws: StorageError.self) {
      try house.store.writeNow { tx in
        let jan = try Jan.subscriber(in: tx)
        try Rows.write("profile", of: jan, ["recorded_day": tx.today, "mood": "x"], sealing: [:], in: tx)
      }
    }
  }

  private static func click(of jan: Int64, under consent: Int64, on surface: String = "email", in tx: Transaction)
    throws
  {
    try Rows.write(
      "engagement", of: jan, ["surface": surface, "consent_id": consent, "recorded_day": tx.today],
      sealing: ["clicked": "nieuwsbrief"], in: tx)
  }

  private func refuses(
    _ category: DataCategory, _ table: String, in house: TemporaryHouse, _ write: (Transaction) throws -> Void
  ) throws {
    let before = try rows(table, in: house)
    let refusal = #expect(throws: RowRefused.self) { try house.store.writeNow(write) }
    #expect(refusal?.category == category)
    #expect(try rows(table, in: house) == before)
  }

  private func rows(_ table: String, in house: TemporaryHouse) throws -> Int? {
    try house.store.readNow { tx in try tx.first("SELECT COUNT(*) AS n FROM \(name: table)")?.int("n") }
  }
}
