import Domain
import Foundation

/// How far a long act has come, on a terminal and after two seconds only.
final class Progress {
  private let what: String
  private let isTerminal = isatty(2) == 1
  private let began: Instant
  private var shown: Instant?
  private let clock: Clock

  init(_ what: String, clock: Clock = .system) {
    self.what = what
    self.clock = clock
    began = clock.now
  }

  func show(_ done: Int) {
    guard isTerminal else { return }
    let now = clock.now
    guard now >= began.adding(seconds: 2), shown.map({ now >= $0.adding(milliseconds: 200) }) ?? true else { return }
    shown = now
    write("\r\(done) \(what) …")
  }

  func end() {
    if shown != nil { write("\n") }
  }

  private func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
