import Domain
import Rights

/// When something stopped, as a heading says it: at this moment, or some time ago.
enum StoppedAt: Sendable {
  case now(String)
  case since(String)

  init(_ receipt: Receipt, _ language: Language) {
    let stopped = receipt.stopped ?? receipt.at
    self = stopped == receipt.at ? .now(stopped.clockTime) : .since(stopped.words(in: language))
  }
}
