/// Where a case stands, as the moments at which things became so.
///
/// There are two effects with two thresholds: stopping needs no identity, erasing needs proof. There
/// is one door: `applying(_:at:)`. The phase follows from the moments and is never set.
package struct CaseState: Hashable, Sendable {
  package let reference: CaseReference
  package let kind: CaseKind
  package let received: Instant
  /// The day it reached us, where a colleague wrote it down: never later than the moment it was written down.
  package let arrived: Day?
  package internal(set) var stopped: Instant?
  package internal(set) var notice: Notice?
  package internal(set) var proven: Proven?
  package internal(set) var contradicted: Instant?
  /// Gone from this house. Whether others confirmed too is another fact: `completed`.
  package internal(set) var erasedHere: Instant?
  package internal(set) var refused: Refused?
  package internal(set) var letterSent: Instant?
  /// When we gave up: no letter of the answer reached anybody.
  package internal(set) var letterFailed: Instant?
  /// When it was clear that nobody had been told, so that nobody's silence counts.
  package internal(set) var noticeFailed: Instant?
  package internal(set) var prolonged: Prolonged?
  /// Others who were given the data and were told (Art. 19), by their names on the public list.
  package internal(set) var told: [String: Instant] = [:]
  package internal(set) var confirmed: [String: Instant] = [:]
  /// Those who never answered, and since when nobody waits for them.
  package internal(set) var givenUp: [String: Instant] = [:]
  package internal(set) var completed: Instant?
  package internal(set) var closed: Closed?

  package struct Notice: Hashable, Codable, Sendable {
    package let route: NoticeRoute
    package let sent: Instant
    package let until: Instant
  }

  package struct Proven: Hashable, Codable, Sendable {
    package let by: Proof
    package let at: Instant
  }

  package struct Refused: Hashable, Codable, Sendable {
    package let ground: RefusalGround
    package let at: Instant
  }

  package struct Prolonged: Hashable, Codable, Sendable {
    package let reason: ProlongationReason
    package let at: Instant
  }

  package struct Closed: Hashable, Codable, Sendable {
    package let because: Closing
    package let at: Instant
  }

  package enum Closing: String, CaseIterable, Codable, Sendable {
    case answered, contradicted, refused, nobodyFound, takenBack, unreachable
    /// Erased here, and somebody who was given the data never said that they did so too.
    case notConfirmed
  }

  /// A request exists from the moment it comes in.
  package init(_ reference: CaseReference, _ kind: CaseKind, received: Instant, arrived: Day? = nil) {
    self.reference = reference
    self.kind = kind
    self.received = received
    self.arrived = arrived
  }
}

package enum CasePhase: String, CaseIterable, Codable, Sendable {
  case received, stopped, awaitingProof, proven, contradicted, refused, erasedHere, letterSent, letterFailed, completed
  case closed
}

extension CaseState {
  package var phase: CasePhase {
    if completed != nil { return .completed }
    if closed != nil { return .closed }
    if contradicted != nil { return .contradicted }
    if refused != nil { return .refused }
    if letterSent != nil { return .letterSent }
    if letterFailed != nil { return .letterFailed }
    if erasedHere != nil { return .erasedHere }
    if proven != nil { return .proven }
    if notice != nil { return .awaitingProof }
    if stopped != nil { return .stopped }
    return .received
  }

  /// The day every period runs from (Art. 12(3)): by whichever way it came in, and not the day it was typed.
  package var receivedOn: Day { min(arrived ?? received.day, received.day) }

  package var isOpen: Bool { completed == nil && closed == nil }

  /// The day the retention of the file runs from (R8); nil while it is open.
  package var closedOn: Day? { (completed ?? closed?.at)?.day }

  /// The moment from which silence proves; nil where nothing is awaited.
  package var noticeUntil: Instant? { phase == .awaitingProof && noticeFailed == nil ? notice?.until : nil }

  /// Recipients who were told, have not confirmed and are not given up, in a stable order.
  package var awaitedRecipients: [String] {
    told.keys.filter { confirmed[$0] == nil && givenUp[$0] == nil }.sorted()
  }

  /// So long a recipient is waited for at least.
  package static let daysToConfirm = 30

  /// The answer has gone out, or every way to bring it was tried.
  package var answered: Instant? { letterSent ?? letterFailed }

  /// The last moment anything happened.
  package var lastChange: Instant {
    let moments =
      [
        stopped, notice?.sent, proven?.at, contradicted, erasedHere, refused?.at, letterSent, letterFailed,
        noticeFailed, prolonged?.at, completed, closed?.at,
      ].compactMap { $0 } + told.values + confirmed.values + givenUp.values
    return moments.reduce(received, max)
  }
}

extension CaseState {
  /// The same case, where a clock that ran ahead dated it: nothing is later than `moment`, and a silence that began later
  /// begins then.
  package func noLater(than moment: Instant) -> CaseState {
    var next = self
    func cut(_ at: Instant) -> Instant { min(at, moment) }
    next.stopped = stopped.map(cut)
    next.contradicted = contradicted.map(cut)
    next.erasedHere = erasedHere.map(cut)
    next.letterSent = letterSent.map(cut)
    next.letterFailed = letterFailed.map(cut)
    next.noticeFailed = noticeFailed.map(cut)
    next.completed = completed.map(cut)
    // Silence that has proven something was long enough by the clock that counted it.
    if let notice, notice.sent > moment, proven?.by != .silence {
      next.notice = Notice(route: notice.route, sent: moment, until: notice.route.until(from: moment))
    }
    if let proven, proven.by != .silence { next.proven = Proven(by: proven.by, at: cut(proven.at)) }
    if let proven, proven.by == .silence { next.erasedHere = erasedHere.map { max(cut($0), proven.at) } }
    if let refused { next.refused = Refused(ground: refused.ground, at: cut(refused.at)) }
    if let prolonged { next.prolonged = Prolonged(reason: prolonged.reason, at: cut(prolonged.at)) }
    if let closed { next.closed = Closed(because: closed.because, at: cut(closed.at)) }
    next.told = told.mapValues(cut)
    next.confirmed = confirmed.mapValues(cut)
    next.givenUp = givenUp.mapValues(cut)
    return next
  }
}
