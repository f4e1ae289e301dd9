import BusinessCards
import Domain
import Foundation
import Storage
import TestSupport
import Testing

/// Whatever way in it comes by, a detail is one line of text, an address one that a letter can go to, and a name one that
/// can stand on a letter.
@Suite struct CheckingTests {
  let company: Company

  init() throws {
    company = try Company()
  }

  private func edit(_ change: @escaping @Sendable (inout ContactEntry) -> Void) async throws -> ContactEntry {
    let anna = try company.handle(of: "Anna")
    var entry = try #require(try company.list("Anna").first).entry
    change(&entry)
    return try await company.carryOut(ContactActs.Edit(anna, to: entry, seen: nil)).after.entry
  }

  private func postcode(_ postcode: String) throws -> BusinessAddress {
    let json =
      #"{"street":"Dam","houseNumber":"1","postcode":"\#(postcode)","place":"Amsterdam","region":"","country":""}"#
    return try JSONDecoder().decode(BusinessAddress.self, from: Data(json.utf8))
  }

  @Test func anAddressThatNoLetterReachesIsRefusedAndTheGoodOneStays() async throws {
    let good = try postcode("1012JS")
    #expect(try await edit { $0.address = good }.address?.postal?.place == "Amsterdam")
    let bad = try postcode("9")
    await #expect(throws: DeskRefusal.detail(.address, .postcode)) { try await edit { $0.address = bad } }
    #expect(try company.list("Anna").first?.entry.address == good)
  }

  @Test func theNetherlandsByAnyNameIsNoPlaceAbroad() async throws {
    let json =
      #"{"street":"Dam","houseNumber":"1","postcode":"1012 JS","place":"Amsterdam","region":"","country":"NL"}"#
    let told = try JSONDecoder().decode(BusinessAddress.self, from: Data(json.utf8))
    #expect(try await edit { $0.address = told }.address?.postal?.place == "Amsterdam")
  }

  @Test func whatSteersATerminalOrIsTooLongIsRefusedForItsDetail() async throws {
    await #expect(throws: DeskRefusal.detail(.name, .controlCharacter)) { try await edit { $0.given = "A\nB" } }
    await #expect(throws: DeskRefusal.detail(.department, .tooLong)) {
      try await edit { $0.department = String(repeating: "x", count: 121) }
    }
    await #expect(throws: DeskRefusal.nameless) { try await edit { $0.surname = " \u{200B}" } }
    await #expect(throws: DeskRefusal.nameless) {
      try await company.carryOut(ContactActs.Add(ContactEntry(given: "X", surname: " "), as: .cardholder))
    }
    #expect(try company.list("Anna").first?.name == "Anna de Vriès")
  }

  @Test func invisibleMarksAndDoublesAreLeftOut() async throws {
    let mail = try #require(EmailAddress("anna@werk.example"))
    let entry = try await edit {
      $0.department = "\u{200F}Inkoop\u{FEFF}"
      $0.emails = [mail, mail]
    }
    #expect(entry.department == "Inkoop" && entry.emails == [mail])
  }

  @Test func aNameThatNoHeaderCarriesKeepsNobodyFromTheirLetter() async throws {
    var entry = ContactEntry(given: String(repeating: "x", count: 100), surname: String(repeating: "y", count: 100))
    entry.emails = [try #require(EmailAddress("lang@werk.example"))]
    _ = try await company.carryOut(ContactActs.Add(entry, as: .cardholder))
    let letters = try company.house.store.readNow { try Outbox.due(limit: 10, in: $0) }
    #expect(letters.map(\.letter.name) == [""] && letters.map(\.letter.to) == ["lang@werk.example"])
  }

  @Test func aPageThatIsSentTwiceSaysThatThereIsNothingToChange() async throws {
    let anna = try company.handle(of: "Anna")
    let seen = try #require(try company.list("Anna").first)
    var entry = seen.entry
    entry.department = "Inkoop"
    let act = ContactActs.Edit(anna, to: entry, seen: seen.version)
    _ = try await company.carryOut(act)
    await #expect(throws: DeskRefusal.nothingToChange) { try await company.carryOut(act) }
  }

  @Test func anOrganisationHasAName() async throws {
    let colleague = Keeper.colleague(for: nil)
    for name in ["", "  ", "A\nB", String(repeating: "x", count: 121)] {
      await #expect(throws: DeskRefusal.namelessOrganisation) {
        try await company.carryOut(OrganisationActs.Add(name: name, kvkNumber: "00000009"), by: colleague)
      }
    }
  }
}
