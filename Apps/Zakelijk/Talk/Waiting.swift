import Foundation
import Talk

/// Shows that something is going on, where a person waits longer than two seconds at a terminal. A program that reads
/// sees nothing of it.
enum Waiting {
  static func during<T: Sendable>(_ what: String, _ work: () async throws -> T) async rethrows -> T {
    guard isatty(2) == 1 else { return try await work() }
    let ticking = Task {
      let begun = ContinuousClock.now
      try await Task.sleep(for: .seconds(2))
      var step = 0
      while true {
        let seconds = (ContinuousClock.now - begun).components.seconds
        CommandLineTalk.say("\r\(bar(step)) \(what), \(seconds) s", end: "")
        step += 1
        try await Task.sleep(for: .milliseconds(200))
      }
    }
    defer {
      ticking.cancel()
      CommandLineTalk.say("\r\u{1B}[K", end: "")
    }
    return try await work()
  }

  /// A mark that goes to and fro: how far it is, is known where the work is done.
  private static func bar(_ step: Int) -> String {
    let width = 12
    let place = step % (2 * width - 2)
    let at = place < width ? place : 2 * width - 2 - place
    return "[" + String(repeating: " ", count: at) + "=" + String(repeating: " ", count: width - 1 - at) + "]"
  }
}
