package import Domain
import Storage

/// Somebody who was given the data says that they are gone there too (Art. 19); the last one to say
/// so completes the case.
package struct ConfirmRecipient: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Records that `name` confirmed; returns whom the case still waits for.
  package func confirm(_ reference: CaseReference, by name: String, noted actor: Actor) async throws -> [String] {
    try await desk.store.write { tx in
      guard let row = try CaseTable.find(reference, in: tx) else { throw CaseDeskRefusal.unknown(reference) }
      let awaited = row.state.awaitedRecipients
      guard let recipient = awaited.first(where: { $0.lowercased() == name.lowercased() }) else {
        throw CaseDeskRefusal.notAwaited(name, awaited)
      }
      let opened = try advance(
        OpenCase(id: row.id, state: row.state), .confirm(recipient: recipient), by: actor, in: tx)
      try AuditLog.append(
        AuditEntry(
          .recipientConfirmed, by: actor, reference: reference.description, detail: ["recipient": recipient]),
        in: tx)
      try CaseProgress.closeIfDone(opened, in: tx)
      return opened.state.awaitedRecipients
    }
  }
}

/// What the operator asked of a case that cannot be.
package enum CaseDeskRefusal: Error, Hashable, CustomStringConvertible {
  case unknown(CaseReference)
  case notAwaited(String, [String])
  case nobodyToTell(CaseReference)

  package var description: String {
    switch self {
    case .unknown(let reference): "There is no case \(reference); look at the number again."
    case .notAwaited(let name, let awaited):
      awaited.isEmpty
        ? "The case waits for nobody's confirmation, and so not for \(name)'s."
        : "The case does not wait for \(name); it waits for: \(awaited.joined(separator: ", "))."
    case .nobodyToTell(let reference):
      "There is no way to write to anybody about \(reference), and a longer term counts only once told (art. 12(3)): "
        + "answer within the month."
    }
  }
}
