import Foundation
import Talk

/// Shows how far it is where a person waits longer than two seconds at a terminal. A program that reads sees nothing of it.
enum Waiting {
  /// `share`: how far it is, of one, asked every second; nil where that is not known (yet).
  static func during<T: Sendable>(
    _ what: String, share: @escaping @Sendable () async -> Double?, _ work: () async throws -> T
  ) async rethrows -> T {
    guard isatty(2) == 1 else { return try await work() }
    let ticking = Task {
      try await Task.sleep(for: .seconds(2))
      var known: Double?
      for step in 0... {
        if step.isMultiple(of: stepsEachSecond) { known = await share() ?? known }
        let bar = known.map(filled) ?? moving(step)
        CommandLineTalk.say("\r\(bar) \(what), \(2 + step / stepsEachSecond) s", end: "")
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
  private static let width = 12

  /// `[=====       ]  43 %`.
  private static func filled(_ share: Double) -> String {
    let share = min(max(share, 0), 1)
    let full = Int(share * Double(width))
    let percent = String(Int(share * 100))
    let bar = String(repeating: "=", count: full) + String(repeating: " ", count: width - full)
    return "[\(bar)] \(String(repeating: " ", count: 3 - percent.count))\(percent) %"
  }

  /// A mark that goes to and fro.
  private static func moving(_ step: Int) -> String {
    let place = step % (2 * width - 2)
    let at = place < width ? place : 2 * width - 2 - place
    return "[" + String(repeating: " ", count: at) + "=" + String(repeating: " ", count: width - 1 - at) + "]"
  }
}
