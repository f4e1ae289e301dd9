import Crypto

/// A list for whoever calls on our behalf: `calls-BATCH.csv`, UTF-8, CRLF, quoted per RFC 4180, readable by its owner
/// alone; `call,language,name,phone,subject,text,objection`. In every call the right to object is offered (Code
/// Telemarketing): `objection` is the page on which a colleague takes a "no" down by the number that was called.
package enum CallList {
  package struct Call: Hashable, Sendable {
    /// Our own id of the call.
    package let id: String
    package let language: String
    package let name: String
    /// E.164.
    package let phone: String
    package let subject: String
    package let body: String
    package let objection: String

    package init(
      id: String, language: String, name: String, phone: String, subject: String, body: String, objection: String
    ) {
      self.id = id
      self.language = language
      self.name = name
      self.phone = phone
      self.subject = subject
      self.body = body
      self.objection = objection
    }
  }

  /// Returns the SHA-256 of the file, in hexadecimal.
  package static func write(_ calls: [Call], batch: String, into folder: String) throws(DeliveryError) -> String {
    // Read in a spreadsheet, so formulas are defused (T7).
    var table = CSVText(cells: .forSpreadsheets)
    table.append(["call", "language", "name", "phone", "subject", "text", "objection"])
    for call in calls {
      table.append([call.id, call.language, call.name, call.phone, call.subject, call.body, call.objection])
    }
    let bytes = table.bytes()
    try PrivateFolder(folder).write(bytes, named: "calls-\(batch).csv")
    return SHA256.hash(data: bytes).map { String($0, radix: 16).leftPadded(2) }.joined()
  }
}
