import Domain
import Foundation
import Storage

/// How an organisation's files are to be read, by their columns: said once, and kept for the next file that has them.
enum ColumnMappings {
  static func keep(_ mapping: ColumnMapping, for organisation: Int64, in tx: Transaction) throws {
    let header = digest(mapping.columns.map(\.name))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(mapping), as: UTF8.self)
    try tx.run(
      """
      INSERT INTO column_mapping (organisation_id, header_digest, mapping) VALUES (\(organisation), \(header), \(text))
      ON CONFLICT (organisation_id, header_digest) DO UPDATE SET mapping = \(text)
      """)
  }

  static func find(_ header: [String], of organisation: Int64, in tx: Transaction) throws -> ColumnMapping? {
    let row = try tx.first(
      """
      SELECT mapping FROM column_mapping
      WHERE organisation_id = \(organisation) AND header_digest = \(digest(header))
      """)
    guard let text = try row?.text("mapping") else { return nil }
    return try JSONDecoder().decode(ColumnMapping.self, from: Data(text.utf8))
  }

  private static func digest(_ header: [String]) -> [UInt8] { Digest.sha256(fields: header.map(Identifier.fold)) }
}

extension ContactFile {
  /// Nil for a vCard, which names its properties itself.
  func mapping(keptBy organisation: Int64, in tx: Transaction) throws -> ColumnMapping? {
    if let kept = try ColumnMappings.find(header, of: organisation, in: tx), kept.fits(header) { return kept }
    do throws(ContactFileRefusal) {
      return try guessedMapping()
    } catch {
      throw DeskRefusal.file(error)
    }
  }
}
