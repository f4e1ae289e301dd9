import Domain
import Storage

/// What waits for somebody, and since when.
struct WaitingFacts: Encodable {
  let open: Int
  let late: Int
  let since: String
  let days: Int
  /// Of these, those that somebody of yours has to tell, and how long that has waited.
  let byHand: Int
  let byHandSince: String?
  let byHandDays: Int?

  init(_ waiting: InstructionTable.Waiting, on today: Day) {
    func days(_ moment: Instant) -> Int { today.number - moment.day.number }
    open = waiting.open
    late = waiting.late
    since = waiting.since.description
    self.days = days(waiting.since)
    byHand = waiting.byHand
    byHandSince = waiting.byHandSince?.description
    byHandDays = waiting.byHandSince.map(days)
  }

  func show() {
    print("  waits: \(open) answers, \(late) late, the oldest for \(days) days")
    if byHand > 0 { print("  to tell by hand: \(byHand), the oldest for \(byHandDays ?? 0) days") }
  }
}

/// Somebody who is in no register and was given data all the same: told by hand, and listed, so that nobody is forgotten.
struct UnregisteredFacts: Encodable {
  let name: String
  let route = InstructionRoute.byHand.rawValue
  let waiting: WaitingFacts
}
