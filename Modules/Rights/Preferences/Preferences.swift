package import Domain
package import Storage

/// What a person gets, line by line, and the same number of clicks for yes and no (Art. 7(3)). Off is
/// off at once; on waits for a mail to be confirmed (S20).
package struct Preferences: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  package struct Choice: Hashable, Sendable {
    package let line: Line
    /// Whether this person can switch it here.
    package let isOffered: Bool
    package let isOn: Bool
  }

  /// What a change did.
  package struct Change: Sendable {
    package let stopped: [Receipt]
    /// Waiting for their mail to be confirmed: nothing is on yet.
    package fileprivate(set) var asked: [Line]
    package let at: Instant
  }

  package func current(of customer: Int64) async throws -> [Choice] {
    try await desk.store.read { tx in try current(of: customer, in: tx) }
  }

  /// Turns off what is not in `wanted`, and asks to confirm what is newly in it.
  ///
  /// With nothing left on it is `serviceOnly`: nobody who unticks every box has to find another page.
  package func keep(_ wanted: Set<Line>, by customer: Int64, in language: Language) async throws -> Change {
    try await desk.store.write { tx in try keep(wanted, by: customer, in: language, in: tx) }
  }

  /// The same within a larger act.
  func keep(_ wanted: Set<Line>, by customer: Int64, in language: Language, in tx: Transaction) throws -> Change {
    let choices = try current(of: customer, in: tx)
    let on = Set(choices.filter(\.isOn).map(\.line))
    let off = Line.allCases.filter { on.contains($0) && !wanted.contains($0) }
    var change: Change
    if wanted.subtracting([.serviceMessages]).isEmpty, on.contains(where: \.isAdvertising) {
      // The line of the service messages is a wish of its own (S27), and no part of that.
      let scopes = [.everything] + off.filter { $0 == .serviceMessages }.map(\.scope)
      change = Change(stopped: try stop(scopes, customer, language, in: tx), asked: [], at: tx.now)
    } else {
      change = Change(stopped: try stop(off.map(\.scope), customer, language, in: tx), asked: [], at: tx.now)
    }
    for choice in choices where choice.isOffered && !choice.isOn && wanted.contains(choice.line) {
      if choice.line == .serviceMessages { try takeServiceMessages(customer, in: tx) }
      guard let offer = choice.line.offer else { continue }
      if try OptIn(desk).ask(offer, customer, language, in: tx) { change.asked.append(choice.line) }
    }
    return change
  }

  /// Turns one line off and nothing else, also where it was the last (A3): whoever names it means it.
  func turnOff(_ line: Line, by customer: Int64, in language: Language, in tx: Transaction) throws {
    guard try current(of: customer, in: tx).contains(where: { $0.line == line && $0.isOn }) else { return }
    _ = try stop([line.scope], customer, language, in: tx)
  }

  private func stop(_ scopes: [Scope], _ customer: Int64, _ language: Language, in tx: Transaction) throws -> [Receipt]
  {
    try ObjectToProcessing(desk).submit(
      each: scopes, by: customer, in: language, source: "portal", in: tx)
  }

  /// No advertising, so no consent is asked: whoever stopped them says that they may come again.
  private func takeServiceMessages(_ customer: Int64, in tx: Transaction) throws {
    try tx.lock(.person(customer))
    let stops = try tx.run(
      """
      SELECT stop_id FROM stop
      WHERE customer_id = \(customer) AND scope = \(Scope.serviceMessages.rawValue) AND taken_back_at IS NULL
      ORDER BY at, stop_id
      """)
    for row in stops { try Evidence.takeBack(stop: try row.integer("stop_id"), of: customer, in: tx) }
    try AuditLog.append(
      AuditEntry(
        .liftRecorded, by: .subject, subject: customer, detail: ["scope": Scope.serviceMessages.rawValue]), in: tx)
  }

  /// "Only messages about my journey or subscription".
  ///
  /// An objection to everything, and not a row of opt-outs: who signs off from all commercial messages
  /// is promised that the relationship data go (S51). Contract and service messages go on.
  package func serviceOnly(by customer: Int64, in language: Language) async throws -> Change {
    try await desk.store.write { tx in try serviceOnly(customer, language, in: tx) }
  }

  private func serviceOnly(_ customer: Int64, _ language: Language, in tx: Transaction) throws -> Change {
    let receipt = try ObjectToProcessing(desk).submit(
      .everything, by: customer, proof: .login, in: language, source: "portal", in: tx)
    return Change(stopped: [receipt], asked: [], at: tx.now)
  }

  package func current(of customer: Int64, in tx: Transaction) throws -> [Choice] {
    try Self.current(of: customer, addresses: ContactDetails.rows(of: customer, in: tx), in: tx)
  }

  /// The same for who has read the addresses already.
  package static func current(of customer: Int64, addresses rows: [PersonalRow], in tx: Transaction) throws -> [Choice]
  {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return [] }
    let statement = try tx.statement
    var onFile = try ContactDetails.onFile(in: rows)
    var addresses = rows.map(\.datum)
    let business = try BusinessDetails.onFile(of: customer, in: tx)
    onFile.emails += business.emails
    onFile.phones += business.phones
    if onFile.address == nil { onFile.address = business.addresses.first }
    addresses += try BusinessDetails.data(of: customer, in: tx)
    let isChild = standing.under16Until.map { tx.today < $0 } ?? false
    return Line.allCases.map { line in
      let isOn =
        if let consent = line.consentAlone {
          standing.consents[consent]?.lives == true
        } else {
          reaches(line, onFile)
            && line.questions.contains { $0.isAllowed(statement, standing, over: addresses, tx.today) }
        }
      if line == .serviceMessages {
        return Choice(line: line, isOffered: isOn, isOn: isOn && !standing.declinesServiceMessages)
      }
      // What cannot be asked for here can still be stopped here.
      let mayAsk = line.offer != nil && !isChild && !onFile.emails.isEmpty && reaches(line, onFile)
      return Choice(line: line, isOffered: isOn || mayAsk, isOn: isOn)
    }
  }

  private static func reaches(_ line: Line, _ onFile: ContactDetails.OnFile) -> Bool {
    switch line {
    case .emailNS, .emailNSInternational, .partnerOffers: !onFile.emails.isEmpty
    case .post: onFile.address != nil
    case .telephone: !onFile.phones.isEmpty
    case .serviceMessages: !onFile.emails.isEmpty || onFile.address != nil
    case .travelOffers, .nsExtra, .carrierMessages, .emailTracking, .websiteTracking: true
    }
  }
}
