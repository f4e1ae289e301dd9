import BusinessCards
import Delivery
import Domain
import Foundation
@testable import Identity
import Marketing
import Rights
import Storage
import TestSupport
import Testing

/// A house with a campaign, and a folder that its messages are carried to.
final class CampaignHouse {
  let house: TemporaryHouse
  let folder: URL
  let sending: SendingHouse

  /// `isReady`: with whoever carries, prints and calls under contract, and both registers of this week.
  init(
    on engine: Dialect = HouseDatabases.chosen, most: Int = 4, statement: Statement? = nil, isReady: Bool = true
  ) throws {
    house = try TemporaryHouse(statement: statement, on: engine)
    folder = house.layout.home.appending(path: "campaign-mail")
    sending = SendingHouse(
      sender: EmailAddress("service@rechten.nl")!, publicURL: "https://rechten.example", contact: .unconfigured,
      mostInThirtyDays: most)
    if isReady { try sign() }
  }

  /// Whoever carries, prints and calls has signed, and both registers are new.
  func sign() throws {
    try house.store.writeNow { tx in
      let statement = try tx.statement
      for (name, role) in [("Verzender", Recipient.mailRelay), ("Drukker", .printer), ("Beller", .callCentre)] {
        let purposes = statement.purposes.filter { $0.recipients.contains(role) }.map(\.purpose)
        let entry = RecipientRegister.Entry(Registration.signed(name, role, for: Set(purposes)), route: .byHand)
        try RecipientRegister.keep(entry, by: .operator, in: tx)
      }
      for kind in Registers.Kind.allCases { try Registers.replace(kind, dated: tx.today, with: [], in: tx) }
    }
  }

  var campaigns: Campaigns { Campaigns(store: house.store, house: sending) }

  func round(carrier: (any Carrier)? = nil, on store: Store? = nil) -> CampaignRound {
    CampaignRound(
      store: store ?? house.store, carrier: carrier ?? FolderCarrier(folder: folder.path), house: sending,
      printFolder: folder)
  }

  /// Written by one colleague and released by another.
  @discardableResult
  func released(_ draft: CampaignDraft) throws -> CampaignTable.Row {
    _ = try campaigns.draft(draft, by: .marketer("m1"))
    return try release(draft.name, isReviewed: true, by: .marketer("m2"))
  }

  /// Of the text it has now.
  @discardableResult
  func release(_ name: String, isReviewed: Bool, by account: Account) throws -> CampaignTable.Row {
    let digest = try campaigns.find(name).digest
    return try campaigns.release(name, digest: digest, isReviewed: isReviewed, by: account)
  }

  @discardableResult
  func send(_ row: CampaignTable.Row) async throws -> SendingReport { try await round().sendAll(of: row.id) }

  /// The messages in the folder, parsed as a stranger's program would.
  func carried() throws -> [ParsedMessage] {
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".eml") }.sorted()
      .map { try ParsedMessage(Array(Data(contentsOf: folder.appending(path: $0)))) }
  }

  func files(_ prefix: String) throws -> [String: String] {
    var files: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasPrefix(prefix) {
      files[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }
    return files
  }

  func counts(_ name: String) throws -> [String: Int] {
    try CampaignResults.read(name, on: house.store).counts.reduce(into: [:]) { counts, line in
      counts["\(line.state.rawValue) \(line.why ?? "-")"] = line.messages
    }
  }

  func buyer(_ number: Int, _ language: Language = .nl) throws -> Int64 {
    try house.store.writeNow { tx in try Fixture.buyer(number, language, in: tx) }
  }
}

extension Account {
  static func marketer(_ handle: String, _ roles: Set<StaffRole> = [.marketer]) -> Account {
    let day = TemporaryHouse.monday.day
    return Account(
      customer: 1, kind: .staff, roles: roles, handle: handle, created: day, lastLogin: day, roleEnded: nil)
  }
}

extension Fixture {
  /// Somebody who bought something, and gave their name, mail address and home with it.
  static func buyer(_ number: Int, _ language: Language = .nl, in tx: Transaction) throws -> Int64 {
    let id = try People.make(language: language, in: tx)
    try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "Dagkaart", in: tx)
    try ContactDetails.add(given: "Noor", surname: "de Wit\(number)", of: id, from: .sale, in: tx)
    try ContactDetails.add(EmailAddress("noor\(number)@voorbeeld.example")!, of: id, from: .sale, in: tx)
    let home = try PostalAddress(
      street: "Kade", houseNumber: "\(number + 1)", postcode: "1011 AB", place: "Amsterdam")
    try ContactDetails.add(home, of: id, from: .sale, in: tx)
    return id
  }

  /// Somebody with the card of a company, who has an address there and another at home.
  static func cardholder(
    _ name: String, of company: Int64, home origin: ContactDetails.Origin, in tx: Transaction
  ) throws -> Int64 {
    let id = try People.make(language: .nl, in: tx)
    let number = name == "Bea" ? "1" : "2"
    try Evidence.agree(.businessCard, of: id, terms: "2026", since: tx.today, in: tx)
    try Evidence.contact(.purchase, of: id, ownAct: true, on: tx.today, note: "kaart", in: tx)
    try Organisations.join(id, company, as: .cardholder, since: tx.today, in: tx)
    var entry = ContactEntry(given: name, surname: name)
    entry.address = BusinessAddress(
      try PostalAddress(street: "Plein", houseNumber: number, postcode: "3511 AA", place: "Utrecht"))
    try ContactWriting(customer: id, organisation: company).put(entry, in: tx)
    let home = try PostalAddress(street: "Kade", houseNumber: number, postcode: "1011 AB", place: "Amsterdam")
    try ContactDetails.add(home, of: id, from: origin, in: tx)
    return id
  }

  static func draft(
    _ name: String = "voorjaar", purpose: Purpose = .marketingActions, channel: Channel = .email, brand: Brand = .ns,
    subject: CampaignSubject = .offer(.ownSimilar, for: .passengerGrowth), selection: Selection = Selection(),
    advertising: String? = nil, languages: [Language] = Language.allCases
  ) -> CampaignDraft {
    let texts = [
      CampaignText(
        language: .nl, subject: "Met de trein naar zee", body: "Beste {name},\n\nDe zee is dichtbij.",
        advertising: advertising),
      CampaignText(
        language: .en, subject: "By train to the sea", body: "Dear {name},\n\nThe sea is near.",
        advertising: advertising),
    ]
    return CampaignDraft(
      name: name, purpose: purpose, channel: channel, brand: brand, subject: subject, selection: selection,
      texts: texts.filter { languages.contains($0.language) })
  }
}
