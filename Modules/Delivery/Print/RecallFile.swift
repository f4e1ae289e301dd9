/// What a printer is asked to take out of a batch: `recall-BATCH.csv`, one column `letter`, all that were called back so
/// far. Written anew when another one is.
package enum RecallFile {
  package static func write(_ letters: [String], batch: String, into folder: String) throws(DeliveryError) {
    var table = CSVText(cells: .exact)
    table.append(["letter"])
    for letter in letters { table.append([letter]) }
    try PrivateFolder(folder).write(table.bytes(marked: false), named: "recall-\(batch).csv")
  }
}
