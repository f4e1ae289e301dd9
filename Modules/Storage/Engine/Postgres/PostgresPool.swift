import Dispatch
import Synchronization

/// A bounded number of connections, each lent to one thread at a time.
final class PostgresPool: Sendable {
  private let size: Int
  private let wait: Duration
  private let name: String
  private let connect: @Sendable () throws -> PostgresLink

  private let free: DispatchSemaphore
  private let shelf = Mutex(Shelf())

  private struct Shelf {
    var idle: [PostgresLink] = []
    var isClosed = false
  }

  init(size: Int, wait: Duration, name: String, connect: @escaping @Sendable () throws -> PostgresLink) {
    self.size = size
    self.wait = wait
    self.name = name
    self.connect = connect
    free = DispatchSemaphore(value: size)
  }

  /// Lends a connection for as long as `body` runs; one that broke is thrown away.
  func borrow<T>(_ body: (PostgresLink) throws -> T) throws -> T {
    guard free.wait(timeout: .now() + .milliseconds(Int(wait.wholeMilliseconds))) == .success else {
      throw StorageError.busy("all \(size) connections to \(name) are in use: try again in a moment")
    }
    defer { free.signal() }
    let link = try shelf.withLock { $0.idle.popLast() } ?? connect()
    defer { giveBack(link) }
    return try body(link)
  }

  /// Closes what is idle; what is lent closes when it comes back.
  func close() {
    let links = shelf.withLock { shelf in
      defer { shelf = Shelf(isClosed: true) }
      return shelf.idle
    }
    for link in links { link.close() }
  }

  private func giveBack(_ link: PostgresLink) {
    let isKept = shelf.withLock { shelf in
      guard !shelf.isClosed, !link.isBroken else { return false }
      shelf.idle.append(link)
      return true
    }
    if !isKept { link.close() }
  }
}
