import Domain
import Storage

/// One stored row as its fields: sealed ones opened, days in words, without the house's own numbers.
struct RowInWords {
  private let row: PersonalRow
  private let words: AccessWords
  private let tx: Transaction

  init(_ row: PersonalRow, _ words: AccessWords, tx: Transaction) {
    self.row = row
    self.words = words
    self.tx = tx
  }

  func fields() throws -> [AccessField] {
    var fields: [AccessField] = []
    for column in row.table.columns where !isOurs(column) {
      guard let value = row.record[column.name], value != .null else { continue }
      fields.append(words.field(column.name, value, form: Self.form(column)))
    }
    if let organisation = try organisation() { fields.append(organisation) }
    for (name, value) in (row.fields ?? [:]).sorted(by: { $0.key < $1.key }) where !isSecret(name) {
      fields.append(words.field(name, .text(value), form: nil))
    }
    return fields
  }

  /// Numbers and digests that name somebody inside the house and nowhere else, and what would help a
  /// thief more than the person: the hash of a password.
  private func isOurs(_ column: Column) -> Bool {
    if column.role == .owner || column.role == .sealed || column.name.hasSuffix("_id") { return true }
    // A case's state is stored as one value; its steps are in the case's events, in words.
    // The certificate is a file of its own, on the page of the request.
    if row.table.name == "rights_case", ["state", "certificate_text"].contains(column.name) { return true }
    return [
      "trip_key", "file_digest", "login_digest", "password", "last_totp_counter", "handle", "claim", "claimed_until",
    ].contains(column.name)
  }

  /// The stored copy itself is not copied into the next one; the secret of a second factor never leaves.
  private func isSecret(_ field: String) -> Bool {
    switch row.table.name {
    case "access_export": true
    case "account": field == "totp"
    default: false
    }
  }

  private func organisation() throws -> AccessField? {
    guard case .integer(let id)? = row.record["organisation_id"] else { return nil }
    let name = try tx.first("SELECT name FROM organisation WHERE organisation_id = \(id)")?.text("name")
    return name.map { words.field("organisation", .text($0), form: nil) }
  }

  private static func form(_ column: Column) -> Column.Form? {
    if case .anchor(_, let form) = column.role { return form }
    return AccessWords.form(column.name)
  }
}
