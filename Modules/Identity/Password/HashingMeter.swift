import Synchronization

/// What the hasher did: counts and costs, nothing about anybody.
package struct HashingWork: Hashable, Sendable {
  /// How many hashes were computed at each cost, for verifying and for making.
  package internal(set) var hashes: [Argon2Parameters: Int] = [:]
  /// The most that ever ran at the same moment.
  package internal(set) var mostAtOnce = 0
  /// Turned away because the line was full.
  package internal(set) var refused = 0
}

/// Counts around the call itself, on the thread that makes it: what it says is what ran.
final class HashingMeter: Sendable {
  private struct State {
    var work = HashingWork()
    var running = 0
  }
  private let state = Mutex(State())

  var work: HashingWork { state.withLock(\.work) }

  func measure<T>(_ parameters: Argon2Parameters, _ blocking: () throws -> T) rethrows -> T {
    state.withLock { state in
      state.running += 1
      state.work.mostAtOnce = max(state.work.mostAtOnce, state.running)
      state.work.hashes[parameters, default: 0] += 1
    }
    defer { state.withLock { $0.running -= 1 } }
    return try blocking()
  }

  func refused() {
    state.withLock { $0.work.refused += 1 }
  }
}
