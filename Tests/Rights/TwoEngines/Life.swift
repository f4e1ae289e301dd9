import Domain
import Foundation
import Identity
import Marketing
import Retention
import Rights
import Storage
import TestSupport

/// A house and what is done to it. Each deed gives an answer: what its caller learns, errors included.
final class Life {
  let house: TemporaryHouse
  private var links: [Substring] = []
  private var references: [CaseReference] = []
  private var sessions: [Token<ForSession>] = []
  private var deeds = 0

  /// So few that people meet: two at one mailbox, one house for several, one card twice.
  static let addresses = 60

  init(on engine: Dialect, seed: UInt64) throws {
    house = try TemporaryHouse(seed: seed, on: engine)
  }

  /// Keys, ids and tokens of a deed depend on its number alone, not on how an engine came to it.
  func answer(to deed: Deed) async -> String {
    deeds += 1
    house.reseed(UInt64(deeds))
    do { return try await carryOut(deed) } catch StorageError.constraint {
      // Each engine says in words of its own that a row is there already.
      return "refused: a constraint"
    } catch {
      return "refused: \(error)"
    }
  }

  private func carryOut(_ deed: Deed) async throws -> String {
    switch deed {
    case .customer(let number): return try customer(number)
    case .purchase(let card, let cents):
      let purchase = Purchases.Purchase("Dagkaart", cents: cents, on: house.time.now.day)
      return "\(try Purchases(store: house.store).record(purchase, card: Self.card(card)))"
    case .contact(let person, let kind, let ownAct):
      return try write(person) { id, tx in
        try Evidence.contact(kind, of: id, ownAct: ownAct, on: tx.today.adding(days: -1), note: "vraag", in: tx)
      }
    case .relationshipRow(let person, let table): return try relationshipRow(person, table)
    case .counter(let person, let months): return try counter(person, months)
    case .objectUnproven(let address, let scope):
      return note(
        try await ObjectToProcessing(house.desk).submit(scope, naming: .email(Self.email(address)), in: .nl))
    case .objectByHousehold(let address):
      return note(
        try await ObjectToProcessing(house.desk).submit(
          .everything, naming: .household(surname: Self.surname(address), house: "3511AB \(address % 9 + 1)"), in: .nl))
    case .objectProven(let person, let scope):
      guard let id = try somebody(person) else { return "nobody" }
      return note(try await ObjectToProcessing(house.desk).submit(scope, by: id, in: .en))
    case .withdraw(let person, let consent):
      guard let id = try somebody(person) else { return "nobody" }
      return note(try await Withdrawal(house.desk).withdraw(consent, by: id, in: .nl))
    case .preferences(let person, let wanted):
      guard let id = try somebody(person) else { return "nobody" }
      let change = try await Preferences(house.desk).keep(wanted, by: id, in: .nl)
      return change.stopped.map(note).joined() + "\(change.asked)"
    case .optIn(let address, let offer):
      try await OptIn(house.desk).request(offer, for: Self.email(address), in: .nl)
      return "asked"
    case .consent(let person, let consent):
      return try write(person) { id, tx in
        try Evidence.consent(to: consent, of: id, source: "portal", givenAt: tx.now, in: tx)
      }
    case .eraseRequest(let person):
      guard let id = try somebody(person) else { return "nobody" }
      return note(try await EraseOnRequest(house.desk).submit(by: id, in: .nl))
    case .eraseByMail(let address):
      try await EraseOnRequest(house.desk).requestByMail(Self.email(address), in: .en)
      return "asked"
    case .rectifyName(let person, let number):
      guard let id = try somebody(person) else { return "nobody" }
      try await Rectify(house.desk).contact(.name(given: "Noor", surname: Self.surname(number)), by: id, in: .nl)
      return "done"
    case .rectifyEmail(let person, let address): return try await rectifyEmail(person, address)
    case .access(let person):
      guard let id = try somebody(person) else { return "nobody" }
      let sections = try await GiveAccess(house.desk).show(to: id, in: .nl)
      return sections.map { "\($0.name) \($0.rows.map(\.fields)) \($0.purposes) \($0.recipients)" }.joined(
        separator: "\n")
    case .export(let person):
      guard let id = try somebody(person) else { return "nobody" }
      let ready = try await GiveAccess(house.desk).export(for: id, in: .nl)
      return "\(ready.reference) \(ready.lastDay)"
    case .unsubscribe(let person, let list):
      guard let id = try somebody(person) else { return "nobody" }
      let token = try house.store.writeNow { tx in try Unsubscribing.token(for: id, from: list, in: tx) }
      return note(try await Unsubscribing(house.desk).stop(token))
    case .press(let link, let contradicting): return try await press(link, contradicting)
    case .letters: return try await carryLetters()
    case .silence: return "\(try await ObjectToProcessing(house.desk).carryOutSilent())"
    case .sweep: return told(try Sweep(store: house.store).once())
    case .plan(let days):
      return told(try Sweep(store: house.store).plan(on: house.time.now.day.adding(days: days)))
    case .time(let minutes):
      house.time.advance(minutes: minutes)
      return "\(house.time.now)"
    case .days(let days):
      house.time.advance(days: days)
      return "\(house.time.now)"
    case .attempt(let address):
      return try house.store.writeNow { tx in
        "\(try Limits.allow(.statusPerReference, Self.email(address).text, in: tx))"
      }
    case .session(let person): return try await session(person)
    case .status(let number): return try status(number)
    case .standing(let person):
      guard let id = try somebody(person), let standing = try house.standing(of: id) else { return "nobody" }
      let folded = try house.store.readNow { tx in try StandingTable.fold(id, in: tx) }
      return "\(Self.json(standing)) \(folded == standing)"
    case .mayWrite(let person, let purpose, let lane): return try mayWrite(person, purpose, lane)
    case .suppressed(let address):
      return try house.store.readNow { tx in
        "\(try SuppressionList.scopes(.email(Self.email(address)), Lane(.email, .ns), in: tx))"
      }
    }
  }

