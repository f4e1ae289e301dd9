import Domain
import Storage

enum Jan {
  /// Jan, with a running subscription, a history, a profile and a stated preference.
  static func subscriber(email: String = "jan@voorbeeld.example", in tx: Transaction) throws -> Int64 {
    let jan = try People.make(language: .nl, in: tx)
    try Evidence.agree(.subscription, of: jan, terms: "2026", since: tx.today.adding(days: -400), in: tx)
    try ContactDetails.add(given: "Jan", surname: "de Vries", of: jan, from: .sale, in: tx)
    try ContactDetails.add(EmailAddress(email)!, of: jan, from: .sale, in: tx)
    try Evidence.contact(.purchase, of: jan, ownAct: true, on: tx.today.adding(days: -30), note: "abonnement", in: tx)
    try Rows.write("product", of: jan, ["since_day": tx.today], sealing: ["name": "Dal Voordeel"], in: tx)
    try relationship(of: jan, in: tx)
    return jan
  }

  static func relationship(of jan: Int64, in tx: Transaction) throws {
    try Rows.write(
      "purchase", of: jan, ["happened_day": tx.today.adding(days: -30), "recorded_day": tx.today],
      sealing: ["product": "Dal Voordeel"], in: tx)
    try Rows.write("profile", of: jan, ["recorded_day": tx.today], sealing: ["churn": "0,12"], in: tx)
    try Rows.write(
      "preference", of: jan, ["stated_at": tx.now, "stated_in": "portal", "recorded_day": tx.today],
      sealing: ["leisure": "musea"], in: tx)
  }

  static func rows(_ table: String, of jan: Int64, in tx: Transaction) throws -> [PersonalRow] {
    try Rows.read(Inventory.table(table), of: jan, opening: true, in: tx)
  }
}
