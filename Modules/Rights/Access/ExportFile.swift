import Delivery
import Domain

/// The copy as one file: the same data and moment give the same bytes. The names inside are ours and
/// never a person's (T16).
enum ExportFile {
  static func bytes(_ report: AccessReport, contact: ContactPoints) throws -> [UInt8] {
    var entries: [ZipArchive.Entry] = [
      ("summary.html", Array(ExportHTML(report, contact: contact).text().utf8)),
      ("data.json", try ExportJSON.bytes(report)),
    ]
    entries.append(("index.csv", ExportIndex.bytes(report)))
    entries += report.sections.map { ("csv/\($0.category.rawValue).csv", csv($0)) }
    return try ZipArchive.write(entries: entries, modified: report.made)
  }

  /// One table for a kind of data, however many tables of ours it comes from.
  private static func csv(_ section: AccessSection) -> [UInt8] {
    var columns: [(code: String, label: String)] = []
    for field in section.rows.flatMap(\.fields) where !columns.contains(where: { $0.code == field.code }) {
      columns.append((field.code, field.label))
    }
    var text = CSVText()
    text.append(["table"] + columns.map(\.label) + ["until"])
    for row in section.rows {
      let words = Dictionary(row.fields.map { ($0.code, $0.words) }) { first, _ in first }
      text.append([row.table] + columns.map { words[$0.code] ?? "" } + [row.until?.description ?? ""])
    }
    return text.bytes()
  }
}
