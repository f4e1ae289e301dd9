import Domain
import Storage
import Synchronization

/// The claim of one round on the letters it still has to carry. While much of its time is left, the
/// clock is asked whether it holds; after that the database, which then makes it longer.
final class CarryingClaim: Sendable {
  let claim: Outbox.Claim
  private let store: Store
  private let state: Mutex<(open: [Int64], until: Instant, isLost: Bool)>

  init(_ claimed: Outbox.Claimed, store: Store) {
    claim = claimed.claim
    self.store = store
    state = Mutex((claimed.letters.map(\.id), claimed.until, false))
  }

  /// Whether the letters are still ours to carry, and for long enough to hand one over.
  var holds: Bool {
    state.withLock { state in
      if state.isLost { return false }
      let now = store.clock.now
      if now < state.until.adding(seconds: -Self.renewedWithin) { return true }
      do {
        let open = state.open
        state.until = try store.writeNow { tx in try Outbox.renew(claim, of: open, in: tx) }
        return true
      } catch is ClaimLost {
        state.isLost = true
        return false
      } catch {
        // The database cannot be asked: the clock's word counts as long as it says yes.
        return now < state.until
      }
    }
  }

  /// One of them is done with, whatever became of it.
  func close(_ id: Int64) {
    state.withLock { state in state.open.removeAll { $0 == id } }
  }

  /// What was not carried is anybody's again, at once.
  func release() throws {
    let open = state.withLock { $0.isLost ? [] : $0.open }
    guard !open.isEmpty else { return }
    try store.writeNow { tx in try Outbox.release(claim, of: open, in: tx) }
  }

  private static let renewedWithin = Outbox.claimSeconds * 2 / 3
}
