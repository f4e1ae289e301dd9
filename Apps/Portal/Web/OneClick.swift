/// The one press of a mail program (RFC 8058 §3.1): the pair `List-Unsubscribe=One-Click` and nothing beside it, in one of
/// the two encodings the standard names. Whatever else somebody posts, a scanner among them, is no press.
enum OneClick {
  static func isPress(_ body: String, type: String?) -> Bool {
    guard let type else { return isPair(body) }
    let parts = type.split(separator: ";", omittingEmptySubsequences: false).map(trimmed)
    switch parts[0].lowercased() {
    case "application/x-www-form-urlencoded": return isPair(body)
    case "multipart/form-data":
      guard let boundary = boundary(parts.dropFirst()) else { return false }
      return isOnePart(body, between: "--" + boundary)
    default: return false
    }
  }

  private static func isPair(_ body: String) -> Bool { trimmed(Substring(body)) == "List-Unsubscribe=One-Click" }

  private static func boundary(_ parameters: ArraySlice<String>) -> String? {
    for parameter in parameters where parameter.lowercased().hasPrefix("boundary=") {
      let value = parameter.dropFirst("boundary=".count)
      let bare =
        value.hasPrefix("\"") && value.hasSuffix("\"") && value.count > 1 ? value.dropFirst().dropLast() : value
      return (1...70).contains(bare.count) ? String(bare) : nil
    }
    return nil
  }

  /// What stands before the first and behind the last delimiter is nobody's (RFC 2046 §5.1.1).
  private static func isOnePart(_ body: String, between delimiter: String) -> Bool {
    // A line break of two signs is one character to Swift.
    let lines = body.replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    guard let start = lines.firstIndex(where: { trimmed($0[...]) == delimiter }),
      let end = lines.firstIndex(where: { trimmed($0[...]) == delimiter + "--" }), start < end,
      !lines[(start + 1)..<end].contains(where: { trimmed($0[...]) == delimiter })
    else { return false }
    let part = lines[(start + 1)..<end]
    guard let blank = part.firstIndex(where: { $0.isEmpty }) else { return false }
    let isNamed = part[..<blank].contains { header in
      let fields = header.split(separator: ";").map(trimmed)
      guard fields.first?.lowercased() == "content-disposition: form-data" else { return false }
      return fields.contains("name=\"List-Unsubscribe\"") || fields.contains("name=List-Unsubscribe")
    }
    return isNamed && part[(blank + 1)...].map { $0[...] }.map(trimmed) == ["One-Click"]
  }

  private static func trimmed(_ text: Substring) -> String {
    String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
