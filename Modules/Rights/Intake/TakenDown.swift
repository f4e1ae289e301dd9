package import Domain
package import Identity
import Storage

/// What a colleague notes about a call, a letter, a mail or a visit: it is why they may look at all (T10), and the day
/// every term runs from (Art. 12(3)).
package struct TakenDown: Hashable, Sendable {
  package let by: Account
  package let way: CameBy
  package let ticket: Ticket
  /// The day it reached us.
  package let day: Day
  package var onBehalf: OnBehalf?
  /// At a counter: an identity document was shown with this name on it. No copy, no number (T2).
  package var identitySeen: Bool

  /// Somebody who speaks for the person, and what the colleague saw of that, now.
  package struct OnBehalf: Hashable, Sendable {
    package let capacity: Capacity
    package let evidence: EvidenceSeen

    package init(_ capacity: Capacity, _ evidence: EvidenceSeen) {
      self.capacity = capacity
      self.evidence = evidence
    }
  }

  package init(
    by colleague: Account, _ way: CameBy, _ ticket: Ticket, on day: Day, onBehalf: OnBehalf? = nil,
    identitySeen: Bool = false
  ) {
    self.by = colleague
    self.way = way
    self.ticket = ticket
    self.day = day
    self.onBehalf = onBehalf
    self.identitySeen = identitySeen
  }

  /// Refuses what cannot be so, before anything is read or written.
  func check(_ today: Day, may permission: Permission) throws {
    guard by.authority.may(permission) else { throw IntakeRefused.mayNot(permission) }
    guard day <= today else { throw IntakeRefused.notYet(day) }
    guard day >= today.adding(days: -Self.daysBack) else { throw IntakeRefused.tooLongAgo(day) }
    if identitySeen, way != .counter { throw IntakeRefused.nobodyStoodThere }
    if identitySeen, onBehalf?.evidence == .nothing { throw IntakeRefused.nothingSeen }
  }

  /// Only across a counter somebody can show who they are: a voice, a signature and a sender's address prove nothing (T1).
  var proof: Proof? { identitySeen ? .staffCheck : nil }

  var hand: Hand { Hand(actor: by.actor, source: "agent", arrived: day, facts: facts) }

  var facts: [String: String] {
    var facts = ["way": way.rawValue, "ticket": ticket.text, "arrived": day.description]
    if let onBehalf {
      facts["capacity"] = onBehalf.capacity.rawValue
      facts["seen"] = onBehalf.evidence.rawValue
    }
    return facts
  }

  /// Older than this, the year was mistyped.
  private static let daysBack = 366
}

package enum IntakeRefused: Error, Hashable, CustomStringConvertible {
  case mayNot(Permission)
  case notYet(Day)
  case tooLongAgo(Day)
  case nobodyStoodThere
  case nothingSeen
  /// Between the look and the act the person was found no more, or another one beside them.
  case notFoundAgain
  /// Nothing of that kind can be taken for somebody whom nobody knows.
  case notForAStranger

  package var description: String {
    switch self {
    case .mayNot(let permission): "This account may not do this (\(permission.rawValue)). Nothing was changed."
    case .notYet(let day): "\(day) has not come yet: give the day on which it reached us. Nothing was changed."
    case .tooLongAgo(let day): "\(day) is more than a year ago: look at the year. Nothing was changed."
    case .nobodyStoodThere:
      "An identity document can be seen at a counter only: leave it out, or choose the counter. Nothing was changed."
    case .nothingSeen:
      "Who speaks for somebody else proves nothing by their own document alone: say what you saw. Nothing was changed."
    case .notFoundAgain: "That finds nobody, or several people: look them up again. Nothing was changed."
    case .notForAStranger: "This can be taken down for somebody who was found only. Nothing was changed."
    }
  }
}
