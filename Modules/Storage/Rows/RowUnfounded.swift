package import Domain

/// A row that rests on something which is not there, or not this person's: it names a consent they do not have, or
/// a wish they did not state (S2).
package struct RowUnfounded: Error, Hashable, CustomStringConvertible {
  package let category: DataCategory
  package let lacks: String

  package var description: String { "\(category.rawValue) needs \(lacks). Nothing was stored." }
}

extension PersonalTable {
  /// What the categories of S2 that need a permission or the person's own word are held against, row by row.
  func refuseUnfounded(_ record: Record, of person: Int64, in tx: Transaction) throws {
    switch category {
    case .engagement?: try requireConsent(record, of: person, in: tx)
    case .derivedPreferences?: try requireOwnWord(record, in: tx)
    default: return
    }
  }

  /// Opened and clicked: under the permission to measure there, the person's own and still given (A12).
  private func requireConsent(_ record: Record, of person: Int64, in tx: Transaction) throws {
    let name = try record.text("surface") == "email" ? ConsentName.emailTracking : .websiteTracking
    let lives = try tx.exists(
      """
      SELECT 1 AS one FROM consent
      WHERE customer_id = \(person) AND consent_id = \(record["consent_id"] ?? .null) AND name = \(name.rawValue)
        AND confirmed_at <= \(tx.now) AND withdrawn_at IS NULL
      """)
    guard lives else { throw RowUnfounded(category: .engagement, lacks: "a live \(name.rawValue) of this person") }
  }

  /// A preference is derived only where the person said so themselves, by one of their own ways to us.
  private func requireOwnWord(_ record: Record, in tx: Transaction) throws {
    let routes = ["portal", "phone", "mail", "letter", "counter"]
    guard case .text(let route)? = record["stated_in"], routes.contains(route) else {
      throw RowUnfounded(category: .derivedPreferences, lacks: "where the person stated it themselves")
    }
    guard case .integer(let at)? = record["stated_at"], at <= tx.now.milliseconds else {
      throw RowUnfounded(category: .derivedPreferences, lacks: "the moment at which the person stated it")
    }
  }
}
