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
    var lent: [PostgresLink] = []
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
    let idle = try shelf.withLock { shelf throws(StorageError) in
      if shelf.isClosed { throw .unavailable("\(name) has been closed: open it again to go on") }
      return shelf.idle.popLast()
    }
    let link = try idle ?? connect()
    shelf.withLock { $0.lent.append(link) }
    defer { giveBack(link) }
    return try body(link)
  }

  /// Closes what is idle, and what is lent when it comes back. Waits for that `grace`, and then cancels what still
  /// runs; a statement sent after that is ended by the server's own time-outs.
  func close(after grace: Duration) {
    let links = shelf.withLock { shelf in
      defer { (shelf.idle, shelf.isClosed) = ([], true) }
      return shelf.idle
    }
    for link in links { link.close() }
    let deadline: DispatchTime = .now() + .milliseconds(Int(grace.wholeMilliseconds))
    let back = (0..<size).prefix { _ in free.wait(timeout: deadline) == .success }.count
    if back < size {
      for link in shelf.withLock({ $0.lent }) { link.cancel() }
    }
    for _ in 0..<back { free.signal() }
  }

  private func giveBack(_ link: PostgresLink) {
    let isKept = shelf.withLock { shelf in
      shelf.lent.removeAll { $0 === link }
      guard !shelf.isClosed, !link.isBroken else { return false }
      shelf.idle.append(link)
      return true
    }
    if !isKept { link.close() }
  }
}
