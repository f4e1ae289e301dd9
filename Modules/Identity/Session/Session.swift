package import Domain

/// One sign-in, as its row says. Whether it still counts is asked at every request, never
/// remembered: a session revoked a second ago is over (ASVS V8.3.2).
package struct Session: Hashable, Sendable {
  package let kind: AccountKind
  /// When it began; a new sign-in makes a new session with a new token (V7.2.4).
  package let began: Instant
  package var lastSeen: Instant
  /// When its holder last proved who they are: at sign-in, or again since.
  package var proved: Instant
  package var revoked: Instant?

  package init(kind: AccountKind, began: Instant) {
    self.init(kind: kind, began: began, lastSeen: began, proved: began, revoked: nil)
  }

  /// Reads what was stored.
  package init(kind: AccountKind, began: Instant, lastSeen: Instant, proved: Instant, revoked: Instant?) {
    self.kind = kind
    self.began = began
    self.lastSeen = lastSeen
    self.proved = proved
    self.revoked = revoked
  }

  package func state(at now: Instant, limits: SessionLimits? = nil) -> SessionState {
    let limits = limits ?? .of(kind)
    if let revoked { return .ended(.revoked, at: revoked) }
    // A clock put back would otherwise make old sessions young (T18). A few minutes are a clock
    // being set right.
    guard now >= began.adding(minutes: -Self.clockTolerance) else { return .ended(.clockWentBack, at: now) }
    let idleEnd = lastSeen.adding(minutes: limits.idleMinutes)
    let absoluteEnd = began.adding(minutes: limits.absoluteMinutes)
    if now >= min(idleEnd, absoluteEnd) {
      return idleEnd <= absoluteEnd ? .ended(.idle, at: idleEnd) : .ended(.tooOld, at: absoluteEnd)
    }
    let freshEnd = proved.adding(minutes: limits.freshMinutes)
    return .live(until: min(idleEnd, absoluteEnd), isFresh: now < freshEnd)
  }

  /// Whether a request at `now` should be written down. Once a minute is enough: a row is not
  /// rewritten for every click, and the session ends at most that minute early.
  package func wantsTouch(at now: Instant) -> Bool { now >= lastSeen.adding(minutes: 1) }

  /// Never backwards: a late request does not make the session younger or older.
  package mutating func touch(at now: Instant) { lastSeen = max(lastSeen, now) }

  static let clockTolerance = 5
}

package enum SessionState: Hashable, Sendable {
  /// `isFresh`: may do what asks for a recent proof, such as a change of address (V7.5.1).
  case live(until: Instant, isFresh: Bool)
  case ended(SessionEnd, at: Instant)

  package var isLive: Bool {
    if case .live = self { true } else { false }
  }
}

package enum SessionEnd: String, CaseIterable, Sendable {
  case idle
  case tooOld
  /// Signed out, account erased or barred, role ended, password changed.
  case revoked
  case clockWentBack
}
