/// A password as we store it: the PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$digest`.
///
/// It names its own cost, so the cost can rise without anybody having to choose a new password.
package struct PasswordHash: Hashable, Sendable {
  package let encoded: String
  package let parameters: Argon2Parameters

  /// Reads what was stored. Nil for any other algorithm or version, for a cost out of bounds, and
  /// for text that is no PHC string.
  package init?(encoded: String) {
    let parts = encoded.split(separator: "$", omittingEmptySubsequences: false)
    guard encoded.utf8.count <= 256, parts.count == 6, parts[0].isEmpty, parts[1] == "argon2id", parts[2] == "v=19",
      let parameters = Self.parameters(parts[3]), parameters.isAffordable,
      let salt = Self.byteCount(parts[4]), salt >= 8,
      let digest = Self.byteCount(parts[5]), digest >= 16
    else { return nil }
    self.encoded = encoded
    self.parameters = parameters
  }

  /// True once the house asks for more than this hash was made with: hash the password again at
  /// the next successful sign-in, the only moment we hold it.
  package func needsRehash(for parameters: Argon2Parameters = .current) -> Bool {
    !self.parameters.covers(parameters)
  }

  private static func parameters(_ text: Substring) -> Argon2Parameters? {
    let fields = text.split(separator: ",", omittingEmptySubsequences: false)
    guard fields.count == 3, let memory = number(fields[0], "m="), let passes = number(fields[1], "t="),
      let lanes = number(fields[2], "p=")
    else { return nil }
    return Argon2Parameters(memoryKiB: memory, passes: passes, lanes: lanes)
  }

  private static func number(_ field: Substring, _ name: String) -> Int? {
    let digits = field.dropFirst(name.count)
    guard field.hasPrefix(name), (1...9).contains(digits.count),
      digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
    else { return nil }
    return Int(digits)
  }

  private static func byteCount(_ base64: Substring) -> Int? {
    let text = base64.replacing("+", with: "-").replacing("/", with: "_")
    guard !base64.contains("-"), !base64.contains("_") else { return nil }
    return Base64URL.decode(String(text))?.count
  }
}

/// A hash is no password, but a thief with a dictionary would like it all the same.
extension PasswordHash: CustomStringConvertible, CustomReflectable {
  package var description: String {
    "PasswordHash(m=\(parameters.memoryKiB),t=\(parameters.passes),p=\(parameters.lanes))"
  }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
