import BusinessCards
import Domain
import Storage
import TestSupport
import Testing

@Suite struct FollowingTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  @Test func aStopFollowsToTheAddressABookerEnters() throws {
    let anna = company.anna
    try company.house.store.writeNow { tx in
      _ = try Evidence.stop(.objection, .everything, of: anna, source: "portal", proven: true, in: tx)
    }
    let handle = try company.handle(of: "Anna")
    let new = try #require(EmailAddress("anna@nieuw.example"))
    _ = try company.edit(handle) { $0.emails = [new] }
    #expect(try company.scopes("anna@nieuw.example") == [.everything])
    #expect(try company.scopes("anna@nieuw.example", .nsInternational) == [.everything])
  }

  @Test func aStopOfOneWayOfSendingClosesNoOther() throws {
    let anna = company.anna
    try company.house.store.writeNow { tx in
      _ = try Evidence.stop(.optOut, .telephone, of: anna, source: "portal", proven: true, in: tx)
    }
    let phone = try #require(PhoneNumber("06 00000017"))
    let new = try #require(EmailAddress("anna@nieuw.example"))
    _ = try company.edit(try company.handle(of: "Anna")) { ($0.emails, $0.phones) = ([new], [phone]) }
    #expect(try company.scopes("anna@nieuw.example").isEmpty)
    let closed = try company.house.store.readNow { tx in
      try SuppressionList.scopes(.phone(phone), Lane(.telephone, .ns), in: tx)
    }
    #expect(closed == [.telephone])
  }

  @Test func withoutAStopNothingIsSuppressed() throws {
    let new = try #require(EmailAddress("anna@nieuw.example"))
    _ = try company.edit(try company.handle(of: "Anna")) { $0.emails = [new] }
    #expect(try company.scopes("anna@nieuw.example").isEmpty)
  }

  @Test func thePersonCanReadWhoLookedAndWhoChanged() throws {
    let handle = try company.handle(of: "Anna")
    let (booker, anna) = (company.booker, company.anna)
    _ = try company.house.store.writeNow { tx in try Contacts.show(handle, for: booker, in: tx) }
    let new = try #require(EmailAddress("anna@nieuw.example"))
    _ = try company.edit(handle) { $0.emails = [new] }
    let lines = try company.house.store.readNow { try AuditLog.entries(about: anna, in: $0) }
    #expect(Set(lines.map(\.action)) == ["contactShown", "contactChanged"])
    #expect(lines.allSatisfy { $0.actor == "booker:bea" })
    #expect(!lines.contains { $0.detail.contains("anna") })
  }

  @Test(arguments: [
    (true, true, true, true, AddressChoice.business(.holderOrBookerWithBusinessAddress)),
    (true, true, false, false, .business(.holderOrBookerWithBusinessAddress)),
    (true, false, true, true, .privateAddress(.noBusinessAddress)),
    (true, false, true, false, .none(.noAddress)),
    (false, true, true, false, .none(.roleEnded)),
    (false, true, true, true, .privateAddress(.roleEnded)),
    (false, true, false, true, .none(.roleEnded)),
  ])
  func theBusinessAddressIsUsedWhereverThereIsOneAndTheRoleRuns(
    roleRuns: Bool, hasBusiness: Bool, hasPrivate: Bool, isCustomer: Bool, choice: AddressChoice
  ) {
    #expect(
      AddressChoice.choose(
        roleRuns: roleRuns, hasBusiness: hasBusiness, hasPrivate: hasPrivate, isCustomer: isCustomer) == choice)
  }
}
