/// A few places and a short line before them. Who finds the line full is turned away at once.
actor HashingGate {
  private let places: Int
  private let line: Int
  private var inside = 0
  private var lastTicket = 0
  private var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []

  init(places: Int, line: Int) {
    precondition(places > 0 && line >= 0, "a gate needs a place")
    self.places = places
    self.line = line
  }

  /// Returns when a place is free; each return is owed one `leave()`. Throws `HasherBusy` when the
  /// line is full, `CancellationError` when the caller has gone: no hash is spent on a closed
  /// connection.
  func enter() async throws {
    if inside < places {
      inside += 1
      return
    }
    guard waiting.count < line else { throw HasherBusy() }
    lastTicket += 1
    let ticket = lastTicket
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
        if Task.isCancelled {
          continuation.resume(throwing: CancellationError())
        } else {
          waiting.append((ticket, continuation))
        }
      }
    } onCancel: {
      Task { await self.giveUp(ticket) }
    }
  }

  var inLine: Int { waiting.count }

  func leave() {
    if waiting.isEmpty {
      inside -= 1
    } else {
      // The place is handed over, never free in between: first come, first served.
      waiting.removeFirst().continuation.resume()
    }
  }

  private func giveUp(_ ticket: Int) {
    guard let index = waiting.firstIndex(where: { $0.ticket == ticket }) else { return }
    waiting.remove(at: index).continuation.resume(throwing: CancellationError())
  }
}

/// Too many sign-ins at this moment. Says nothing about the account or the password.
package struct HasherBusy: Error, Hashable, Sendable, CustomStringConvertible {
  package var description: String { "too many sign-ins at this moment; try again in a few seconds" }
}
