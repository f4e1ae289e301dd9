/// What a member of staff is here for. The DPO advises and watches; the marketer never sees a
/// person; the operator keeps the machine and never sees a person either (T10).
package enum StaffRole: String, CaseIterable, Codable, Sendable {
  case agent
  case marketer
  case dpo
  case auditor
  case `operator`

  /// The table of who may do what. What is not written here is not allowed.
  var permissions: Set<Permission> {
    switch self {
    case .agent:
      [.findPerson, .viewPerson, .openCase, .decideCase, .eraseInBulk, .recordDeath]
    case .marketer:
      [.planCampaign, .releaseCampaign, .viewAudienceFigures]
    case .dpo:
      [
        .findPerson, .viewPerson, .openCase, .decideCase, .eraseInBulk, .placeHold, .keepBreachRegister,
        .giveUpRecipient, .releaseStatement, .releaseSweep, .acceptClock, .readAudit, .readRecordOfProcessing,
        .viewAudienceFigures, .viewOversight,
      ]
    case .auditor:
      [.readAudit, .readRecordOfProcessing, .viewAudienceFigures, .viewOversight]
    case .operator:
      [
        .runImports, .keepBackups, .keepKeys, .keepStaff, .releaseStatement, .releaseSweep, .acceptClock,
        .viewOversight,
      ]
    }
  }
}
