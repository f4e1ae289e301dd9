import Crypto
package import Domain

/// A batch of letters for the printer: two files, each readable by its owner alone.
///
/// - `print-BATCH.csv`: UTF-8 without a mark, CRLF, separated by commas, quoted per RFC 4180; a heading, then
///   one record a letter: `letter,language,address1,address2,address3,subject,body`. The three address lines are
///   the block in the window, the name first. The body keeps its line breaks (LF) inside its quotes.
/// - `print-BATCH.json`: the batch record, written last. Without it a batch is unfinished and not to be
///   printed; its count and SHA-256 tell the printer that nothing was lost or added.
///
/// Files leave 30 days after the batch (R18); its day stands in their names.
package enum PrintFile {
  package static func write(
    _ letters: [PrintLetter], batch: String, at time: Instant, into folder: String
  ) throws(DeliveryError) -> PrintBatch {
    guard !batch.isEmpty, batch.utf8.count <= 80, batch.utf8.allSatisfy(MessageID.isPlain) else {
      throw .misconfigured("print batch id: use letters, digits, '-' and '_', at most 80")
    }
    guard !letters.isEmpty else { throw .misconfigured("print batch \(batch): holds no letters") }
    let bytes = render(letters)
    let record = PrintBatch(batch: batch, count: letters.count, sha256: hex(SHA256.hash(data: bytes)), time: time)
    let shelf = try PrivateFolder(folder)
    try shelf.write(bytes, named: record.fileName)
    try shelf.write(record.json, named: record.recordName)
    return record
  }

  package static func render(_ letters: [PrintLetter]) -> [UInt8] {
    var table = CSVText(cells: .exact)
    table.append(["letter", "language", "address1", "address2", "address3", "subject", "body"])
    for letter in letters {
      let body = letter.body.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
      table.append([letter.id, letter.language, letter.name] + letter.address.lines + [letter.subject, body])
    }
    return table.bytes(marked: false)
  }

  private static func hex(_ digest: SHA256.Digest) -> String {
    digest.map { String($0, radix: 16).leftPadded(2) }.joined()
  }
}
