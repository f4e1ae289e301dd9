import Dispatch
import Synchronization

/// Two processors for pure work: deciding about people is most of what a sweep computes, and while it does, the one
/// writer's turn goes by.
enum Halves {
  static func map<T: Sendable, U: Sendable>(_ all: [T], _ work: @Sendable (T) throws -> U) throws -> [U] {
    guard all.count > 32 else { return try all.map(work) }
    let middle = all.count / 2
    let done = Mutex<[Int: Result<[U], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let result = Result { try (half == 0 ? all[..<middle] : all[middle...]).map(work) }
      done.withLock { $0[half] = result }
    }
    let halves = done.withLock { $0 }
    return try (halves[0]?.get() ?? []) + (halves[1]?.get() ?? [])
  }
}
