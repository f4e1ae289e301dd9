import Foundation

/// The names inside an archive are ours, never a person's; checked all the same (T16).
enum EntryName {
  static func check(_ names: [String]) throws(ArchiveFault) {
    var seen: Set<String> = []
    for name in names {
      if let fault = fault(in: name) { throw .name(name, fault) }
      // Windows and macOS see one file where we would see two.
      guard seen.insert(name.lowercased().precomposedStringWithCanonicalMapping).inserted else {
        throw .name(name, "stands there twice")
      }
    }
  }

  private static func fault(in name: String) -> String? {
    let steps = name.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    if name.utf8.count > 200 { return "is longer than 200 bytes" }
    if steps.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) { return "is no path inside the archive" }
    if steps.contains(where: { $0.hasSuffix(".") || $0.hasSuffix(" ") }) { return "ends in a dot or a space" }
    let refused = CharacterSet(charactersIn: "\\:*?\"<>|").union(.controlCharacters).union(.newlines)
    if name.unicodeScalars.contains(where: refused.contains) { return "holds a character that some system cannot take" }
    return nil
  }
}
