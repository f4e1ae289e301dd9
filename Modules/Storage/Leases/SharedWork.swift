package import Domain

/// Work that goes over everybody, once a day, by whichever scheduler is first: each part of it under a
/// lease, and done for the day when it is done.
package struct SharedWork: Sendable {
  private let store: Store
  /// This run of this program, and no other.
  private let holder: String

  package init(_ store: Store) {
    self.store = store
    holder = String(UInt64(store.entropy.id()), radix: 16)
  }

  /// A part that was killed in the middle is another's after this long.
  private static let seconds = 60

  /// Nil while another scheduler is at it, and once it is done for the day, unless asked for `again`.
  package func begin(_ part: String, for day: Day, again: Bool = false) throws -> Lease? {
    // Asked in a read first: most of the day there is nothing to begin.
    if !again, try isDone([part], for: day) { return nil }
    return try store.writeNow { tx in
      try Leases.take(part, by: holder, seconds: Self.seconds, unlessDoneFor: again ? nil : day, in: tx)
    }
  }

  /// First in every transaction of the part: nothing of it is kept once another has taken over.
  package func guarding(_ lease: Lease) -> (Transaction) throws -> Void {
    { tx in try Leases.renew(lease, seconds: Self.seconds, in: tx) }
  }

  /// The part is done for `day`; without one it was broken off, and is anybody's to begin.
  package func end(_ lease: Lease, doneFor day: Day?) throws {
    try store.writeNow { tx in try Leases.release(lease, doneFor: day, in: tx) }
  }

  /// Whether all of it is done for the day, whoever did it.
  package func isDone(_ parts: [String], for day: Day) throws -> Bool {
    try store.readNow { tx in try Leases.done(parts, for: day, in: tx).count == parts.count }
  }
}
