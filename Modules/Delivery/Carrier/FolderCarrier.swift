package import Domain

/// Lays letters in a folder instead of sending them: for a demonstration, and for whoever has mail
/// fetched by another program. The folder belongs outside the home of the databases.
///
/// A name is `20261122T143205Z-ID.eml`, from the letter's own date and id: sortable by time, the same
/// when a letter is carried twice, and never holding an address.
package struct FolderCarrier: Carrier {
  package let folder: String

  package init(folder: String) {
    self.folder = folder
  }

  package func carry(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    let name = try FolderCarrier.name(of: bytes)
    guard mayGoOn() else { throw .calledBack }
    try PrivateFolder(folder).write(bytes, named: name)
  }

  /// The moment in the name of a letter; nil for a file that has no such name.
  package static func carriedAt(_ name: String) -> Instant? {
    let stamp = Array(name.prefix(while: { $0 != "-" }))
    guard stamp.count == 16, stamp[8] == "T", stamp[15] == "Z",
      let day = Day("\(String(stamp[0..<4]))-\(String(stamp[4..<6]))-\(String(stamp[6..<8]))"),
      let time = Int(String(stamp[9..<15]))
    else { return nil }
    let seconds = time / 10_000 * 3600 + time / 100 % 100 * 60 + time % 100
    return Instant(milliseconds: Int64(day.number) * 86_400_000 + Int64(seconds) * 1000)
  }

  static func name(of bytes: [UInt8]) throws(DeliveryError) -> String {
    let message: ParsedMessage
    do { message = try ParsedMessage(bytes) } catch { throw .misconfigured(error.description) }
    guard let date = message.date, let id = message.messageID?.prefix(while: { $0 != "@" }), !id.isEmpty else {
      throw .misconfigured("a letter without Date or Message-ID cannot be named; render it first")
    }
    let stamp = date.description.replacing("-", with: "").replacing(":", with: "")
    let plain = id.utf8.prefix(120).map { MessageID.isPlain($0) ? $0 : UInt8(ascii: "_") }
    return "\(stamp)-\(String(decoding: plain, as: UTF8.self)).eml"
  }
}
