package import Delivery
import Domain
package import Storage

/// Sends the messages of a campaign by e-mail, one after the other: the gate lets one through, it is handed over, and
/// what became of it is written down before the next. A sender that is killed in between repeats that one message,
/// under the same Message-ID, and no other.
package struct CampaignMail: Sendable {
  private let store: Store
  private let carrier: any Carrier
  private let house: SendingHouse
  private let gate: SendGate
  private let pace: DestinationPace

  package init(store: Store, carrier: any Carrier, house: SendingHouse) {
    self.store = store
    self.carrier = carrier
    self.house = house
    gate = SendGate(house)
    pace = DestinationPace(perSecond: house.perSecond, clock: store.clock)
  }

  /// Few enough that another sender soon gets some too.
  private static let most = 20

  /// One lot. `isWhole`: nothing of the campaign is left that could go now.
  package func run(_ row: CampaignTable.Row, mayGoOn: @escaping @Sendable () -> Bool = { true }) async throws
    -> SendingReport
  {
    var report = SendingReport()
    let claimed = try await store.write { tx in
      try ClockGuard.require(in: tx)
      guard let row = try CampaignTable.row(row.id, in: tx), row.mayGoOn else { return [MessageTable.Claimed]() }
      try house.require(row, in: tx)
      return try MessageTable.claim(row.id, limit: Self.most, in: tx)
    }
    report.claimed = claimed.count
    for (place, message) in claimed.enumerated() {
      guard mayGoOn() else {
        try await giveBack(claimed[place...])
        break
      }
      do {
        try await send(message, row, mayGoOn, &report)
      } catch is ClaimLost {
        report.repeated += 1
      }
    }
    if claimed.isEmpty { try await finish(row) }
    return report
  }

  private func send(
    _ message: MessageTable.Claimed, _ row: CampaignTable.Row, _ mayGoOn: @escaping @Sendable () -> Bool,
    _ report: inout SendingReport
  ) async throws {
    let passed = try await store.write { tx in try gate.pass(message, of: row, in: tx) }
    guard let passed, case .email(let to) = passed.address else {
      report.refused += 1
      return
    }
    try await pace.wait(for: to.domain)
    switch carry(passed, to: to, row, mayGoOn) {
    case .success:
      try await store.write { tx in try gate.markSent(message, row, in: tx) }
      report.sent += 1
    case .failure(.calledBack):
      try await store.write { tx in try gate.markCalledBack(message, row, in: tx) }
      report.refused += 1
    case .failure(let error) where error.mayBeTriedAgain:
      try await store.write { tx in
        try MessageTable.postpone(message, until: tx.now.adding(minutes: Self.minutesToWait), in: tx)
      }
      report.postponed += 1
    case .failure(let error):
      try await store.write { tx in
        try gate.markFailed(message, row, because: error.word, in: tx)
        if error.addressIsDead { try UnusableAddresses.note(.email(to), .bounced, in: tx) }
      }
      report.failed += 1
    }
  }

  private static let minutesToWait = 15

  private func carry(
    _ passed: SendGate.Passed, to: EmailAddress, _ row: CampaignTable.Row, _ mayGoOn: @escaping @Sendable () -> Bool
  ) -> Result<Void, DeliveryError> {
    do {
      let message = try Message(
        id: MessageID("\(UInt64(passed.message.message))", at: String(house.sender.domain)), date: passed.decided,
        from: Mailbox(name: row.draft.brand.name, address: house.sender),
        replyTo: Mailbox(name: row.draft.brand.name, address: house.sender),
        to: Mailbox(name: passed.name, address: to), subject: passed.letter.subject, body: passed.letter.body,
        language: passed.language.rawValue,
        unsubscribe: passed.unsubscribe.map { page in
          try Unsubscribe(page: page, mailbox: house.sender, mailSubject: "unsubscribe \(page.lastPart)")
        })
      let (store, gate, campaign) = (store, gate, row.id)
      try carrier.carry(MessageRenderer.render(message), from: house.sender, to: to) {
        mayGoOn()
          && (try? store.readNow { tx in
            try gate.stillMay(passed.message, of: campaign, to: passed.address, in: tx)
          }) == true
      }
      return .success(())
    } catch let error as DeliveryError {
      return .failure(error)
    } catch {
      return .failure(.misconfigured("\(error)"))
    }
  }

  private func giveBack(_ messages: ArraySlice<MessageTable.Claimed>) async throws {
    try await store.write { tx in
      for message in messages where try MessageTable.isHeld(message, in: tx) {
        try MessageTable.postpone(message, until: tx.now, in: tx)
      }
    }
  }

  private func finish(_ row: CampaignTable.Row) async throws {
    try await store.write { tx in
      guard let row = try CampaignTable.row(row.id, in: tx), row.state == .sending,
        try MessageTable.isFinished(row.id, in: tx)
      else { return }
      try CampaignTable.move(row.id, to: .finished, in: tx)
    }
  }
}

/// What became of some messages.
package struct SendingReport: Hashable, Sendable {
  package var claimed = 0
  package var sent = 0
  package var refused = 0
  package var postponed = 0
  package var failed = 0
  /// Found to be another sender's by now.
  package var repeated = 0

  package init() {}

  package mutating func add(_ other: SendingReport) {
    claimed += other.claimed
    sent += other.sent
    refused += other.refused
    postponed += other.postponed
    failed += other.failed
    repeated += other.repeated
  }
}

extension String {
  /// What stands behind the last slash: the token of a link.
  fileprivate var lastPart: Substring { self[(lastIndex(of: "/").map { index(after: $0) } ?? startIndex)...] }
}

extension DeliveryError {
  /// Without the other side's text, which may repeat an address.
  fileprivate var word: String {
    switch self {
    case .later: "gaveUp"
    case .refused(let reply): "refused:\(reply.status ?? String(reply.code))"
    case .misconfigured: "misconfigured"
    case .calledBack: "calledBack"
    }
  }
}
