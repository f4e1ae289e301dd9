package import Domain

/// So many times in so many minutes. The window opens with the first time and closes as a whole:
/// two numbers a key, one statement of SQL, and a moment one can tell people.
///
/// A span as long as the window, laid anywhere, holds at most twice the limit.
package struct RateLimit: Hashable, Sendable {
  package let times: Int
  package let minutes: Int
  package let beyond: BeyondLimit

  package init(_ times: Int, inMinutes minutes: Int, beyond: BeyondLimit = .later) {
    self.times = times
    self.minutes = minutes
    self.beyond = beyond
  }

  /// Counts one more time at `now`. Store `window` in any case: what goes beyond is counted too,
  /// but never lengthens the wait.
  package func count(_ stored: RateWindow?, at now: Instant) -> (verdict: RateVerdict, window: RateWindow) {
    guard var window = stored, isOpen(window, at: now) else {
      return (
        times > 0 ? .within : beyondVerdict(until: now.adding(minutes: minutes)), RateWindow(opened: now, count: 1)
      )
    }
    window.count += window.count < Int.max ? 1 : 0
    return (window.count <= times ? .within : beyondVerdict(until: closing(window)), window)
  }

  /// Whether a stored window still says anything; rows for which it does not can be deleted.
  package func isOpen(_ window: RateWindow, at now: Instant) -> Bool {
    // A window from the future is a clock put back: it must not shut anybody out until then.
    now >= window.opened && now < closing(window)
  }

  private func closing(_ window: RateWindow) -> Instant { window.opened.adding(minutes: minutes) }

  private func beyondVerdict(until: Instant) -> RateVerdict {
    switch beyond {
    case .later: .later(at: until)
    case .withoutMail: .withoutMail
    }
  }
}

package struct RateWindow: Hashable, Sendable {
  package let opened: Instant
  package internal(set) var count: Int

  package init(opened: Instant, count: Int) {
    self.opened = opened
    self.count = count
  }
}

/// What happens to the time that is one too many.
package enum BeyondLimit: String, CaseIterable, Sendable {
  /// Told when to come back (HTTP 429).
  case later
  /// Done and answered as always; only no further mail goes out.
  case withoutMail
}

package enum RateVerdict: Hashable, Sendable {
  case within
  case later(at: Instant)
  case withoutMail
}
