import Domain
import Storage

/// Years of the log that have had their time and left whole, though the case is still here (R15): by which signed word,
/// and what can be checked now and what no longer.
struct EvidenceLeft {
  static let name = "LOG-LEFT.txt"

  private let releases: [SignedRelease]

  init(_ row: CaseTable.Row, in tx: Transaction) throws {
    let last = max(row.state.received, row.state.lastChange).day.year
    releases = try AuditReleases.signed(of: row.state.received.day.year...last, in: tx)
  }

  func members() throws -> [(name: String, bytes: [UInt8])] {
    guard !releases.isEmpty else { return [] }
    let words = try releases.flatMap { signed -> [(name: String, bytes: [UInt8])] in
      let (bytes, signature) = try signed.plain
      let name = "releases/\(signed.release.segment)"
      return [("\(name).json", bytes), ("\(name).sig", signature)]
    }
    return [(Self.name, Array(text.utf8))] + words
  }

  private var text: String {
    releases.map { signed in
      let (year, at) = (signed.release.segment, Instant(milliseconds: signed.release.at))
      return """
        Het logboek van \(year) is er niet meer. Het is op \(at.day.words(in: .nl)) in zijn geheel weggegaan, na vijf jaar (R15).
        Het getekende woord daarvan is releases/\(year).json: waar elke baan eindigde, en hoeveel regels het waren.
        Na te gaan: dat dat jaar heel was toen het wegging; de stappen in case.json; de brieven; het bewijs (certificate.json).
        Niet meer na te gaan: de regels van \(year) over dit verzoek.

        The log of \(year) is here no more. It left as a whole on \(at.day.words(in: .en)), after five years (R15).
        The signed word for that is releases/\(year).json: where each lane ended, and how many lines there were.
        Can be checked: that the year was whole when it left; the steps in case.json; the letters; the proof (certificate.json).
        Cannot be checked any more: the lines of \(year) about this request.

        """
    }.joined(separator: "\n")
  }
}

extension CaseState {
  /// The years in which the log has to speak of the case, unless they left.
  var logYears: [Int] { Set([received, proven?.at].compactMap { $0?.day.year }).sorted() }
}
