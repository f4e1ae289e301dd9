/// By when a request must be answered (Art. 12(3) GDPR, reckoned by Regulation 1182/71).
///
/// Never for retention: a period such as S49's is a maximum and is not shifted; see `Period`.
package struct Deadline: Hashable, Sendable {
  /// The local date on which it came in, through any channel, weekends too. It does not count itself.
  package let received: Day
  package let entrance: Entrance
  package private(set) var pauses: [Pause] = []
  package private(set) var prolongation: Prolongation?

  /// How the request came in: whether there can be anything to ask before answering.
  package enum Entrance: String, CaseIterable, Codable, Sendable {
    case loggedIn, optOut, unproven
  }

  package init(received: Day, entrance: Entrance) {
    self.received = received
    self.entrance = entrance
  }

  /// What we hold ourselves to: the bare date, not moved past weekends and holidays.
  package var target: Day { end(months: prolongation == nil ? 1 : 3) }

  /// What the law holds us to.
  package var legal: Day { DeadlineCalendar.statutory.firstWorkingDay(onOrAfter: target) }

  /// The last day on which the person can be told that it takes longer: the one-month date.
  package var prolongationNoticeBy: Day { DeadlineCalendar.statutory.firstWorkingDay(onOrAfter: end(months: 1)) }

  // One period from receipt: two further months are not added to a date already shifted.
  private func end(months: Int) -> Day { received.adding(months: months).adding(days: pausedDays) }
}

extension Deadline {
  /// Two further months: only with a reason the law knows, told within the first month.
  package func prolonged(because reason: ProlongationReason, told: Day) throws(DeadlineRefusal) -> Deadline {
    guard prolongation == nil else { throw .prolongedAlready }
    guard told >= received else { throw .beforeReceipt(told, received: received) }
    guard told <= prolongationNoticeBy else { throw .toldTooLate(told, lastDay: prolongationNoticeBy) }
    var result = self
    result.prolongation = Prolongation(reason: reason, told: told)
    return result
  }

  /// Takes out the days on which we waited for an answer we could not do without.
  package func paused(_ pause: Pause) throws(DeadlineRefusal) -> Deadline {
    guard entrance == .unproven else { throw .nothingToAsk(entrance) }
    guard pause.from >= received else { throw .beforeReceipt(pause.from, received: received) }
    guard pause.to >= pause.from else { throw .endsBeforeItBegins(pause) }
    guard pause.from <= received.adding(days: Deadline.promptDays) else {
      throw .askedTooLate(pause.from, lastDay: received.adding(days: Deadline.promptDays))
    }
    var result = self
    result.pauses.append(pause)
    return result
  }

  /// A question asked later than this was not asked promptly, and gives no pause.
  private static let promptDays = 3

  /// Days covered by more than one pause count once.
  private var pausedDays: Int {
    var days = 0
    var counted = received
    for pause in pauses.sorted(by: { $0.from < $1.from }) {
      let from = max(pause.from, counted)
      days += max(0, pause.to.number - from.number)
      counted = max(counted, pause.to)
    }
    return days
  }
}

/// From the day we asked to the day the answer came; one still open is handed in up to today.
package struct Pause: Hashable, Codable, Sendable {
  package let from: Day
  package let to: Day
  package let reason: Reason

  package enum Reason: String, CaseIterable, Codable, Sendable {
    /// Reasonable doubt about who asks (Art. 12(6)).
    case identity
    /// A large amount of data: which part is meant (recital 63).
    case clarification
  }

  package init(from: Day, to: Day, reason: Reason) {
    self.from = from
    self.to = to
    self.reason = reason
  }
}

/// The only two reasons Art. 12(3) gives.
package enum ProlongationReason: String, CaseIterable, Codable, Sendable {
  case complexity, numberOfRequests
}

package struct Prolongation: Hashable, Codable, Sendable {
  package let reason: ProlongationReason
  package let told: Day
}

package enum DeadlineRefusal: Error, Hashable, CustomStringConvertible {
  case prolongedAlready
  case toldTooLate(Day, lastDay: Day)
  case beforeReceipt(Day, received: Day)
  case nothingToAsk(Deadline.Entrance)
  case endsBeforeItBegins(Pause)
  case askedTooLate(Day, lastDay: Day)

  package var description: String {
    switch self {
    case .prolongedAlready: "the term is prolonged already, and art. 12(3) allows it once; answer now"
    case .toldTooLate(let told, let last):
      "told on \(told): a longer term had to be told by \(last) (art. 12(3)); answer without it"
    case .beforeReceipt(let day, let received): "\(day) is before the request came in (\(received)); correct the day"
    case .nothingToAsk(let entrance):
      "no pause for this request (\(entrance.rawValue)): there is nothing to ask before answering"
    case .endsBeforeItBegins(let pause): "a pause from \(pause.from) cannot end on \(pause.to); correct a day"
    case .askedTooLate(let asked, let last):
      "asked on \(asked): only a question asked by \(last) stops the clock; answer within the term"
    }
  }
}
