/// Everything an account can be allowed, by name. Which rows it may be used on (one's own, one's
/// own organisation's, a person with an open case) is asked where the rows are.
package enum Permission: String, CaseIterable, Codable, Sendable {
  // Customers and bookers.
  /// See, correct, export and erase what is held about oneself.
  case useOwnData
  case keepBusinessContacts

  // People and their cases.
  case findPerson
  case viewPerson
  case openCase
  case decideCase
  /// Many people at once, as after a list from a works council.
  case eraseInBulk
  case recordDeath
  case placeHold
  case keepBreachRegister
  /// Let a case end though somebody who was given data never confirmed (Art. 19).
  case giveUpRecipient

  // Campaigns.
  case planCampaign
  case releaseCampaign
  /// How many and why, never who.
  case viewAudienceFigures

  // The house.
  /// See how it keeps its promises: numbers, and never a person.
  case viewOversight
  case releaseStatement
  /// Let go what a guard holds back because it would end very many relationships at once.
  case releaseSweep
  /// Say that the clock is right after all: alone at a terminal of the machine, two in a browser.
  case acceptClock
  case readAudit
  case readRecordOfProcessing
  case runImports
  case keepBackups
  case keepKeys
  case keepStaff

  /// What nobody does alone (ASVS V2.3.5).
  package var needsTwo: Bool {
    switch self {
    case .releaseCampaign, .releaseStatement, .releaseSweep, .eraseInBulk: true
    default: false
    }
  }
}

/// What a signed-in account may do. Deny by default: a kind or role that does not name a
/// permission does not have it.
package struct Authority: Hashable, Sendable {
  package let kind: AccountKind
  /// Empty for customers and bookers, whatever a row may say.
  package let roles: Set<StaffRole>

  package init(_ kind: AccountKind, roles: Set<StaffRole> = []) {
    self.kind = kind
    self.roles = kind == .staff ? roles : []
  }

  package func may(_ permission: Permission) -> Bool {
    kind.permissions.contains(permission) || roles.contains { $0.permissions.contains(permission) }
  }

  /// Whether this account may be the second of the two people that `permission` takes: allowed to,
  /// and not the one who began. Accounts are told apart by their handles.
  package func maySecond(_ permission: Permission, handle: String, begunBy other: String) -> Bool {
    permission.needsTwo && may(permission) && handle != other
  }
}
