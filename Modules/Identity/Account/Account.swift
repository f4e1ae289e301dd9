package import Domain

/// Somebody who can sign in: as what, and allowed what. Neither the login nor anything secret is in
/// it, so a page may hold one as long as it likes.
package struct Account: Hashable, Sendable {
  package let customer: Int64
  package let kind: AccountKind
  package let roles: Set<StaffRole>
  /// What the audit log calls this account: random, and of no use anywhere else.
  package let handle: String
  package let created: Day
  package let lastLogin: Day
  package let roleEnded: Day?

  package var authority: Authority { Authority(kind, roles: roles) }
  package var isOpen: Bool { roleEnded == nil }

  /// Who an audit entry names when this account acts. A customer is the entry's subject already.
  package var actor: Actor {
    switch kind {
    case .customer: .subject
    case .booker: .booker(handle)
    case .staff: .staff(handle)
    }
  }
}
