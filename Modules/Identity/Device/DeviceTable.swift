import Domain
import Storage

/// The SQL of `device`: digests of tokens only, and the name sealed.
enum DeviceTable {
  static func insert(
    _ digest: TokenDigest<ForDevice>, name: String, scope: DeviceScope, of account: Account, in tx: Transaction
  ) throws -> Int64 {
    try Rows.write(
      "device", of: account.customer,
      [
        "token_digest": digest.bytes, "scope": scope.rawValue, "made_at": tx.now, "used_at": tx.now,
        "used_day": tx.today,
      ], sealing: ["name": name], in: tx)
  }

  static func device(_ digest: TokenDigest<ForDevice>, in tx: Transaction) throws -> Device? {
    guard
      let found = try tx.first("SELECT customer_id, device_id FROM device WHERE token_digest = \(digest.bytes)")
    else { return nil }
    let id = try found.integer("device_id")
    return try devices(of: try found.integer("customer_id"), in: tx).first { $0.id == id }
  }

  static func devices(of customer: Int64, in tx: Transaction) throws -> [Device] {
    guard let account = try AccountTable.account(of: customer, as: .booker, in: tx) else { return [] }
    return try Rows.read(Inventory.table("device"), of: customer, opening: true, in: tx).map { row in
      Device(
        id: try row.record.integer("device_id"), account: account, name: row.fields?["name"] ?? "",
        scope: try row.record.value("scope"), made: try row.record.instant("made_at"),
        used: try row.record.instant("used_at"))
    }
  }

  static func touch(_ device: Device, in tx: Transaction) throws {
    try tx.run(
      """
      UPDATE device SET used_at = \(tx.now), used_day = \(tx.today)
      WHERE customer_id = \(device.account.customer) AND device_id = \(device.id) AND used_at < \(tx.now)
      """)
  }

  static func delete(_ id: Int64, of customer: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM device WHERE customer_id = \(customer) AND device_id = \(id)")
    tx.aftermath.erasedRows = true
  }

  static func deleteAll(of customer: Int64, in tx: Transaction) throws {
    try tx.run("DELETE FROM device WHERE customer_id = \(customer)")
    if tx.changes > 0 { tx.aftermath.erasedRows = true }
  }

  /// Deletes what has ended by time, and what belongs to nobody who may sign in. Returns how many there were.
  static func purge(in tx: Transaction) throws -> Int {
    try tx.run(
      """
      DELETE FROM device
      WHERE used_at <= \(tx.now.adding(minutes: -Device.idleMinutes))
        OR made_at <= \(tx.now.adding(minutes: -Device.absoluteMinutes))
        OR NOT EXISTS (
          SELECT 1 FROM account a
          WHERE a.customer_id = device.customer_id AND a.kind = 'booker' AND a.role_ended_day IS NULL)
      """)
    if tx.changes > 0 { tx.aftermath.erasedRows = true }
    return tx.changes
  }
}
