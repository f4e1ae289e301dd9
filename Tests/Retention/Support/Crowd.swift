import Domain
import Retention
import Storage
import TestSupport

extension TemporaryHouse {
  /// So many subscribers, whose relationship ends 48 months from now.
  func crowd(_ number: Int) throws -> [Int64] {
    try store.writeNow { tx in
      try (1...number).map { try Jan.subscriber(email: "jan\($0)@voorbeeld.example", in: tx) }
    }
  }

  /// A sweep that lets no more than `floor` people go without a release.
  func guarded(_ floor: Int, share: Int = 0, firstRun: Bool = false) -> Sweep {
    Sweep(store: store, bounds: SweepBounds(share: share, floor: floor, firstRun: firstRun))
  }

  func waits() throws -> [SweepWaits.Wait] { try store.readNow(SweepWaits.all) }

  /// One colleague's release; "ans" and "bob" are two.
  @discardableResult
  func release(
    _ rule: String, _ ceiling: Int, by staff: String, on day: Day? = nil, firstRun: Bool = false
  ) throws -> SweepRelease.State {
    let release = SweepRelease(rule: rule, day: day ?? time.now.day, ceiling: ceiling, firstRun: firstRun)
    return try store.writeNow { tx in try release.record(by: staff, as: .staff(staff), in: tx) }
  }

  func audited(_ action: AuditAction) throws -> Int {
    try store.readNow { tx in
      try tx.first("SELECT COUNT(*) AS n FROM audit_entry WHERE action = \(action.rawValue)")?.int("n") ?? 0
    }
  }
}
