import Foundation
import Talk

/// Shows that something is going on, where a person waits longer than two seconds at a terminal. A program that reads
/// sees nothing of it.
enum Waiting {
  static func during<T: Sendable>(_ what: String, _ work: () async throws -> T) async rethrows -> T {
    guard isatty(2) == 1 else { return try await work() }
    let ticking = Task {
      try await Task.sleep(for: .seconds(2))
      for step in 0... {
        CommandLineTalk.say("\r\(bar(step)) \(what), \(2 + step / stepsEachSecond) s", end: "")
        try await Task.sleep(for: .milliseconds(1000 / stepsEachSecond))
      }
    }
    defer {
      ticking.cancel()
      CommandLineTalk.say("\r\u{1B}[K", end: "")
    }
    return try await work()
  }

  private static let stepsEachSecond = 5

  /// A mark that goes to and fro: how far it is, is known where the work is done.
  private static func bar(_ step: Int) -> String {
    let width = 12
    let place = step % (2 * width - 2)
    let at = place < width ? place : 2 * width - 2 - place
    return "[" + String(repeating: " ", count: at) + "=" + String(repeating: " ", count: width - 1 - at) + "]"
  }
}
