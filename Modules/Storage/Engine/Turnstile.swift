import Foundation
import Synchronization

/// Knows which threads are inside a transaction of one engine. A thread that asks for a second
/// one would wait for itself, or read past its own uncommitted rows; it is told so instead.
final class Turnstile: Sendable {
  private struct State {
    var inside: Set<pthread_t> = []
    var isShut = false
  }

  private let name: String
  private let state = Mutex(State())

  init(name: String) {
    self.name = name
  }

  func pass<T>(_ body: () throws -> T) throws -> T {
    let thread = pthread_self()
    try state.withLock { state throws(StorageError) in
      if state.isShut { throw .unavailable("\(name) has been closed: open it again to go on") }
      try refuseNesting(state, thread)
      state.inside.insert(thread)
    }
    defer { state.withLock { state in _ = state.inside.remove(thread) } }
    return try body()
  }

  /// Lets nobody in any more, runs `body` once, and opens again if it failed.
  func shut(_ body: () throws -> Void) throws {
    let thread = pthread_self()
    let isFirst = try state.withLock { state throws(StorageError) in
      try refuseNesting(state, thread)
      defer { state.isShut = true }
      return !state.isShut
    }
    guard isFirst else { return }
    do {
      try body()
    } catch {
      state.withLock { $0.isShut = false }
      throw error
    }
  }

  private func refuseNesting(_ state: State, _ thread: pthread_t) throws(StorageError) {
    if state.inside.contains(thread) {
      throw .unavailable(
        "this thread is already inside a transaction of \(name): use the connection at hand, not a second transaction")
    }
  }
}
