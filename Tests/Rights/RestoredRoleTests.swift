import BusinessCards
import Domain
import Retention
import Storage
import TestSupport
import Testing

/// Whoever left a client company after the copy was made has left it in the copy too (R16, A11).
@Suite struct RestoredRoleTests {
  @Test(arguments: [Organisations.Role.central, nil]) func aRoleThatEndedAfterTheCopyIsEndedThere(
    role: Organisations.Role?
  ) throws {
    let house = try TemporaryHouse()
    let (bea, organisation) = try house.store.writeNow { tx in
      let bea = try Fixture.subscriber(in: tx)
      let organisation = try Organisations.make(name: "Wissel", kvkNumber: "00000001", since: tx.today, in: tx)
      try Evidence.agree(.businessCard, of: bea, terms: "2026", since: tx.today, in: tx)
      for role in [Organisations.Role.booker, .central] {
        try Organisations.join(bea, organisation, as: role, since: tx.today, in: tx)
      }
      let work = try #require(EmailAddress("bea@werk.example"))
      var entry = ContactEntry(given: "Bea", surname: "Boeker")
      entry.emails = [work]
      try ContactWriting(customer: bea, organisation: organisation).put(entry, in: tx)
      return (bea, organisation)
    }
    let old = try house.keep()
    house.time.advance(days: 1)
    let day = house.time.now.day
    try house.store.writeNow { tx in
      _ = try RoleEnding.end(role, of: bea, at: organisation, by: .operator, in: tx)
    }
    try house.putBack([.main], from: old)
    #expect(try roles(of: bea, in: house) == ["booker": nil, "central": nil], "the copy has them both")
    house.time.advance(days: 3)
    #expect(try Reapplication.run(on: house.store) > 0)
    if role == nil {
      // The details have had their time with the role, and are gone again; so are the roles themselves.
      #expect(try house.rows("business_contact_detail", of: bea) == 0)
      #expect(try house.rows("organisation_role", of: bea) == 0)
      let standing = try #require(try house.standing(of: bea))
      #expect(standing.agreements[.businessCard]?.ended == day)
    } else {
      #expect(try roles(of: bea, in: house) == ["booker": nil])
      let open = try house.store.readNow { tx in
        try tx.exists(
          "SELECT 1 AS one FROM business_contact_detail WHERE customer_id = \(bea) AND role_ended_day IS NULL")
      }
      #expect(open, "what the other role needs stays")
    }
  }

  private func roles(of customer: Int64, in house: TemporaryHouse) throws -> [String: Day?] {
    try house.store.readNow { tx in
      try tx.run("SELECT role, ended_day FROM organisation_role WHERE customer_id = \(customer)").reduce(into: [:]) {
        $0[try $1.text("role")] = .some(try $1.optionalDay("ended_day"))
      }
    }
  }
}
