/// A file that goes with a letter.
package struct AttachedFile: Hashable, Sendable {
  /// A bare file name, no path.
  package let name: String
  /// `application/zip`.
  package let mediaType: String
  package let bytes: [UInt8]

  package init(name: String, mediaType: String, bytes: [UInt8]) throws(MessageFault) {
    try HeaderText.check(name, field: "attachment name", most: 120)
    guard !name.isEmpty, !name.unicodeScalars.contains(where: { $0 == "/" || $0 == "\\" }), !name.hasPrefix(".") else {
      throw MessageFault(field: "attachment name", problem: .notAFileName)
    }
    let halves = mediaType.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard halves.count == 2, mediaType.utf8.count <= 100, halves.allSatisfy({ !$0.isEmpty && $0.allSatisfy(isToken) })
    else { throw MessageFault(field: "attachment media type", problem: .notAMediaType) }
    self.name = name
    self.mediaType = mediaType
    self.bytes = bytes
  }

  var type: String { String(mediaType.prefix { $0 != "/" }) }
  var subtype: String { String(mediaType.drop { $0 != "/" }.dropFirst()) }
}

private func isToken(_ byte: UInt8) -> Bool {
  MessageID.isPlain(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "+")
}
