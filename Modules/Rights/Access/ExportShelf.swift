import Domain
import Foundation
import Identity
import Storage

/// Where a copy lies until it is fetched: sealed, in the database, for as long as the statement says
/// (R7), and for a few downloads only (T4).
enum ExportShelf {
  static let mostDownloads = 5

  struct Place {
    let token: Token<ForExport>
    /// The first day on which it is no longer there.
    let until: Day
  }

  /// Puts the copy there, in the place of an older one: no more copies lie around than can be used.
  static func put(_ bytes: [UInt8], of customer: Int64, for caseID: Int64, in tx: Transaction) throws -> Place {
    for old in try Rows.read(Inventory.table("access_export"), of: customer, in: tx) {
      try Rows.erase(old, in: tx)
    }
    let id = try Rows.write(
      "access_export", of: customer, ["case_id": caseID, "downloads": 0, "recorded_day": tx.today],
      sealing: ["zip": Data(bytes).base64EncodedString()], in: tx)
    guard let row = try find(id, of: customer, in: tx), let until = try end(of: row, in: tx) else {
      throw StorageError.corrupt("the statement sets no end for a copy made ready")
    }
    let token = try OneTimeLinks.issue(
      ForExport.self, for: customer, detail: String(id), until: until.start, in: tx)
    return Place(token: token, until: until)
  }

  /// Takes one download of it; nil where it has run out, was fetched too often, or is somebody else's.
  static func take(_ token: Token<ForExport>, by customer: Int64, in tx: Transaction) throws -> [UInt8]? {
    guard case .usable(let link) = try OneTimeLinks.look(token, in: tx), link.owner == customer,
      let id = Int64(link.detail),
      let row = try find(id, of: customer, opening: true, in: tx),
      // Not yet swept is not still available.
      let until = try end(of: row, in: tx), tx.today < until,
      try row.record.int("downloads") < mostDownloads,
      let bytes = row.fields?["zip"].flatMap({ Data(base64Encoded: $0) })
    else { return nil }
    try tx.run(
      """
      UPDATE access_export SET downloads = downloads + 1 WHERE customer_id = \(customer) AND export_id = \(id)
      """)
    return Array(bytes)
  }

  private static func find(
    _ id: Int64, of customer: Int64, opening: Bool = false, in tx: Transaction
  ) throws -> PersonalRow? {
    try Rows.read(Inventory.table("access_export"), of: customer, opening: opening, in: tx).first { $0.rowID == id }
  }

  private static func end(of row: PersonalRow, in tx: Transaction) throws -> Day? {
    guard let standing = try StandingTable.standing(of: row.owner, in: tx),
      case .keep(let until, _) = verdict(try tx.statement, standing, row.datum, tx.today)
    else { return nil }
    return until
  }
}
