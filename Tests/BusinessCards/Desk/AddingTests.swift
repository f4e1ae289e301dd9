import BusinessCards
import Domain
import Identity
import Storage
import TestSupport
import Testing

@Suite struct AddingTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func entry(_ given: String, _ surname: String, _ email: String?) -> ContactEntry {
    var entry = ContactEntry(given: given, surname: surname)
    entry.emails = [email.flatMap(EmailAddress.init)].compactMap { $0 }
    return entry
  }

  @Test func whoeverIsAddedIsToldByALetterThatNamesBothControllers() async throws {
    let added = try await company.carryOut(
      ContactActs.Add(entry("Dirk", "Dam", "dirk@werk.example"), as: .cardholder))
    #expect(added.roles == [.cardholder])
    #expect(try company.list().map(\.name).contains("Dirk Dam"))
    let letters = try company.house.store.readNow { try Outbox.due(limit: 10, in: $0) }.map(\.letter)
    #expect(letters.map(\.to) == ["dirk@werk.example"])
    #expect(letters[0].body.contains("Wissel beslist over uw gegevens daar, Rechtspoor over uw gegevens hier."))
  }

  @Test func whatWouldHappenIsToldAndNothingOfItHappens() async throws {
    let act = ContactActs.Add(entry("Dirk", "Dam", "dirk@werk.example"), as: .cardholder)
    let told = try await company.carryOut(act, dry: true)
    #expect(told.name == "Dirk Dam")
    #expect(try company.list().count == 3)
    #expect(try company.house.store.readNow { try Outbox.due(limit: 10, in: $0) }.isEmpty)
  }

  @Test func theSamePersonIsNotAddedTwiceAndSomebodyOfThatNameOrAddressIs() async throws {
    let anna = try company.handle(of: "Anna")
    await #expect(throws: DeskRefusal.alreadyThere(handle: anna)) {
      try await company.carryOut(ContactActs.Add(entry("Anna", "de Vries", "anna@werk.example"), as: .cardholder))
    }
    // A namesake, and somebody who shares the mailbox: other people (T15).
    _ = try await company.carryOut(ContactActs.Add(entry("Anna", "de Vriès", "a2@werk.example"), as: .cardholder))
    _ = try await company.carryOut(ContactActs.Add(entry("Bert", "Balie", "anna@werk.example"), as: .cardholder))
    #expect(try company.list().count == 5)
  }

  @Test func whoeverKeepsContactsGetsAnAccountAtTheirMailAddress() async throws {
    await #expect(throws: DeskRefusal.needsMailAddress) {
      try await company.carryOut(ContactActs.Add(entry("Kees", "Keeper", nil), as: .booker))
    }
    #expect(try company.list().count == 3, "refused, and nobody half made")
    _ = try await company.carryOut(ContactActs.Add(entry("Kees", "Keeper", "kees@werk.example"), as: .booker))
    let login = try #require(EmailAddress("kees@werk.example"))
    #expect(try company.house.store.readNow { try Accounts.find(login: login, as: .booker, in: $0) } != nil)
  }

  @Test func aNewAddressOfSomebodyWhoStoppedElsewhereStaysSilent() async throws {
    let email = try #require(EmailAddress("stil@werk.example"))
    try company.house.store.writeNow { tx in
      _ = try SuppressionList.suppress(.email(email), scope: .everything, source: "portal", in: tx)
    }
    let silent = try await company.carryOut(
      ContactActs.Add(entry("Stien", "Stil", "stil@werk.example"), as: .cardholder))
    let other = try await company.carryOut(
      ContactActs.Add(entry("Stien", "Stil", "luid@werk.example"), as: .cardholder))
    // What the booker reads does not differ by a letter but for what they typed themselves (T12).
    #expect(silent.roles == other.roles && silent.isWrittenAtWork == other.isWrittenAtWork && silent.name == other.name)
    #expect(try company.scopes("stil@werk.example") == [.everything])
  }
}
