package import Domain
package import Foundation
package import Storage

/// Looks for what was erased in every byte of every file of a house.
///
/// Only in a process that has none of its databases open: to close a file takes away every lock that the same
/// process holds on it, and with them what keeps SQLite's writers apart. It opens none itself; programs that are at
/// work are disturbed in nothing.
///
/// A search that finds nothing proves nothing unless it can find: it plants a marker of its own in the folder first,
/// in each form it looks for, and must come across every one of them. What was sealed or compressed is not looked
/// into: there the promise is the key.
package struct ResidueSearch {
  package struct Hit: Hashable, Sendable {
    package let file: String
    /// The first byte; nil where it stands in the file's own name.
    package let offset: Int64?
    package let line: Int
    package let form: String
  }

  package struct Report: Sendable {
    package fileprivate(set) var files = 0
    package fileprivate(set) var bytes: Int64 = 0
    /// Files that went away while the search was at work.
    package fileprivate(set) var vanished = 0
    /// How many identifiers were looked for.
    package let identifiers: Int
    /// In how many forms the planted marker was found: all there are.
    package fileprivate(set) var control = 0
    package fileprivate(set) var found = 0
    /// Where, of the first thousand.
    package fileprivate(set) var hits: [Hit] = []
  }

  package struct Refusal: Error, CustomStringConvertible {
    package let description: String
  }

  /// Where the marker is planted; searched with the rest.
  private let home: String
  private let others: [String]
  private let needles: Needles
  private let entropy: Entropy

  /// `others`: folders and files that are searched if they are there. `keys`: with them, keyed digests are looked for
  /// too.
  package init(home: URL, others: [URL] = [], keys: InstitutionKeys? = nil, entropy: Entropy = .system) {
    self.home = home.path
    self.others = others.map(\.path)
    needles = Needles(keys: keys)
    self.entropy = entropy
  }

  /// `identifiers`: one a line; empty lines say nothing.
  package func run(_ identifiers: String) throws -> Report {
    var wanted: [Needle] = []
    var lines = 0
    for (number, line) in identifiers.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
    {
      let identifier = line.trimmingCharacters(in: .whitespaces)
      if identifier.isEmpty { continue }
      guard let forms = needles.of(identifier, line: number + 1) else {
        throw Refusal(
          description: "line \(number + 1) has fewer than \(Needles.fewest) characters: such a short one stands "
            + "everywhere by chance. Write more of it, such as a name with its initials.")
      }
      wanted += forms
      lines += 1
    }
    guard lines > 0 else { throw Refusal(description: "there is no identifier to look for: write one a line.") }
    let marker = "Márker.\(Self.letters(entropy.bytes(16)))@Residu.Example"
    let control = needles.of(marker, line: 0) ?? []
    var report = Report(identifiers: lines)
    try search(wanted, control, &report)
    return report
  }

  private func search(_ wanted: [Needle], _ control: [Needle], _ report: inout Report) throws {
    let all = wanted + control
    let finder = ByteFinder(all.map(\.bytes))
    let overlap = finder.longest - 1
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: FolderReading.piece + overlap, alignment: 16)
    defer { buffer.deallocate() }

    let planted = try plant(control)
    defer { unlink(planted) }
    var reading = FolderReading()
    var met: Set<Needle> = []
    for root in [home] + others {
      try reading.each(under: root) { reading, path in
        var inName = false
        Array(path.utf8).withUnsafeBytes { name in
          finder.each(in: name) { number, _ in inName = inName || all[number].line > 0 }
        }
        if inName { report.note(Hit(file: Self.folder(of: path), offset: nil, line: 0, form: "name of a file")) }
        try reading.read(path, overlap: overlap, into: buffer) { piece, begins, known in
          finder.each(in: piece) { number, start in
            let needle = all[number]
            // What ends before the new bytes begin was seen with the piece before.
            guard start + needle.bytes.count > known else { return }
            if needle.line == 0 { return _ = met.insert(needle) }
            let shown = inName ? Self.folder(of: path) + "/…" : path
            report.note(Hit(file: shown, offset: begins + Int64(start), line: needle.line, form: needle.form))
          }
        }
      }
    }
    guard met.count == Set(control).count else {
      throw Refusal(
        description: "the search did not come across \(Set(control).count - met.count) of the \(Set(control).count) "
          + "markers it had planted itself, so it proves nothing. Do not rely on it, and report this.")
    }
    report.control = met.count
    // The planted file is none of the house's.
    (report.files, report.bytes, report.vanished) = (reading.files - 1, reading.bytes, reading.vanished)
  }

  /// A file with every marker; each fourth lies across the end of a piece, where a search would miss it most easily.
  private func plant(_ control: [Needle]) throws -> String {
    let path = home + "/.residue-\(Self.letters(entropy.bytes(8)))"
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Refusal(
        description: "no marker can be planted in \(home), and a search that was not seen to find proves nothing: "
          + "\(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    var isWhole = true
    for (number, needle) in control.enumerated() {
      let end = (number / 4 + 1) * FolderReading.piece
      let place = number % 4 == 0 ? end - needle.bytes.count / 2 : end - number % 4 * 4096
      isWhole = isWhole && pwrite(file, needle.bytes, needle.bytes.count, off_t(place)) == needle.bytes.count
    }
    guard isWhole else {
      unlink(path)
      throw Refusal(description: "no marker can be planted in \(home): is the disk full?")
    }
    return path
  }

  private static func folder(of path: String) -> String { (path as NSString).deletingLastPathComponent }

  private static func letters(_ bytes: [UInt8]) -> String {
    String(bytes.map { Character(UnicodeScalar(UInt8(ascii: "a") + $0 % 26)) })
  }
}

extension ResidueSearch.Report {
  fileprivate mutating func note(_ hit: ResidueSearch.Hit) {
    found += 1
    if hits.count < 1000 { hits.append(hit) }
  }
}
