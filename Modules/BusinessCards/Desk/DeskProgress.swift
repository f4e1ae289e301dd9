import Synchronization

/// How far an act is that takes long, as a share of one: told while it works, to whoever waits in the same program. Over
/// the network it is asked for (`OrdersUnderWay`).
package final class DeskProgress: Sendable {
  private let told = Mutex(0.0)

  package init() {}

  package var share: Double { told.withLock { $0 } }

  func tell(_ share: Double) { told.withLock { $0 = share } }
}
