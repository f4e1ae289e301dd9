package import Domain

/// The rows one person's standing is folded from, however many people were read with them.
package struct StandingEvidence: Sendable {
  /// What the fold reads of each table.
  static let columns: [String: [String]] = [
    "contact_event": ["kind", "own_act", "happened_day"],
    "agreement": ["name", "since_day", "ended_day"],
    "consent": ["consent_id", "name", "source", "confirmed_at", "withdrawn_at"],
    "stop": ["stop_id", "act", "scope", "at", "proven_at", "taken_back_at"],
    "lift": ["lift_id", "purpose", "channel", "brand", "at"],
    "hold": ["since_day", "until_day"],
    "restriction": ["since_day", "until_day"],
    "customer_case": ["closed_day"],
  ]

  private let firstRecorded: Day
  private let under16Until: Day?
  private var rows: [String: [Record]] = [:]

  init(spine: Record) throws {
    firstRecorded = try spine.day("first_recorded")
    under16Until = try spine.optionalDay("under16_until")
  }

  /// Takes the evidence among rows of any kind.
  package mutating func add(_ rows: [PersonalRow]) {
    for row in rows where Self.columns[row.table.name] != nil { add(row.record, of: row.table.name) }
  }

  mutating func add(_ record: Record, of table: String) { rows[table, default: []].append(record) }

  /// The standing, on a day: a hold or restriction that has ended is none.
  package func fold(under statement: Statement, today: Day) throws -> Standing {
    var standing = Standing(firstRecorded: firstRecorded, under16Until: under16Until)
    standing.lastContact = try lastContact(statement.contactEvents)
    for row in of("agreement") {
      let span = AgreementSpan(since: try row.day("since_day"), ended: try row.optionalDay("ended_day"))
      let name: AgreementName = try row.value("name")
      standing.agreements[name] = joined(standing.agreements[name], span)
    }
    for row in try of("consent", by: "confirmed_at", "consent_id") {
      standing.consents[try row.value("name")] = ConsentSpan(
        given: try row.instant("confirmed_at"), withdrawn: try row.optionalInstant("withdrawn_at"))
    }
    standing.stops = try of("stop", by: "at", "stop_id").filter { $0.isNull("taken_back_at") }.map {
      Stop(try $0.value("act"), try $0.value("scope"), at: try $0.instant("at"), proven: !$0.isNull("proven_at"))
    }
    standing.lifts = try of("lift", by: "at", "lift_id").map {
      Lift(try $0.value("purpose"), Lane(try $0.value("channel"), try $0.value("brand")), at: try $0.instant("at"))
    }
    standing.hold = try span("hold", today)
    standing.restriction = try span("restriction", today)
    standing.hasOpenCase = of("customer_case").contains { $0.isNull("closed_day") }
    return standing
  }

  /// The person's own newest contact of a kind the statement lists (A1). Their own consent is a
  /// sign-up, and outlives the history that an objection before it erased.
  private func lastContact(_ events: Set<ContactEvent>) throws -> Day? {
    var last: Day?
    let counted = Set(events.map(\.rawValue))
    for row in of("contact_event") where try row.bool("own_act") && counted.contains(row.text("kind")) {
      last = max(last ?? .distantPast, try row.day("happened_day"))
    }
    guard events.contains(.signUp) else { return last }
    for row in of("consent") where try Self.signUps.contains(row.text("source")) {
      last = max(last ?? .distantPast, try row.instant("confirmed_at").day)
    }
    return last
  }

  private static let signUps = ["portal", "doubleOptIn"]

  private func span(_ table: String, _ today: Day) throws -> Span? {
    var since: Day?
    var ends: [Day?] = []
    for row in of(table) {
      let until = try row.optionalDay("until_day")
      if let until, until <= today { continue }
      let began = try row.day("since_day")
      since = min(since ?? began, began)
      ends.append(until)
    }
    guard let since else { return nil }
    return Span(since: since, until: ends.contains(nil) ? nil : ends.compactMap { $0 }.max())
  }

  /// Two spans of one agreement in one: from the first day to the last. One that begins next month
  /// must not take away that there was one until today.
  private func joined(_ a: AgreementSpan?, _ b: AgreementSpan) -> AgreementSpan {
    guard let a else { return b }
    var ended: Day?
    if let aEnd = a.ended, let bEnd = b.ended { ended = max(aEnd, bEnd) }
    return AgreementSpan(since: min(a.since, b.since), ended: ended)
  }

  private func of(_ table: String) -> [Record] { rows[table] ?? [] }

  /// In the order in which they happened.
  private func of(_ table: String, by moment: String, _ key: String) throws -> [Record] {
    try of(table).map { (at: try $0.integer(moment), id: try $0.integer(key), row: $0) }
      .sorted { ($0.at, $0.id) < ($1.at, $1.id) }.map(\.row)
  }
}

extension Day {
  fileprivate static let distantPast = Day(number: .min)
}
