package import Domain
import Identity
package import Storage

/// The gate every message of a campaign goes through, in the very transaction that lets it leave: a "no" that was
/// written down before is in force (A7, S24, T13).
package struct SendGate: Sendable {
  private let house: SendingHouse

  package init(_ house: SendingHouse) {
    self.house = house
  }

  /// A message that may leave now: to whom, and what it says.
  package struct Passed: Sendable {
    package let message: MessageTable.Claimed
    package let name: String?
    package let address: Addressee.Address
    package let letter: RenderedLetter
    package let language: Language
    package let unsubscribe: String?
    package let decided: Instant
    package let ground: SendGround
  }

  /// Decides about one message, and writes down what was decided. Nil where it is refused.
  ///
  /// - Parameter mayBeOut: a file with it may have been fetched already, by whom it is called back.
  package func pass(
    _ message: MessageTable.Claimed, of row: CampaignTable.Row, mayBeOut: Bool = false, in tx: Transaction
  ) throws -> Passed? {
    // Whoever objects holds this lock: either their stop is seen here, or this was decided before it.
    try tx.lock(.person(message.customer))
    try MessageTable.require(message, in: tx)
    switch try decide(message.customer, row, in: tx) {
    case .refused(let refusal):
      if mayBeOut {
        try MessageTable.recall(message, refusal, in: tx)
      } else {
        try MessageTable.refuse(message, refusal, in: tx)
      }
      try note(mayBeOut ? .messageRecalled : .messageRefused, message, row, ["reason": refusal.word], in: tx)
      return nil
    case .allowed(let ground, let addressee, let address):
      let passed = try write(message, row, ground, addressee, address, in: tx)
      try MessageTable.leave(
        message, MessageTable.Leave(ground, passed.language, digest: passed.letter.digest), in: tx)
      return passed
    }
  }

  /// Asked once more in the last moment before it cannot be called back, on a snapshot of then.
  package func stillMay(
    _ message: MessageTable.Claimed, of campaign: Int64, to address: Addressee.Address, in tx: Transaction
  ) throws -> Bool {
    guard try MessageTable.isHeld(message, in: tx), let row = try CampaignTable.row(campaign, in: tx), row.mayGoOn
    else { return false }
    guard case .allowed(_, _, let now) = try decide(message.customer, row, in: tx) else { return false }
    return now == address
  }

  package func markSent(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, batch: String? = nil, in tx: Transaction
  ) throws {
    try MessageTable.markSent(message, batch: batch, in: tx)
    try note(.messageSent, message, row, [:], in: tx)
  }

  /// The file is written: whoever said no in between is called back, the others are on their way. Returns whether this
  /// one is.
  package func markHandedOver(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, batch: String, in tx: Transaction
  ) throws -> Bool {
    try tx.lock(.person(message.customer))
    // Called back by the no itself.
    guard try MessageTable.isHeld(message, in: tx) else { return false }
    if case .refused(let refusal) = try decide(message.customer, row, in: tx) {
      try MessageTable.recall(message, refusal, in: tx)
      try note(.messageRecalled, message, row, ["reason": refusal.word], in: tx)
      return false
    }
    try markSent(message, row, batch: batch, in: tx)
    return true
  }

  package func markFailed(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, because reason: String, in tx: Transaction
  ) throws {
    try MessageTable.markFailed(message, because: reason, in: tx)
    try note(.messageFailed, message, row, ["reason": reason], in: tx)
  }

  /// Called back in the last moment: somebody said no since the gate let it through. Returns false where nobody did, and
  /// it waits: the campaign was halted, or the program is to end.
  package func markCalledBack(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, in tx: Transaction
  ) throws -> Bool {
    try tx.lock(.person(message.customer))
    guard case .refused(let refusal) = try decide(message.customer, row, in: tx) else {
      try MessageTable.postpone(message, until: tx.now.adding(minutes: 1), in: tx)
      return false
    }
    try MessageTable.refuse(message, refusal, in: tx)
    try note(.messageRefused, message, row, ["reason": refusal.word], in: tx)
    return true
  }

  // MARK: - Deciding

  private enum Decided {
    case allowed(SendGround, Addressee, Addressee.Address)
    case refused(SendRefusal)
  }

  /// The pure decision for each address of the person; the first that is open is the one written to, the one for work
  /// before the private one (S4).
  private func decide(_ customer: Int64, _ row: CampaignTable.Row, in tx: Transaction) throws -> Decided {
    try decide(
      customer, row.draft.approach, offersWayOut: row.draft.subject.offersWayOut, campaign: row.id, on: tx.today, in: tx
    )
  }

  /// What it would decide of a message that belongs to no campaign: what a colleague reads to somebody who asks why.
  /// `day` may be another than today: of the person as they are now, under the statement of that day.
  package func decide(
    _ customer: Int64, _ approach: Approach, on day: Day, in tx: Transaction
  ) throws -> SendDecision {
    switch try decide(customer, approach, offersWayOut: false, campaign: 0, on: day, in: tx) {
    case .allowed(let ground, _, _): .allowed(ground)
    case .refused(let refusal): .refused(refusal)
    }
  }

  private func decide(
    _ customer: Int64, _ approach: Approach, offersWayOut: Bool, campaign: Int64, on today: Day, in tx: Transaction
  ) throws -> Decided {
    guard let standing = try StandingTable.standing(of: customer, in: tx) else { return .refused(.noAddress) }
    let addressee = try Addressee.read(customer, by: approach.lane.channel, in: tx)
    let statement = try tx.statement(on: today)
    var screening = Screening()
    screening.isReportedDeceased = try Deaths.isReported(customer, in: tx)
    if case .service = approach.content {
      screening.hasLiveProduct = try LiveProducts.has(customer, in: tx)
      // A way out of service messages is kept where one is offered (S27).
      if offersWayOut, standing.declinesServiceMessages,
        let stop = standing.stops.last(where: { $0.scope == .serviceMessages })
      {
        return .refused(.ground(.stopped(stop.act, stop.scope, on: stop.at.day)))
      }
    } else {
      let since = today.adding(days: -Self.daysCounted)
      let others = try MessageTable.sent(to: customer, since: since, but: campaign, in: tx)
      screening.hasHadEnough = others >= house.mostInThirtyDays
    }
    var refusal: SendRefusal?
    for way in addressee.ways {
      screening.isUnusable = try UnusableAddresses.holds(way.target, in: tx)
      if case .household(let surname, let house) = way.target {
        let found = try Registers.screen(surname: surname, house: house, in: tx)
        screening.isInDeceasedRegister = found.contains(.deceased)
        screening.isInPostfilter = found.contains(.postfilter)
      }
      screening.isSuppressed = try !SuppressionList.scopes(way.target, approach.lane, in: tx).isEmpty
      switch Domain.decide(statement, standing, [way.datum], approach, today, screening) {
      case .allowed(let ground): return .allowed(ground, addressee, way.address)
      case .refused(let why): refusal = refusal ?? why
      }
    }
    if let refusal { return .refused(refusal) }
    // Without an address the decision says what else it lacks.
    switch Domain.decide(statement, standing, [], approach, today, screening) {
    case .refused(let why): return .refused(why)
    case .allowed: return .refused(.noAddress)
    }
  }

  private static let daysCounted = 30

  // MARK: - Writing

  private func write(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, _ ground: SendGround, _ addressee: Addressee,
    _ address: Addressee.Address, in tx: Transaction
  ) throws -> Passed {
    let draft = row.draft
    guard let text = draft.text(in: addressee.language) else {
      throw StorageError.corrupt("a campaign without a text was released")
    }
    let isOffer = draft.purpose.servesRelationship
    var unsubscribe: String?
    if isOffer, draft.channel == .email {
      let list = MailingList(draft.purpose, of: draft.brand)
      let token = try OneTimeLinks.issue(
        ForUnsubscribe.self, for: message.customer, detail: list.rawValue, in: tx)
      unsubscribe = "\(house.publicURL)/unsubscribe/\(token.text)"
    }
    let letter = CampaignLetter(
      text: text, name: addressee.name, content: draft.approach.content, channel: draft.channel, brand: draft.brand,
      reason: SendExplanation(.allowed(ground), of: draft.approach).because,
      reasonPage: house.reasonPage(of: draft.name), unsubscribe: unsubscribe,
      objectionPage: house.objectionPage,
      choicesPage: draft.subject.offersWayOut ? house.choicesPage : nil,
      isFirst: try !MessageTable.hasReached(message.customer, in: tx),
      contact: house.contact)
    return Passed(
      message: message, name: addressee.name, address: address, letter: letter.rendered(in: text.language),
      language: text.language, unsubscribe: unsubscribe, decided: tx.now, ground: ground)
  }

  private func note(
    _ action: AuditAction, _ message: MessageTable.Claimed, _ row: CampaignTable.Row, _ more: [String: String],
    in tx: Transaction
  ) throws {
    let detail = ["campaign": row.draft.name, "purpose": row.draft.purpose.rawValue].merging(more) { $1 }
    try AuditLog.append(AuditEntry(action, by: .scheduler, subject: message.customer, detail: detail), in: tx)
  }
}

extension RenderedLetter {
  /// SHA-256 of what it says: whoever has the message can show that it is the one.
  fileprivate var digest: String { Digest.sha256(Array("\(subject)\n\n\(body)".utf8)).hex }
}
