import Domain
import Synchronization

/// No more messages a second to one mail provider than it puts up with: each destination has its next moment.
final class DestinationPace: Sendable {
  private let gap: Int64?
  private let clock: Domain.Clock
  private let next = Mutex<[String: Instant]>([:])

  init(perSecond: Int?, clock: Domain.Clock) {
    gap = perSecond.map { Int64(1000 / max(1, $0)) }
    self.clock = clock
  }

  func wait(for domain: Substring) async throws {
    guard let gap else { return }
    let now = clock.now
    let moment = next.withLock { next in
      let moment = max(now, next[String(domain)] ?? now)
      next[String(domain)] = moment.adding(milliseconds: gap)
      if next.count > Self.mostRemembered { next = next.filter { $0.value > now } }
      return moment
    }
    let waiting = moment.milliseconds - now.milliseconds
    if waiting > 0 { try await Task.sleep(for: .milliseconds(waiting)) }
  }

  private static let mostRemembered = 10_000
}
