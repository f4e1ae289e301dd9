import Domain
import Foundation
import Storage
import TestSupport
import Testing

@testable import Identity

@Suite struct AccountsTests {
  @Test(arguments: AccountKind.allCases)
  func theShippedStatementAdmitsAnAccountOfEveryKind(_ kind: AccountKind) async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(kind, "jan@voorbeeld.nl")
    let (login, found) = try await here.store.read { tx in
      let found = try Accounts.find(login: EmailAddress("JAN@voorbeeld.nl")!, as: kind, in: tx)
      return (try Accounts.login(of: made, in: tx), found)
    }
    #expect(found == made)
    #expect(login?.text == "jan@voorbeeld.nl")
    #expect(made.roles == (kind == .staff ? [.agent] : []))
    #expect(try here.log() == ["accountMade | operator | person | account=\(kind.rawValue)"])
  }

  @Test func noByteOfTheDatabasesTellsALoginOrAToken() async throws {
    let here = try HouseOfAccounts(on: .sqlite)
    let made = try await here.make(.customer, "jan.de.vries@voorbeeld.nl")
    let token = try await here.arrive(.customer, "jan.de.vries@voorbeeld.nl").token
    _ = try await here.enter(.customer, "marie.onbekend@voorbeeld.nl")
    let link = try await here.store.write { tx in
      try OneTimeLinks.issue(ForLogin.self, for: made.customer, detail: "customer", in: tx)
    }
    let sealed = try await here.store.read { tx in
      try #require(try AccountTable.row(of: made, in: tx)).record.bytes("sealed")
    }
    let bytes = try here.allBytes()
    for secret in ["jan.de.vries", "marie.onbekend", "voorbeeld.nl", token.text, link.text, HouseOfAccounts.phrase] {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    for text in [token.text, link.text] {
      #expect(bytes.range(of: Data(try #require(Base64URL.decode(text)))) == nil)
    }
    // The search does find what is there.
    for present in [token.digest.bytes, link.digest.bytes, sealed, Array(made.handle.utf8)] {
      #expect(bytes.range(of: Data(present)) != nil)
    }
  }

  @Test func aCustomerAndAMemberOfStaffWithOneAddressShareNoDigest() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "jan@voorbeeld.nl")
    try await here.make(.staff, "jan@voorbeeld.nl")
    #expect(try here.count("SELECT COUNT(DISTINCT login_digest) AS count FROM account") == 2)
  }

  @Test func oneLoginIsOnePerson() async throws {
    let here = try HouseOfAccounts()
    try await here.make(.customer, "samen@voorbeeld.nl")
    await #expect(throws: AccountRefused.loginTaken) { try await here.make(.customer, "Samen@voorbeeld.nl") }
    #expect(try here.count("SELECT COUNT(*) AS count FROM account") == 1)
    #expect(try here.log().count == 1)
  }

  @Test func staffWithoutRoleOrSecondFactorAreNotMade() async throws {
    let here = try HouseOfAccounts()
    let login = try here.address("balie@voorbeeld.nl")
    let hash = try await here.hasher.hash(Password(chosen: HouseOfAccounts.phrase))
    func make(_ kind: AccountKind, _ roles: Set<StaffRole>, _ totp: TOTPSecret?) async throws {
      try await here.store.write { tx in
        let person = try People.make(language: .nl, in: tx)
        try Accounts.make(
          kind, for: person, login: login, roles: roles, password: hash, totp: totp, by: .operator, in: tx)
      }
    }
    await #expect(throws: AccountRefused.staffNeedRole) { try await make(.staff, [], TOTPSecret(from: .seeded(1))) }
    await #expect(throws: AccountRefused.staffNeedTwoFactors) { try await make(.staff, [.dpo], nil) }
    await #expect(throws: AccountRefused.rolesAreForStaff) { try await make(.booker, [.agent], nil) }
    #expect(try here.count("SELECT COUNT(*) AS count FROM customer") == 0)
  }

  @Test func aNewLoginEndsTheOtherSessionsAndTheOldLinks() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.customer, "oud@voorbeeld.nl")
    let mine = try await here.arrive(.customer, "oud@voorbeeld.nl").token
    let other = try await here.arrive(.customer, "oud@voorbeeld.nl").token
    let link = try await here.store.write { tx in
      try OneTimeLinks.issue(ForLogin.self, for: made.customer, detail: "customer", in: tx)
    }
    let new = try here.address("nieuw@voorbeeld.nl")
    try await here.store.write { tx in
      try Accounts.changeLogin(of: made.customer, as: .customer, to: new, keeping: mine, by: .subject, in: tx)
    }
    #expect(try await Sessions.find(mine, from: here.store)?.account.handle == made.handle)
    #expect(try await Sessions.find(other, from: here.store) == nil)
    #expect(try await LoginLinks.enter(link, store: here.store) == nil)
    #expect(try await here.enter(.customer, "oud@voorbeeld.nl").seen == "refused")
    #expect(try await here.enter(.customer, "nieuw@voorbeeld.nl").seen == "signed in")
    #expect(try here.log().contains("detailChanged | subject | person | account=customer; what=login"))
  }

  @Test func aNewPasswordEndsTheSessionsAndTheOldPassword() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.booker, "boeker@bedrijf.example")
    let token = try await here.arrive(.booker, "boeker@bedrijf.example").token
    let hash = try await here.hasher.hash(Password(chosen: "heel iets anders"))
    try await here.store.write { tx in
      try Accounts.changePassword(of: made.customer, as: .booker, to: hash, by: made.actor, in: tx)
    }
    #expect(try await Sessions.find(token, from: here.store) == nil)
    #expect(try await here.enter(.booker, "boeker@bedrijf.example").seen == "refused")
    #expect(try await here.enter(.booker, "boeker@bedrijf.example", "heel iets anders").seen == "signed in")
    #expect(
      try here.log().contains("detailChanged | booker:\(made.handle) | person | account=booker; what=password"))
  }

  @Test func aRoleThatEndsIsOverAtOnceAndTheSchedulerLooksToday() async throws {
    let here = try HouseOfAccounts()
    let made = try await here.make(.booker, "boeker@bedrijf.example")
    let token = try await here.arrive(.booker, "boeker@bedrijf.example").token
    #expect(try await Sessions.find(token, from: here.store) != nil)
    let later = here.store.clock.now.day.adding(days: 100)
    let ended = try await here.store.write { tx in
      try StandingTable.look(at: made.customer, on: later, in: tx)
      return [
        try Accounts.endRole(of: made.customer, as: .booker, by: .operator, in: tx),
        try Accounts.endRole(of: made.customer, as: .booker, by: .operator, in: tx),
      ]
    }
    #expect(ended == [true, false])
    #expect(try await Sessions.find(token, from: here.store) == nil)
    #expect(try here.count("SELECT COUNT(*) AS count FROM session") == 0)
    #expect(try await here.enter(.booker, "boeker@bedrijf.example").seen == "refused")
    let today = here.store.clock.now.day
    #expect(
      try here.count("SELECT check_day AS count FROM standing WHERE customer_id = \(made.customer)") == today.number)
    #expect(try here.count("SELECT role_ended_day AS count FROM account") == today.number)
    #expect(try here.log().filter { $0 == "roleEnded | operator | person | account=booker" }.count == 1)
  }

  @Test func whoReturnsToARoleGetsANewAccount() async throws {
    let here = try HouseOfAccounts()
    let old = try await here.make(.booker, "boeker@bedrijf.example", phrase: nil)
    let new = try await here.store.write { tx in
      try Accounts.endRole(of: old.customer, as: .booker, by: .operator, in: tx)
      return try Accounts.make(
        .booker, for: old.customer, login: EmailAddress("boeker@bedrijf.example")!, by: .operator, in: tx)
    }
    #expect(new.isOpen && new.handle != old.handle)
    #expect(try here.count("SELECT COUNT(*) AS count FROM account") == 1)
  }
}
