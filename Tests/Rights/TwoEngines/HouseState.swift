import Foundation
import Storage
import TestSupport

/// Everything a house holds, as lines that do not depend on how an engine keeps them: sealed columns opened, rows in
/// no order, places in a chain left out.
enum HouseState {
  static func lines(of house: TemporaryHouse) throws -> [String: [String]] {
    try house.store.readNow { tx in
      var state: [String: [String]] = [:]
      // How long something took is each engine's own.
      for table in Inventory.tables where table.name != "case_timing" {
        state[table.name] = try tx.run("SELECT \(names: table.columnNames) FROM \(name: table.name)")
          .map { try line($0, of: table, in: tx) }.sorted()
      }
      for (name, columns) in tablesWithoutKeys {
        state[name] = try tx.run("SELECT \(names: columns) FROM \(name: name)").map { text($0.values) }.sorted()
      }
      return state
    }
  }

  static func digest(of state: [String: [String]]) -> String {
    Digest.sha256(fields: state.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value }).hex
  }

  /// Where the engines keep one chain or sixteen, the links differ; what was written down does not.
  private static let tablesWithoutKeys: [(String, [String])] = [
    ("lookup", ["kind", "digest", "customer_id", "row_id"]),
    ("suppression", ["kind", "digest", "channel", "brand", "scope", "since_at", "source"]),
    ("case_reference", ["reference", "case_id"]),
    ("one_time_link", ["token_digest", "purpose", "owner_id", "detail", "created_at", "expires_at", "consumed_at"]),
    ("session", ["token_digest", "customer_id", "kind", "created_at", "used_at"]),
    ("attempt", ["act", "who_digest", "window_start", "tries", "failures", "last_at"]),
    ("ledger", ["at", "kind", "subject", "body"]),
    ("audit_entry", ["at", "actor", "action", "subject", "reference", "detail"]),
  ]

  private static func line(_ record: Record, of table: PersonalTable, in tx: Transaction) throws -> String {
    let plain = table.columnNames.filter { $0 != "sealed" }.map { record[$0] ?? .null }
    guard table.isSealed, case .bytes(let sealed)? = record["sealed"], !sealed.isEmpty else {
      return text(plain)
    }
    let owner = try record.integer(table.owner.column)
    let key = table.keys.map { record[$0].map(keyText) ?? "" }.joined(separator: "/")
    let place = Place(table.name, owner: owner, key: table.keys.isEmpty ? "0" : key)
    return text(plain) + " " + (try tx.open(sealed, at: place).map(canonical) ?? "unreadable")
  }

  private static func keyText(_ value: Value) -> String {
    switch value {
    case .integer(let number): String(number)
    case .text(let text): text
    case .bytes(let bytes): bytes.hex
    case .null: ""
    }
  }

  /// A dictionary has no order of its own.
  private static func canonical(_ plain: [UInt8]) -> String {
    guard let object = try? JSONSerialization.jsonObject(with: Data(plain)),
      let sorted = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    else { return plain.hex }
    return String(decoding: sorted, as: UTF8.self)
  }

  private static func text(_ values: [Value]) -> String { values.map(keyText).joined(separator: " ") }
}
