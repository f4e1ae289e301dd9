import Testing

@testable import Identity

@Suite struct AuthorityTests {
  /// The whole table once more, by hand: a change of who may do what has to be made twice.
  @Test func theTableIsThis() {
    func all(_ kind: AccountKind, _ roles: Set<StaffRole> = []) -> [Permission] {
      Permission.allCases.filter(Authority(kind, roles: roles).may)
    }
    #expect(all(.customer) == [.useOwnData])
    #expect(all(.booker) == [.keepBusinessContacts])
    #expect(all(.staff) == [])
    #expect(
      all(.staff, [.agent]) == [.findPerson, .viewPerson, .openCase, .decideCase, .eraseInBulk, .recordDeath])
    #expect(all(.staff, [.marketer]) == [.planCampaign, .releaseCampaign, .viewAudienceFigures])
    #expect(
      all(.staff, [.dpo]) == [
        .findPerson, .viewPerson, .openCase, .decideCase, .eraseInBulk, .placeHold, .keepBreachRegister,
        .giveUpRecipient, .viewAudienceFigures, .viewOversight, .releaseStatement, .releaseSweep, .acceptClock,
        .readAudit,
        .readRecordOfProcessing,
      ])
    #expect(all(.staff, [.auditor]) == [.viewAudienceFigures, .viewOversight, .readAudit, .readRecordOfProcessing])
    #expect(
      all(.staff, [.operator]) == [
        .viewOversight, .releaseStatement, .releaseSweep, .acceptClock, .runImports, .keepBackups, .keepKeys,
        .keepStaff,
      ])
  }

  @Test func aRoleOnAnAccountThatIsNotStaffGivesNothing() {
    let authority = Authority(.customer, roles: Set(StaffRole.allCases))
    #expect(Permission.allCases.filter(authority.may) == [.useOwnData])
    #expect(authority.roles.isEmpty)
  }

  @Test func rolesAddUpAndNothingIsBornOfTheirSum() {
    for first in StaffRole.allCases {
      for second in StaffRole.allCases {
        let both = Authority(.staff, roles: [first, second])
        for permission in Permission.allCases {
          let apart =
            Authority(.staff, roles: [first]).may(permission) || Authority(.staff, roles: [second]).may(permission)
          #expect(both.may(permission) == apart)
        }
      }
    }
  }

  @Test func everyPermissionIsSomebodys() {
    for permission in Permission.allCases {
      let holders =
        AccountKind.allCases.filter { Authority($0).may(permission) }.count
        + StaffRole.allCases.filter { Authority(.staff, roles: [$0]).may(permission) }.count
      #expect(holders > 0, "nobody may \(permission)")
    }
  }

  @Test func nobodyIsTheirOwnSecond() {
    let marketer = Authority(.staff, roles: [.marketer])
    #expect(marketer.maySecond(.releaseCampaign, handle: "m2", begunBy: "m1"))
    #expect(!marketer.maySecond(.releaseCampaign, handle: "m1", begunBy: "m1"))
    #expect(!marketer.maySecond(.releaseStatement, handle: "m2", begunBy: "m1"))
    #expect(!Authority(.staff, roles: [.agent]).maySecond(.decideCase, handle: "a2", begunBy: "a1"))
  }

  @Test func staffNeedASecondFactor() {
    #expect(AccountKind.allCases.filter(\.needsSecondFactor) == [.staff])
  }
}
