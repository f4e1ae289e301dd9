package import Delivery
import Domain
package import Storage
import Synchronization

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
      if try await store.write({ tx in try gate.markCalledBack(message, row, in: tx) }) {
        report.refused += 1
      } else {
        report.postponed += 1
      }
    case .failure(let error) where error.mayBeTriedAgain && message.attempts < Self.mostAttempts:
      try await store.write { tx in
        try MessageTable.retry(message, at: tx.now.adding(minutes: Self.minutes(after: message.attempts)), in: tx)
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

  /// With waits that double up to a day, some two weeks.
  private static let mostAttempts = 24
  private static func minutes(after attempts: Int) -> Int { min(24 * 60, 1 << min(attempts, 10)) }

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
      let claim = HeldClaim(passed.message, store: store, since: passed.decided)
      try carrier.carry(MessageRenderer.render(message), from: house.sender, to: to) {
        guard mayGoOn(), claim.holds else { return false }
        // What cannot be asked is not allowed.
        return
          (try? store.readNow { tx in
            try gate.stillMay(passed.message, of: campaign, to: passed.address, in: tx)
          }) == true
      }
      return .success(())
    } catch let error as DeliveryError {
      return .failure(error)
    } catch {
      // Such a message can be made for nobody: trying again changes nothing.
      return .failure(.refused(SMTPReply(stage: .letter, code: 554, status: "5.6.0")))
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

/// A sender's claim on the one message it is handing over, made longer while a relay takes its time.
private final class HeldClaim: Sendable {
  private let message: MessageTable.Claimed
  private let store: Store
  private let until: Mutex<Instant>

  init(_ message: MessageTable.Claimed, store: Store, since decided: Instant) {
    self.message = message
    self.store = store
    until = Mutex(decided.adding(seconds: MessageTable.claimSeconds))
  }

  var holds: Bool {
    until.withLock { until in
      guard store.clock.now >= until.adding(seconds: -MessageTable.claimSeconds / 2) else { return true }
      guard let longer = try? store.writeNow({ tx in try MessageTable.renew(message, in: tx) }) else { return false }
      until = longer
      return true
    }
  }
}

/// What became of some messages.
package struct SendingReport: Hashable, Sendable {
  package var claimed = 0
  /// Campaigns whose people were written down.
  package var listed = 0
  package var sent = 0
  package var refused = 0
  package var postponed = 0
  package var failed = 0
  /// Found to be another sender's by now.
  package var repeated = 0

  package init() {}

  /// Nothing could go, and nothing was listed.
  package var isEmpty: Bool { claimed == 0 && listed == 0 }

  package mutating func add(_ other: SendingReport) {
    claimed += other.claimed
    listed += other.listed
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
