import Domain
import Foundation
import Retention
import Storage
import TestSupport

enum Jan {
  /// Jan, with a running subscription, a history, a profile, a stated preference and an invoice.
  static func subscriber(email: String = "jan@voorbeeld.example", in tx: Transaction) throws -> Int64 {
    let jan = try People.make(language: .nl, in: tx)
    try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -400), in: tx)
    try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
    try ContactDetails.add(EmailAddress(email)!, of: jan, from: .sale, in: tx)
    try Evidence.contact(.purchase, of: jan, ownAct: true, on: tx.today, note: "abonnement", in: tx)
    try Rows.write("product", of: jan, ["since_day": tx.today], sealing: ["name": "Dal Voordeel"], in: tx)
    try Rows.write(
      "invoice", of: jan, ["invoice_day": tx.today, "amount_cents": 6500, "vat_cents": 536],
      sealing: ["addressee": "J. de Vries"], in: tx)
    try Rows.write(
      "purchase", of: jan, ["happened_day": tx.today, "recorded_day": tx.today], sealing: ["product": "Dal"], in: tx)
    try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,12"], in: tx)
    try Rows.write(
      "preference", of: jan, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": tx.today],
      sealing: ["leisure": "musea"], in: tx)
    return jan
  }

  /// Jan's month counter of last month, under a number that is nobody's.
  static func counter(of jan: Int64, in tx: Transaction) throws -> Int64 {
    let ref = try tx.travelRef(for: jan)
    try Rows.write(
      "month_counter", of: jan, owner: ref,
      [
        "month": tx.today.month.adding(-1), "travel_frequency": "9", "recency": "3", "peak_use": "2/7",
        "preferred_routes": "ut-asd", "preferred_stations": "ut", "ov_fiets": "0", "bicycle_parking": "0",
        "travel_revenue": "4500",
      ], in: tx)
    return ref
  }

  static let relationshipTables = ["purchase", "contact_event", "profile", "preference"]
}

extension TemporaryHouse {
  var sweep: Sweep { Sweep(store: store) }

  func count(_ table: String, of owner: Int64) throws -> Int {
    try store.readNow { tx in try Rows.read(Inventory.table(table), of: owner, in: tx).count }
  }

  /// Objects to everything, proven, and carries out what that ends.
  func objectAndErase(_ customer: Int64) throws {
    try store.writeNow { tx in
      try Evidence.stop(.objection, .everything, of: customer, source: "portal", proven: true, in: tx)
      for target in try ContactDetails.onFile(of: customer, in: tx).targets {
        try SuppressionList.suppress(target, scope: .everything, source: "portal", in: tx)
      }
      guard let examination = try Examination.make(of: customer, on: tx.today, in: tx) else { return }
      try Erasure.carryOut(ErasurePlan.make(from: examination), by: .subject, in: tx)
    }
  }

  /// Every row of every table, in words: the bytes of everybody.
  func dump(of owner: Int64? = nil) throws -> [String] {
    try store.engine.read { connection in
      try connection.run(LiveSchema.tables(connection.dialect)).flatMap { row -> [String] in
        let table = try row.text("name")
        return try connection.run("SELECT * FROM \(name: table)").map { "\(table): \($0.values)" }.sorted()
      }
    }.filter { line in owner.map { line.contains("integer(\($0))") } ?? true }
  }

  func verify() throws -> AuditVerifier.Report {
    let checkpoints = try store.witnesses.checkpoints()
    let verifier = AuditVerifier(published: try store.keys.published)
    return try store.engine.read { connection in try verifier.verify(connection, against: checkpoints) }
  }
}
