import Delivery
import Domain
import Foundation
import Identity
import Retention
import Rights
import Storage
import TestSupport
import Testing

@Suite struct AccessTests {
  @Test func thereIsASectionForEveryKindOfDataTheEmptyOnesToo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    #expect(sections.map(\.category) == DataCategory.allCases)
    let empty = try #require(sections.first { $0.category == .deceased })
    #expect(empty.rows.isEmpty && empty.note == "Hiervan hebben wij niets.")
    let invoices = try #require(sections.first { $0.category == .financial })
    #expect(invoices.purposes.map(\.purpose) == [.tax])
    #expect(invoices.purposes.first?.source == "AWR 52")
    #expect(invoices.recipients.contains("de Belastingdienst"))
    #expect(invoices.rows.first?.fields.first { $0.code == "amount_cents" }?.words == "€ 65,00")
    #expect(invoices.rows.first?.fields.first { $0.code == "invoice_day" }?.words == "24 oktober 2026")
    let profile = try #require(sections.first { $0.category == .customerProfile })
    #expect(profile.logic?.contains("opzegt") == true)
    #expect(profile.rows.first?.fields.contains { $0.code == "churn" && $0.words == "0,12" } == true)
    #expect(profile.provenance == ["door ons berekend"])
    #expect(try house.actions(about: jan).contains("accessGiven"))
  }

  /// Art. 15(2): who keeps it outside the EEA, by name, and what makes that allowed.
  @Test func whatLeavesEuropeIsSaidWithItsSafeguard() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let purposes = Set(try tx.statement.purposes.filter { $0.recipients.contains(.printer) }.map(\.purpose))
      var afar = Registration.signed("Printwerk", .printer, for: purposes)
      afar.country = Country("US")
      afar.transfer = Transfer(
        instrument: .standardClauses, reference: "SCC-2026-3", assessment: "TIA-3", until: tx.today.adding(days: 90))
      let near = Registration.signed("Drukkerij Noord", .printer, for: purposes)
      for entry in [afar, near] {
        try RecipientRegister.keep(RecipientRegister.Entry(entry, route: .byHand), by: .operator, in: tx)
      }
      return try Fixture.subscriber(in: tx)
    }
    let contact = try await GiveAccess(house.desk).show(to: jan, in: .nl).first { $0.category == .contactDetails }
    let said = try #require(contact).recipients
    let line = try #require(said.first { $0.contains("Printwerk") })
    #expect(line.contains("Verenigde Staten") && line.contains("standaardbepalingen (art. 46(2)(c), SCC-2026-3)"))
    #expect(!said.contains { $0.contains("Drukkerij Noord") })
    let bytes = try await GiveAccess(house.desk).export(for: jan, in: .en).bytes
    let files = try ZipArchive.read(bytes)
    for suffix in [".html", ".json"] {
      let file = String(decoding: try #require(files.first { $0.name.hasSuffix(suffix) }).bytes, as: UTF8.self)
      #expect(file.contains("standard contractual clauses") && file.contains("SCC-2026-3"), "\(suffix)")
    }
  }

  @Test func travelIsFoundThroughTheKeyringLink() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    try house.store.writeNow { tx in
      let ref = try tx.store.keyring.makeTravelRef(for: jan)
      try Rows.write(
        "month_counter", of: jan, owner: ref,
        [
          "month": tx.today.month.adding(-1), "travel_frequency": "12", "recency": "20", "peak_use": "3",
          "preferred_routes": "ut-asd", "preferred_stations": "ut", "ov_fiets": "0", "bicycle_parking": "0",
          "travel_revenue": "8400",
        ], in: tx)
    }
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .nl)
    let travel = try #require(sections.first { $0.category == .travelBehaviour })
    #expect(travel.rows.first?.fields.first { $0.code == "month" }?.words == "oktober 2026")
    #expect(travel.rows.first?.fields.contains { $0.words == "ut-asd" } == true)
    #expect(travel.logic != nil)
  }

  @Test func noNumberOfTheHouseAndNoSecretOfAnAccountLeavesIt() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in
      let jan = try Fixture.subscriber(in: tx)
      try Fixture.account(jan, login: "jan@voorbeeld.example", in: tx)
      return jan
    }
    let ready = try await GiveAccess(house.desk).export(for: jan, in: .nl)
    for entry in try ZipArchive.read(ready.bytes) {
      let text = String(decoding: entry.bytes, as: UTF8.self)
      #expect(!text.contains(String(jan)), "\(entry.name)")
      #expect(!text.contains("GEHEIM"), "\(entry.name)")
    }
  }

  @Test func theFileIsOneZipOfFixedNamesWithTheSameBytesForTheSameData() async throws {
    var copies: [[UInt8]] = []
    for _ in 0..<2 {
      let house = try TemporaryHouse(seed: 7)
      let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
      copies.append(try await GiveAccess(house.desk).export(for: jan, in: .nl).bytes)
    }
    #expect(copies[0] == copies[1])
    let names = try ZipArchive.read(copies[0]).map(\.name)
    #expect(
      names == ["summary.html", "data.json", "index.csv"] + DataCategory.allCases.map { "csv/\($0.rawValue).csv" })
  }

  @Test func aHostileNameIsEscapedInThePageDefusedInTheTableAndUntouchedInTheData() async throws {
    let house = try TemporaryHouse()
    let name = "=HYPERLINK(\"http://x\") <script>alert(1)</script>"
    let eve = try house.store.writeNow { tx in
      let eve = try Fixture.subscriber(email: "eve@voorbeeld.example", card: "3528070400000001", in: tx)
      try Rows.write(
        "purchase", of: eve, ["happened_day": tx.today, "recorded_day": tx.today], sealing: ["product": name], in: tx)
      return eve
    }
    let entries = try ZipArchive.read(try await GiveAccess(house.desk).export(for: eve, in: .en).bytes)
    let files = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    let page = try #require(files["summary.html"])
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(!page.contains("<script"))
    #expect(!page.contains("src=") && !page.contains("http-equiv=\"refresh\""))
    #expect(files["csv/transactions.csv"]?.contains("\"'=HYPERLINK(\"\"http://x\"\")") == true)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data((files["data.json"] ?? "").utf8)) as? [String: Any])
    let categories = try #require(json["categories"] as? [[String: Any]])
    let transactions = try #require(categories.first { $0["category"] as? String == "transactions" })
    let rows = try #require(transactions["rows"] as? [[String: Any]])
    let products = rows.compactMap { ($0["values"] as? [String: Any])?["product"] as? String }
    #expect(products.contains(name))
    #expect((json["codes"] as? [String: Any])?["kind"] != nil)
  }

  @Test func twoWhoShareAMailboxGetNothingOfEachOther() async throws {
    let house = try TemporaryHouse()
    let (jan, other) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "jan@voorbeeld.example", in: tx))
    }
    let before = try house.everything(of: other)
    let ready = try await GiveAccess(house.desk).export(for: jan, in: .nl)
    for entry in try ZipArchive.read(ready.bytes) {
      let text = String(decoding: entry.bytes, as: UTF8.self)
      #expect(!text.contains("Bakker") && !text.contains("zilveren"), "\(entry.name)")
    }
    #expect(try house.everything(of: other) == before)
  }

  /// T15: the mailbox proves neither of two; the card says which of them it is.
  @Test(arguments: ["5678", "4321"])
  func aLinkToASharedMailboxOpensTheAccountOfTheCardAlone(digits: String) async throws {
    let house = try TemporaryHouse()
    let (jan, wil) = try house.store.writeNow { tx in
      let pair = (try Fixture.subscriber(in: tx), try Fixture.partner(email: "jan@voorbeeld.example", in: tx))
      try Rows.write(
        "card", of: pair.1, ["kind": "personal", "since_day": tx.today.adding(days: -9)],
        sealing: ["number": "3528070487654321"], in: tx)
      return pair
    }
    let access = GiveAccess(house.desk)
    try await access.requestByMail(#require(EmailAddress("jan@voorbeeld.example")), in: .nl)
    let letters = try house.letters("loginLink")
    #expect(letters.count == 1 && letters.first?.letter.body.contains("kaart") == false)
    let token = try #require(house.token(ForLogin.self, in: letters.first))
    #expect(try await LoginLinks.enter(token, store: house.store) == nil, "without the digits it lets nobody in")
    guard case .wrongDigits = try await access.enter(token, cardDigits: "0000") else {
      Issue.record("digits of nobody's card were accepted")
      return
    }
    guard case .signedIn(let entered, .access?) = try await access.enter(token, cardDigits: digits) else {
      Issue.record("the digits of the card were refused")
      return
    }
    #expect(entered.account.customer == (digits == "5678" ? jan : wil))
    guard case .spent = try await access.enter(token, cardDigits: digits) else {
      Issue.record("the link worked twice")
      return
    }
    // Only one of the two can sign in by that address; the other has an account that no login opens.
    #expect(
      try house.store.readNow { tx in try Accounts.find(of: entered.account.customer, as: .customer, in: tx) } != nil)
    #expect(try house.actions(about: digits == "5678" ? wil : jan).isEmpty)
  }

  @Test func wrongDigitsAreAskedFiveTimesADayAndNoMore() async throws {
    let house = try TemporaryHouse()
    _ = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "jan@voorbeeld.example", in: tx))
    }
    let access = GiveAccess(house.desk)
    let mailbox = try #require(EmailAddress("jan@voorbeeld.example"))
    var answers: [String] = []
    for _ in 1...2 {
      try await access.requestByMail(mailbox, in: .nl)
      let token = try #require(house.token(ForLogin.self, in: try house.letters("loginLink").last))
      for _ in 1...4 { answers.append("\(try await access.enter(token, cardDigits: "0000"))") }
    }
    #expect(answers.prefix(5).allSatisfy { $0 == "wrongDigits" })
    #expect(answers.dropFirst(5).allSatisfy { $0.hasPrefix("later") })
    let token = try #require(house.token(ForLogin.self, in: try house.letters("loginLink").last))
    guard case .later = try await access.enter(token, cardDigits: "5678") else {
      Issue.record("beyond the limit the right digits were looked at")
      return
    }
  }

  @Test func aCopyIsItsOwnersForAFewDownloadsAndAFewDays() async throws {
    let house = try TemporaryHouse()
    let (jan, other) = try house.store.writeNow { tx in
      (try Fixture.subscriber(in: tx), try Fixture.partner(email: "wil@voorbeeld.example", in: tx))
    }
    let access = GiveAccess(house.desk)
    let ready = try await access.export(for: jan, in: .nl)
    #expect(ready.lastDay == Day("2026-11-29"))
    await #expect(throws: RightsRefusal.linkSpent) { try await access.download(ready.token, by: other) }
    for _ in 0..<5 { #expect(try await access.download(ready.token, by: jan) == ready.bytes) }
    await #expect(throws: RightsRefusal.linkSpent) { try await access.download(ready.token, by: jan) }
    let second = try await access.export(for: jan, in: .nl)
    await #expect(throws: RightsRefusal.linkSpent) { try await access.download(ready.token, by: jan) }
    #expect(try house.rows("access_export", of: jan) == 1)
    house.time.advance(days: 7)
    await #expect(throws: RightsRefusal.linkSpent) { try await access.download(second.token, by: jan) }
    _ = try Sweep(store: house.store).once()
    #expect(try house.rows("access_export", of: jan) == 0)
    let actions = try house.actions(about: jan)
    #expect(actions.count { $0 == "exportMade" } == 2 && actions.count { $0 == "exportDownloaded" } == 5)
  }

  @Test func theLetterNamesTheLinkAndClosesTheCaseWhenItIsSent() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let ready = try await GiveAccess(house.desk).export(for: jan, in: .nl)
    let letter = try #require(try house.letters("accessReady").first)
    #expect(letter.letter.to == "jan@voorbeeld.example")
    #expect(letter.letter.body.contains("https://rechten.example/me/data/export/\(ready.token.text)"))
    #expect(!letter.letter.body.contains("Dal Voordeel"))
    try await house.carryLetters()
    let status = try house.store.readNow { tx in try CaseStatus.personal(ready.reference, for: jan, in: tx) }
    #expect(status?.personal?.isClosed == true)
  }

  @Test func anUnknownAddressIsAnsweredLikeAKnownOne() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let access = GiveAccess(house.desk)
    try await access.requestByMail(#require(EmailAddress("niemand@voorbeeld.example")), in: .nl)
    #expect(try house.letters().isEmpty)
    for _ in 0..<5 { try await access.requestByMail(#require(EmailAddress("jan@voorbeeld.example")), in: .nl) }
    let letters = try house.letters("loginLink")
    #expect(letters.count == 3)
    let token = try #require(house.token(ForLogin.self, in: letters.first))
    let owner = try house.store.readNow { tx in
      try tx.run("SELECT owner_id FROM one_time_link WHERE token_digest = \(token.digest.bytes)").first?
        .integer("owner_id")
    }
    #expect(owner == jan)
  }
}

/// What a copy says beside the data (Art. 15(1)).
@Suite struct AccessTermsTests {
  @Test func anOpenEndSaysTheStatementsPeriodAndNotItsReason() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let sections = try await GiveAccess(house.desk).show(to: jan, in: .en)
    let product = try #require(sections.first { $0.category == .product }?.purposes.first { $0.purpose == .contract })
    #expect(product.untilWords.contains("2 years after the end of: subscription or card"))
    let contact = try #require(
      sections.first { $0.category == .contactDetails }?.purposes.first { $0.purpose == .marketingActions })
    #expect(contact.untilWords.contains("48 months after"))
    #expect(contact.ground == "our own interest, weighed against yours (art. 6(1)(f))")
  }

  /// Only what is alive for this person, and never what the statement allows in general.
  @Test func anObjectorWithoutAContractIsNotToldThatMarketingGoesOn() async throws {
    let house = try TemporaryHouse()
    let eve = try house.store.writeNow { tx in
      let eve = try People.make(language: .nl, in: tx)
      try ContactDetails.add(#require(EmailAddress("eve@voorbeeld.example")), of: eve, from: .sale, in: tx)
      try Evidence.contact(.purchase, of: eve, ownAct: true, on: tx.today.adding(days: -3), note: "kaartje", in: tx)
      return eve
    }
    _ = try await ObjectToProcessing(house.desk).submit(.everything, by: eve, in: .nl)
    let sections = try await GiveAccess(house.desk).show(to: eve, in: .en)
    let contact = try #require(sections.first { $0.category == .contactDetails })
    #expect(contact.rows.map(\.table) == ["customer"])
    #expect(!contact.purposes.isEmpty)
    #expect(contact.purposes.allSatisfy { !$0.purpose.servesRelationship }, "\(contact.purposes.map(\.purpose))")
  }

  @Test func theIndexNamesEveryKindWithItsTermsTheEmptyOnesToo() async throws {
    let house = try TemporaryHouse()
    let jan = try house.store.writeNow { tx in try Fixture.subscriber(in: tx) }
    let entries = try ZipArchive.read(try await GiveAccess(house.desk).export(for: jan, in: .en).bytes)
    let files = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) })
    let index = try #require(files["index.csv"])
    for category in DataCategory.allCases { #expect(index.contains("csv/\(category.rawValue).csv"), "\(category)") }
    let lines = index.split(separator: "\r\n")
    let invoices = try #require(lines.first { $0.contains("csv/financial.csv") })
    for fact in ["tax law", "the law demands it (art. 6(1)(c))", "the tax authority", "7 years after"] {
      #expect(invoices.contains(fact), "\(fact)")
    }
    let nothing = try #require(lines.first { $0.contains("csv/deceased.csv") })
    #expect(nothing.contains("We hold nothing of this kind."))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data((files["data.json"] ?? "").utf8)) as? [String: Any])
    let categories = try #require(json["categories"] as? [[String: Any]])
    let financial = try #require(categories.first { $0["category"] as? String == "financial" })
    #expect((financial["provenance"] as? [String])?.isEmpty == false)
    let purpose = try #require((financial["purposes"] as? [[String: Any]])?.first)
    #expect((purpose["untilWords"] as? String)?.contains("7 years after") == true)
    let empty = try #require(categories.first { $0["category"] as? String == "deceased" })
    #expect(empty["note"] as? String == "We hold nothing of this kind.")
  }
}
