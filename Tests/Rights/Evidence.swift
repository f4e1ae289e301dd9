import Delivery
import Domain
import Foundation
import Identity
import Rights
import Storage
import TestSupport

/// What a journey left behind, read from the house itself.
extension TemporaryHouse {
  var desk: RightsDesk { RightsDesk(store: store, publicURL: "https://rechten.example") }

  func letters(_ kind: String? = nil) throws -> [Outbox.Waiting] {
    try store.readNow { tx in try Outbox.due(limit: 1000, in: tx) }.filter { kind == nil || $0.kind == kind }
  }

  func actions(about customer: Int64) throws -> [String] {
    try store.readNow { tx in try AuditLog.entries(about: customer, in: tx).map(\.action) }
  }

  func rows(_ table: String, of customer: Int64) throws -> Int {
    try store.readNow { tx in try Rows.read(Inventory.table(table), of: customer, in: tx).count }
  }

  func standing(of customer: Int64) throws -> Standing? {
    try store.readNow { tx in try StandingTable.standing(of: customer, in: tx) }
  }

  func suppressed(_ email: String) throws -> Set<Scope> {
    guard let email = EmailAddress(email) else { return [] }
    return try store.readNow { tx in Set(try SuppressionList.scopes(.email(email), Lane(.email, .ns), in: tx)) }
  }

  /// Every row of somebody, sealed ones opened, as text: equal before and after means untouched.
  func everything(of customer: Int64) throws -> [String] {
    try store.readNow { tx in
      try Inventory.tables(of: .customer).filter { $0.category != nil }.flatMap { table in
        try Rows.read(table, of: customer, opening: true, in: tx).map { row in
          "\(table.name) \(row.record.values) \((row.fields ?? [:]).sorted { $0.key < $1.key })"
        }
      }
    }
  }

  /// The token at the end of a letter's link, the last one where it has two.
  func token<Use: TokenUse>(_ use: Use.Type, in letter: Outbox.Waiting?) -> Token<Use>? {
    let lines = letter?.letter.body.split(separator: "\n") ?? []
    let link = lines.last { $0.hasPrefix("https://rechten.example/") }
    return link.flatMap { Token<Use>($0.suffix(43)) }
  }

  func canWriteMarketing(to customer: Int64) throws -> Bool {
    let standing = try standing(of: customer)
    return try store.readNow { tx in
      guard let standing else { return false }
      let datum = Datum(.contactDetails, channels: [.email], brands: [.ns], days: [.recorded: tx.today])
      return mayUse(
        try tx.statement, standing, datum, tx.today, for: .marketingActions, over: Lane(.email, .ns)
      ).isAllowed
    }
  }
}

extension Fixture {
  /// Adds an open account for the customer.
  static func account(_ customer: Int64, login: String, in tx: Transaction) throws {
    try Evidence.agree(.account, of: customer, terms: "2026", since: tx.today.adding(days: -200), in: tx)
    try Rows.write(
      "account", of: customer,
      [
        "kind": "customer", "role": "", "handle": "h\(login.count)", "login_digest": Digest.sha256(Array(login.utf8)),
        "last_totp_counter": -1, "created_day": tx.today.adding(days: -200), "last_login_day": tx.today,
      ], sealing: ["login": login, "totp": "GEHEIM"], in: tx)
    try tx.run(
      """
      INSERT INTO session (token_digest, customer_id, kind, created_at, used_at)
      VALUES (\(Digest.sha256(Array(login.utf8))), \(customer), 'customer', \(tx.now), \(tx.now))
      """)
  }

  /// Somebody else at the same mailbox, with details of their own.
  static func partner(email: String, in tx: Transaction) throws -> Int64 {
    let partner = try People.make(language: .nl, in: tx)
    try Evidence.agree(.subscription, of: partner, terms: "2026", since: tx.today.adding(days: -300), in: tx)
    try ContactDetails.add(given: "Wilhelmina", surname: "Bakker", of: partner, from: .sale, in: tx)
    if let email = EmailAddress(email) { try ContactDetails.add(email, of: partner, from: .sale, in: tx) }
    try Evidence.contact(
      .purchase, of: partner, ownAct: true, on: tx.today.adding(days: -3), note: "zilveren jaarkaart", in: tx)
    return partner
  }
}

extension TemporaryHouse {
  /// The public halves of the house's keys, as anybody may have them.
  func published() throws -> PublishedKeys {
    try PublishedKeys(text: String(contentsOf: layout.keys.appending(path: "signing.pub"), encoding: .utf8))
  }

  /// One round of the scheduler, into a folder.
  func carryLetters() async throws {
    let folder = layout.home.appending(path: "mail-\(time.now.milliseconds)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    guard let sender = EmailAddress("service@rechten.example") else { return }
    _ = try await LetterRound(
      store: store, carrier: FolderCarrier(folder: folder.path), sender: sender, senderName: "NS",
      printFolder: folder.path
    ).run()
  }
}
