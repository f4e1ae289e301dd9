import Delivery
import Domain
package import Foundation
import Identity
import Marketing
import Storage

/// Acts on what came back for messages of campaigns: an address that does not exist is written to no more (R20), whoever
/// complained or took the way out by mail has said no.
package struct TakeReturns: Sendable {
  private let desk: RightsDesk
  private let domain: String

  package init(_ desk: RightsDesk, domain: String) {
    self.desk = desk
    self.domain = domain
  }

  package struct Report: Hashable, Sendable {
    package var bounces = 0
    package var complaints = 0
    package var unsubscribed = 0
    /// Delays and receipts: nothing to do.
    package var passing = 0
    /// Left where they lie, for a person to read.
    package var unread = 0

    package init() {}

    package var isEmpty: Bool { self == Report() }
  }

  /// Takes every message of a folder. What was acted on is removed: it holds addresses, and has said what it had to say.
  package func take(folder: URL) async throws -> Report {
    var report = Report()
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: [.isRegularFileKey], options: .skipsHiddenFiles)
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
      if try await take(Array(Data(contentsOf: file)), into: &report) {
        try FileManager.default.removeItem(at: file)
      }
    }
    return report
  }

  /// Returns whether it is done with.
  private func take(_ bytes: [UInt8], into report: inout Report) async throws -> Bool {
    let returned: ReturnedMail
    do { returned = try ReturnedMail(bytes, domain: domain) } catch {
      report.unread += 1
      return false
    }
    switch returned {
    case .passing: report.passing += 1
    case .bounce(let message, let status, let recipient):
      guard try await bounce(message, status, recipient) else { return left(&report) }
      report.bounces += 1
    case .complaint(let message):
      guard try await complain(message) else { return left(&report) }
      report.complaints += 1
    case .unsubscribe(let text):
      guard let token = Token<ForUnsubscribe>(Substring(text)) else { return left(&report) }
      do { _ = try await Unsubscribing(desk).stop(token, source: "oneClick") } catch is RightsRefusal {
        return left(&report)
      }
      report.unsubscribed += 1
    case .other: return left(&report)
    }
    return true
  }

  private func left(_ report: inout Report) -> Bool {
    report.unread += 1
    return false
  }

  private func bounce(_ message: Int64, _ status: String, _ recipient: EmailAddress?) async throws -> Bool {
    try await desk.store.write { tx in
      guard let found = try MessageTable.find(message, in: tx) else { return false }
      try MessageTable.bounce(message, because: "refused:\(status)", in: tx)
      if ReturnedMail.addressIsDead(status) { try unusable(found.customer, recipient, .bounced, in: tx) }
      try note(found, ["reason": "bounced"], in: tx)
      return true
    }
  }

  private func complain(_ message: Int64) async throws -> Bool {
    try await desk.store.write { tx in
      guard let found = try MessageTable.find(message, in: tx), let row = try CampaignTable.row(found.campaign, in: tx)
      else { return false }
      try unusable(found.customer, nil, .complained, in: tx)
      try note(found, ["reason": "complained"], in: tx)
      let list = MailingList(row.draft.purpose, of: row.draft.brand)
      _ = try ObjectToProcessing(desk).stopByToken(list.scope, found.customer, source: "oneClick", in: tx)
      return true
    }
  }

  /// The address it went to: the one that is named, if it is on file, at home or at work; where none is named, the only
  /// one there is. One that was changed since is nobody's here any longer.
  private func unusable(
    _ customer: Int64, _ named: EmailAddress?, _ why: UnusableAddresses.Why, in tx: Transaction
  ) throws {
    let own = try ContactDetails.onFile(of: customer, in: tx).emails
    let emails = Set(own + (try BusinessDetails.onFile(of: customer, in: tx).emails))
    guard let email = named ?? (emails.count == 1 ? emails.first : nil), emails.contains(email) else { return }
    try UnusableAddresses.note(.email(email), why, in: tx)
  }

  private func note(
    _ found: (customer: Int64, campaign: Int64), _ detail: [String: String], in tx: Transaction
  ) throws {
    try AuditLog.append(AuditEntry(.mailCameBack, by: .scheduler, subject: found.customer, detail: detail), in: tx)
  }
}