  // MARK: - Deeds

  private func customer(_ number: Int) throws -> String {
    let today = house.time.now.day
    let text = """
      customerNumber;given;surname;email;emailGiven;street;houseNumber;postcode;place;subscription;card;since;lastContact
      \(1000 + number);Noor;\(Self.surname(number));\(Self.email(number / 2).text);\(number % 3 == 0 ? "" : "sale");\
      Dam;\(number % 9 + 1);3511 AB;Utrecht;\(number % 4 == 0 ? ";;" : "Dal Voordeel;\(Self.card(number));\(today)");\(today)
      """
    return "\(try CustomerIntake(store: house.store).importFile(Array(text.utf8)))"
  }

  private func relationshipRow(_ person: UInt64, _ table: Int) throws -> String {
    try write(person) { id, tx in
      switch table {
      case 0: try Rows.write("profile", of: id, ["recorded_day": tx.today], sealing: ["churn": "0,2"], in: tx)
      case 1:
        try Rows.write(
          "preference", of: id, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": tx.today],
          sealing: ["leisure": "musea"], in: tx)
      default:
        try Rows.write(
          "extra_benefit", of: id, ["kind": "coupon", "recorded_day": tx.today], sealing: ["name": "koffie"], in: tx)
      }
    }
  }

  private func counter(_ person: UInt64, _ months: Int) throws -> String {
    try write(person) { id, tx in
      try Rows.write(
        "month_counter", of: id, owner: try tx.travelRef(for: id),
        [
          "month": tx.today.month.adding(-months), "travel_frequency": "9", "recency": "3", "peak_use": "2/7",
          "preferred_routes": "ut-asd", "preferred_stations": "ut", "ov_fiets": "0", "bicycle_parking": "0",
          "travel_revenue": "4500",
        ], in: tx)
    }
  }

  private func rectifyEmail(_ person: UInt64, _ address: Int) async throws -> String {
    guard let id = try somebody(person) else { return "nobody" }
    let onFile = try house.store.readNow { tx in try ContactDetails.onFile(of: id, in: tx) }
    guard let from = onFile.emails.first else { return "no address" }
    try await Rectify(house.desk).contact(.email(from: from, to: Self.email(address)), by: id, in: .nl)
    return "done"
  }

  /// A link of some letter that was carried, whatever it is for.
  private func press(_ number: UInt64, _ contradicting: Bool) async throws -> String {
    guard !links.isEmpty else { return "no link" }
    let link = links[Int(number % UInt64(links.count))]
    if let token = Token<ForOptIn>(link), try await OptIn(house.desk).look(token) != nil {
      return "\(try await OptIn(house.desk).confirm(token))"
    }
    if let token = Token<ForNotMe>(link), try isUsable(token) {
      return note(try await ObjectToProcessing(house.desk).contradict(token))
    }
    guard let token = Token<ForConfirmErasure>(link), try isUsable(token) else { return "spent" }
    if contradicting { return note(try await ObjectToProcessing(house.desk).contradict(token)) }
    do { return note(try await ObjectToProcessing(house.desk).confirm(token)) } catch RightsRefusal.linkSpent {
      return "\(try await EraseOnRequest(house.desk).confirm(token, cardDigits: "0000"))"
    }
  }

