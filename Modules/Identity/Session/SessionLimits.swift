/// How long a session may rest, last, and do what matters without proving itself again
/// (OWASP: 15–30 minutes idle for ordinary use, four to eight hours in all; ASVS V7.3, V7.5).
///
/// These are limits of security, not of the statement: they end access, never data.
package struct SessionLimits: Hashable, Sendable {
  package let idleMinutes: Int
  package let absoluteMinutes: Int
  /// After this long, an act that asks for a fresh proof asks for it again.
  package let freshMinutes: Int

  package init(idleMinutes: Int, absoluteMinutes: Int, freshMinutes: Int) {
    self.idleMinutes = idleMinutes
    self.absoluteMinutes = absoluteMinutes
    self.freshMinutes = freshMinutes
  }

  package static func of(_ kind: AccountKind) -> SessionLimits {
    switch kind {
    // A library's or a neighbour's computer is likely, and everything on the page is about one
    // person. Stopping advertising needs no session, so nobody is hurried there.
    case .customer: SessionLimits(idleMinutes: 15, absoluteMinutes: 8 * 60, freshMinutes: 15)
    // Works through a long list with a spreadsheet beside it, and sees business cards only.
    case .booker: SessionLimits(idleMinutes: 30, absoluteMinutes: 8 * 60, freshMinutes: 15)
    // Sees everybody: never longer than a customer, however busy the desk.
    case .staff: SessionLimits(idleMinutes: 15, absoluteMinutes: 8 * 60, freshMinutes: 5)
    }
  }
}
