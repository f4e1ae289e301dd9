import Delivery
package import Domain
import Foundation
package import Storage

/// Checks a file of evidence against published keys: nothing else of ours is needed, and nothing in the file is
/// believed before its signature was.
package struct EvidenceVerifier {
  package struct Report: Hashable, Sendable {
    package var reference = ""
    package var key = ""
    package var members = 0
    package var lines = 0
    package var checkpoints = 0
    /// Whether a signature over the whole file was given too: it covers the container's own bytes.
    package var isWholeSigned = false
    /// Years of the log that left by a signed word: their lines cannot be checked any more.
    package var left: [Left] = []
    package var findings: [String] = []
    package var passes: Bool { findings.isEmpty }
  }

  package struct Left: Hashable, Sendable {
    package let year: Int
    package let at: Instant
    package let lines: Int
  }

  private let published: PublishedKeys

  package init(published: PublishedKeys) {
    self.published = published
  }

  /// - Parameter signature: that of the whole file, from the file beside it.
  package func verify(_ file: [UInt8], signature: [UInt8]?) -> Report {
    var report = Report()
    if let signature {
      report.isWholeSigned = true
      if published.signer(of: file, signature) == nil {
        report.findings.append("the file as a whole: its signature does not fit")
      }
    }
    let entries: [ZipArchive.Entry]
    do {
      entries = try ZipArchive.read(file)
    } catch {
      report.findings.append("the file cannot be unpacked: \(error)")
      return report
    }
    let members = Dictionary(entries.map { ($0.name, $0.bytes) }) { first, _ in first }
    guard checkSums(members, &report) else { return report }
    report.members = members.count
    checkLog(members, &report)
    checkCase(members, &report)
    checkCertificate(members, &report)
    return report
  }

  /// Every member stands in the signed list and is as the list says; nothing is missing and nothing was added.
  private func checkSums(_ members: [String: [UInt8]], _ report: inout Report) -> Bool {
    guard let sums = members[EvidenceSums.name], let signature = members[EvidenceSums.signatureName] else {
      report.findings.append("this is no file of evidence: it holds no signed list of its members")
      return false
    }
    guard let key = published.signer(of: sums, signature) else {
      report.findings.append("\(EvidenceSums.name): its signature is not of a published key")
      return false
    }
    report.key = key
    guard let listed = EvidenceSums.read(String(decoding: sums, as: UTF8.self)) else {
      report.findings.append("\(EvidenceSums.name): cannot be read")
      return false
    }
    for (name, digest) in listed.sorted(by: { $0.key < $1.key }) {
      guard let bytes = members[name] else {
        report.findings.append("\(name): is missing")
        continue
      }
      if Digest.sha256(bytes).hex != digest { report.findings.append("\(name): was changed") }
    }
    let own = [EvidenceSums.name, EvidenceSums.signatureName]
    for name in members.keys.sorted() where listed[name] == nil && !own.contains(name) {
      report.findings.append("\(name): was added")
    }
    return true
  }

  private func checkLog(_ members: [String: [UInt8]], _ report: inout Report) {
    let texts = (members["audit.jsonl"] ?? []).split(separator: UInt8(ascii: "\n"))
    let lines = texts.compactMap { try? JSONDecoder().decode(AuditLine.self, from: Data($0)) }
    if lines.count != texts.count { report.findings.append("audit.jsonl: cannot be read") }
    var checkpoints: [SignedCheckpoint] = []
    for (name, bytes) in members.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("checkpoints/") && name.hasSuffix(".json") {
      let signature = members[name.dropLast(5) + ".sig"] ?? []
      if let signed = SignedCheckpoint(bytes: bytes, signature: signature, published) {
        checkpoints.append(signed)
      } else {
        report.findings.append("\(name): its signature is not of a published key")
      }
    }
    report.lines = lines.count
    report.checkpoints = checkpoints.count
    report.findings += AuditProof(lines: lines, checkpoints: checkpoints).faults(published).map { "audit.jsonl: \($0)" }
    let named = try? JSONDecoder().decode(Named.self, from: Data(members["case.json"] ?? []))
    report.reference = named?.reference ?? ""
    checkLeft(members, &report)
    let years = Set(lines.filter { $0.reference == report.reference }.map(\.segment))
    if years.isEmpty, report.left.isEmpty {
      report.findings.append("audit.jsonl: holds no line of \(report.reference)")
    }
    for year in named?.logYears ?? [] where !years.contains(year) && !report.left.contains(where: { $0.year == year }) {
      report.findings.append("audit.jsonl: holds no line of \(year), and no signed word says that the year left")
    }
  }

  private struct Named: Decodable {
    let reference: String
    /// Absent in a file of before years could leave.
    let logYears: [Int]?
  }

  private func checkLeft(_ members: [String: [UInt8]], _ report: inout Report) {
    for (name, bytes) in members.sorted(by: { $0.key < $1.key })
    where name.hasPrefix("releases/") && name.hasSuffix(".json") {
      guard let signed = SignedRelease(bytes: bytes, signature: members[name.dropLast(5) + ".sig"] ?? [], published)
      else {
        report.findings.append("\(name): its signature is not of a published key")
        continue
      }
      let release = signed.release
      report.left.append(
        Left(year: release.segment, at: Instant(milliseconds: release.at), lines: release.lines))
    }
    if !report.left.isEmpty, members[EvidenceLeft.name] == nil {
      report.findings.append("\(EvidenceLeft.name): is missing: the file does not say which years left")
    }
  }

  private func checkCase(_ members: [String: [UInt8]], _ report: inout Report) {
    struct Decided: Decodable { let statementDigest: String? }
    guard
      let decided = try? JSONDecoder().decode(Decided.self, from: Data(members["decisions.json"] ?? []))
    else {
      report.findings.append("decisions.json: cannot be read")
      return
    }
    if decided.statementDigest != members["statement.json"].map({ Digest.sha256($0).hex }) {
      report.findings.append("statement.json: is not the statement that decisions.json names")
    }
    struct Letter: Decodable {
      let file: String?
      let sha256: String?
    }
    let letters = (try? JSONDecoder().decode([Letter].self, from: Data(members["letters.json"] ?? []))) ?? []
    for letter in letters {
      guard let name = letter.file else { continue }
      if members[name].map({ Digest.sha256($0).hex }) != letter.sha256 {
        report.findings.append("\(name): is not the letter that letters.json names")
      }
    }
  }

  private func checkCertificate(_ members: [String: [UInt8]], _ report: inout Report) {
    guard let certificate = members["certificate.json"] else { return }
    if published.signer(of: certificate, members["certificate.sig"] ?? []) == nil {
      report.findings.append("certificate.json: its signature is not of a published key")
    }
  }
}
