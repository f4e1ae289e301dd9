import BusinessCards
import Domain
import Identity
import Storage
import TestSupport
import Testing

/// R16: a booker's account goes at once when the role ends.
@Suite struct RoleEndingTests {
  private func account(_ company: Company) throws -> Account {
    let login = try #require(EmailAddress("bea@werk.example"))
    return try company.house.store.writeNow { tx in
      let account = try Accounts.make(.booker, for: company.bea, login: login, by: .operator, in: tx)
      try tx.run(
        """
        INSERT INTO session (token_digest, customer_id, kind, created_at, used_at)
        VALUES (\([UInt8](repeating: 7, count: 32)), \(account.customer), 'booker', \(tx.now), \(tx.now))
        """)
      _ = try OneTimeLinks.issue(ForLogin.self, for: account.customer, detail: "booker", in: tx)
      return account
    }
  }

  private func end(_ role: Organisations.Role?, _ name: String, _ company: Company) throws -> RoleEnding.Outcome {
    try company.house.store.writeNow { tx in
      let organisation = try #require(try Organisations.find(kvkNumber: "00000001", in: tx))
      let customer = try RoleEnding.find(name, at: organisation, in: tx)
      return try RoleEnding.end(role, of: customer, at: organisation.id, by: .operator, in: tx)
    }
  }

  private func left(_ table: String, _ column: String, _ company: Company) throws -> Int {
    try company.house.store.readNow { tx in
      try tx.run("SELECT 1 AS one FROM \(name: table) WHERE \(name: column) = \(company.booker.customer)").count
    }
  }

  @Test func theEndOfABookersRoleClosesAccountSessionsAndLinksAtOnce() throws {
    let company = try Company()
    let account = try account(company)
    let outcome = try end(.booker, "bea@werk.example", company)
    #expect(outcome.roles == [.booker] && outcome.endedAccount)
    #expect(try left("session", "customer_id", company) == 0 && left("one_time_link", "owner_id", company) == 0)
    try company.house.store.readNow { tx in
      let ended = try Accounts.find(of: account.customer, as: .booker, in: tx)
      #expect(ended?.roleEnded == tx.today)
      let login = try #require(EmailAddress("bea@werk.example"))
      let open = try Accounts.find(login: login, as: .booker, in: tx)
      #expect(open == nil)
      let actions = try AuditLog.entries(about: account.customer, in: tx).map(\.action)
      #expect(actions.count { $0 == "roleEnded" } == 2)
      // The card's agreement went with the last role, so the details have had their time today.
      let standing = try StandingTable.standing(of: account.customer, in: tx)
      let rows = try Rows.read(Inventory.table("business_contact_detail"), of: account.customer, in: tx)
      #expect(!rows.isEmpty)
      for row in rows + (try Rows.read(Inventory.table("account"), of: account.customer, in: tx)) {
        let due = isDue(try tx.statement, try #require(standing), row.datum, tx.today)
        #expect(due, "\(row.table.name)")
      }
    }
    #expect(throws: RoleRefusal.nobody) { try end(.booker, "bea@werk.example", company) }
    #expect(throws: DeskRefusal.noOrganisation) { try company.list() }
  }

  @Test func whoKeepsAnotherRoleWithContactsKeepsTheAccount() throws {
    let company = try Company()
    _ = try account(company)
    try company.house.store.writeNow { tx in
      try Organisations.join(company.bea, company.organisation, as: .central, since: tx.today, in: tx)
    }
    let first = try end(.booker, "bea@werk.example", company)
    #expect(first.roles == [.booker] && !first.endedAccount)
    #expect(try left("session", "customer_id", company) == 1)
    let second = try end(nil, "bea@werk.example", company)
    #expect(second.roles == [.central] && second.endedAccount)
    #expect(try left("session", "customer_id", company) == 0)
  }

  @Test func aCardHolderIsNamedByTheirHandleAndAnotherCompanysNobodyIsFound() throws {
    let company = try Company()
    let handle = try company.handle(of: "Anna")
    #expect(try end(nil, handle, company).roles == [.cardholder])
    #expect(try company.list().allSatisfy { $0.entry.given != "Anna" })
    #expect(throws: RoleRefusal.nobody) { try end(nil, "aaaaaaaaaa", company) }
    let stranger = try #require(EmailAddress("cor@werk.example"))
    try company.house.store.writeNow { tx in
      _ = try Accounts.make(.booker, for: company.stranger, login: stranger, by: .operator, in: tx)
    }
    #expect(throws: RoleRefusal.nobody) { try end(nil, "cor@werk.example", company) }
  }
}
