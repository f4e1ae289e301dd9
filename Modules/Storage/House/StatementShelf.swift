import Domain
import Synchronization

/// The activated statements as last read. A running program follows a release without being restarted: every
/// transaction compares the newest activation with what lies here, and reads all anew where they differ (A9).
final class StatementShelf: Sendable {
  private let read: Mutex<(mark: StatementActivations.Mark, timeline: StatementTimeline)>

  init(on connection: any Connection) throws {
    read = Mutex((try StatementActivations.mark(on: connection), try StatementActivations.timeline(on: connection)))
  }

  /// What counts in this transaction. Throws where it cannot be read: then nothing is done at all.
  func timeline(on connection: any Connection) throws -> StatementTimeline {
    let mark = try StatementActivations.mark(on: connection)
    if let known = read.withLock({ $0.mark == mark ? $0.timeline : nil }) { return known }
    let timeline = try StatementActivations.timeline(on: connection)
    read.withLock { $0 = (mark, timeline) }
    return timeline
  }
}
