package import Domain

/// A paper of a recipient that runs out soon, or has: the agreement, or what allows the data to leave the EEA.
package struct RunningOut: Hashable, Sendable {
  package let recipient: String
  package let paper: Registration.Paper
  /// The last day on which it holds.
  package let last: Day
  package let daysLeft: Int

  /// So long before its last day somebody is told, and so long before it they are told again.
  package static let firstWarning = 60
  package static let lastWarning = 14

  package var isOver: Bool { daysLeft < 0 }
  package var isNear: Bool { daysLeft <= Self.lastWarning }

  /// The one that ends first in front.
  package static func on(_ day: Day, in tx: Transaction) throws -> [RunningOut] {
    try RecipientRegister.all(in: tx).flatMap { entry in
      entry.registration.ends.map {
        RunningOut(
          recipient: entry.name, paper: $0.paper, last: $0.day, daysLeft: $0.day.number - day.number)
      }
    }
    .filter { $0.daysLeft <= firstWarning }
    .sorted { ($0.daysLeft, $0.recipient, $0.paper.rawValue) < ($1.daysLeft, $1.recipient, $1.paper.rawValue) }
  }
}