  private func isUsable<Use: TokenUse>(_ token: Token<Use>) throws -> Bool {
    try house.store.readNow { tx in
      if case .usable = try OneTimeLinks.look(token, in: tx) { true } else { false }
    }
  }

  private func carryLetters() async throws -> String {
    let letters = try house.letters().sorted { $0.id < $1.id }
    for letter in letters {
      links += letter.letter.body.split(whereSeparator: \.isWhitespace)
        .filter { $0.hasPrefix("https://rechten.example/confirm/") }.map { $0.suffix(43) }
    }
    links = links.suffix(200)
    try await house.carryLetters()
    return letters.map { "\($0.kind) \($0.route) \($0.letter.to) \($0.letter.subject)\n\($0.letter.body)" }.joined()
  }

  /// Comes in by a link, or looks whether somebody who came in before still is.
  private func session(_ person: UInt64) async throws -> String {
    if sessions.count > 5, let token = sessions.drawn(by: person) {
      return try house.store.readNow { tx in
        "\(try Sessions.find(token, in: tx).map { "\($0.account.customer)" } ?? "ended")"
      }
    }
    guard let id = try somebody(person) else { return "nobody" }
    let link = try house.store.writeNow { tx in
      try OneTimeLinks.issue(
        ForLogin.self, for: id, detail: LoginLinkDetail(.customer).text, until: tx.now.adding(minutes: 15), in: tx)
    }
    guard case .signedIn(let entered, _) = try await GiveAccess(house.desk).enter(link) else { return "spent" }
    sessions = (sessions + [entered.token]).suffix(20)
    return entered.token.text
  }

  private func status(_ number: UInt64) throws -> String {
    guard let reference = references.drawn(by: number) else { return "no case" }
    return try house.store.readNow { tx in
      let generic = try CaseStatus.generic(reference, in: tx)
      guard let row = try CaseTable.find(reference, in: tx),
        let owner = try CaseTable.customers(of: row.id, in: tx).first
      else { return "\(String(describing: generic))" }
      return "\(String(describing: try CaseStatus.personal(reference, for: owner, in: tx)))"
    }
  }

  private func mayWrite(_ person: UInt64, _ purpose: Purpose, _ lane: Lane) throws -> String {
    guard let id = try somebody(person), let standing = try house.standing(of: id) else { return "nobody" }
    return try house.store.readNow { tx in
      try Rows.read(Inventory.table("contact_detail"), of: id, in: tx).map {
        "\(mayUse(try tx.statement, standing, $0.datum, tx.today, for: purpose, over: lane))"
      }.sorted().joined(separator: " ")
    }
  }

  // MARK: - Who and what

  private func write(_ person: UInt64, _ body: (Int64, Transaction) throws -> Void) throws -> String {
    guard let id = try somebody(person) else { return "nobody" }
    try house.store.writeNow { tx in try body(id, tx) }
    return "written"
  }

  /// The person whose number comes next after this one.
  private func somebody(_ number: UInt64) throws -> Int64? {
    try house.store.readNow { tx in
      try tx.first(
        "SELECT customer_id FROM customer WHERE customer_id >= \(Int64(number >> 1)) ORDER BY customer_id LIMIT 1"
      )?.integer("customer_id")
    }
  }

  private func note(_ receipt: Receipt) -> String {
    references = (references + [receipt.reference]).suffix(100)
    return "\(receipt)"
  }

  private func told(_ report: SweepReport) -> String {
    "\(report.customers) \(report.rows.map { "\($0.key) \($0.value)" }.sorted()) "
      + "\(report.rules.map { "\($0.key) \($0.value)" }.sorted()) \(report.digest.hex)"
  }

  static func card(_ number: Int) -> String { "35280704\(10_000_000 + number)" }
  static func surname(_ number: Int) -> String { ["de Vries", "Bakker", "Jansen", "Visser", "Smit"][number % 5] }

  static func email(_ number: Int) -> EmailAddress {
    guard let email = EmailAddress("reiziger\(number)@voorbeeld.example") else { preconditionFailure("no address") }
    return email
  }

  private static func json(_ standing: Standing) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(standing)).map { String(decoding: $0, as: UTF8.self) } ?? "unreadable"
  }
}

extension Array {
  fileprivate func drawn(by number: UInt64) -> Element? { isEmpty ? nil : self[Int(number % UInt64(count))] }
}
