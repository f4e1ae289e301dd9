import Crypto
import Domain

/// Walks the chain as a stranger would: trusting nothing but the published signing key.
///
/// Works on a running house and, offline, on a copy: it reads the audit lines and the checkpoint
/// files, and needs neither keyring nor secret keys.
package struct AuditVerifier {
  package struct Finding: Hashable, Sendable, CustomStringConvertible {
    package let place: String
    package let fault: String
    package var description: String { "\(place): \(fault)" }
  }

  package struct Report: Sendable {
    package var lines = 0
    package var lanes = 0
    package var checkpoints = 0
    /// How often a copy was put back: accepted, and never silently.
    package var restorations = 0
    /// Years that left in their time, each with a signed word where it ended (R15).
    package var releases = 0
    /// By the year of the entry that says so: heads that went with a copy put back.
    var accepted: [Int: Set<String>] = [:]
    package var findings: [Finding] = []
    package var passes: Bool { findings.isEmpty }
  }

  package let published: PublishedKeys

  package init(published: PublishedKeys) {
    self.published = published
  }

  package func verify(_ connection: any Connection, against checkpoints: [SignedCheckpoint]) throws -> Report {
    var report = Report()
    var heads: [LaneName: (sequence: Int, hash: String)] = [:]
    var seen: [LaneName: [Int: String]] = [:]
    let wanted = wantedPositions(checkpoints)
    let releases = try AuditReleases.all(on: connection).filter(published.verifies).map(\.release)
    let released = Dictionary(uniqueKeysWithValues: releases.map { ($0.segment, $0) })
    report.releases = releases.count
    try connection.each("SELECT * FROM audit_entry ORDER BY segment, lane, sequence") { row in
      let line = try AuditLine(row)
      let lane = LaneName(segment: line.segment, lane: line.lane)
      // Of a released year the front may be gone: what is left follows on itself, and its end is signed.
      let before =
        heads[lane]
        ?? (released[line.segment] == nil
          ? (0, AuditLine.beginning(segment: line.segment, lane: line.lane)) : (line.sequence - 1, line.previous))
      let place = "segment \(line.segment), lane \(line.lane), line \(line.sequence)"
      if line.sequence != before.sequence + 1 {
        report.findings.append(
          Finding(place: place, fault: "follows on line \(before.sequence): lines are missing or out of order"))
      }
      if line.previous != before.hash {
        report.findings.append(Finding(place: place, fault: "does not carry the hash of the line before it"))
      }
      if line.hash != line.demanded {
        report.findings.append(Finding(place: place, fault: "was changed: its fields no longer give its hash"))
      }
      if wanted[lane]?.contains(line.sequence) ?? false {
        seen[lane, default: [:]][line.sequence] = line.hash
      }
      heads[lane] = (line.sequence, line.hash)
      report.lines += 1
    }
    report.lanes = heads.count
    report.findings += try marks(connection, released)
    report.findings += ends(of: released, heads)
    if checkpoints.isEmpty {
      report.findings.append(
        Finding(place: "checkpoints", fault: "there is none: nothing says where the log ended, so a tail may be gone"))
    }
    let restorations = try restorations(connection)
    report.restorations = restorations.count
    report.accepted = acceptedLosses(restorations, vouchedBy: checkpoints, seen: seen)
    let accepted = report.accepted.values.reduce(into: Set()) { $0.formUnion($1) }
    for checkpoint in checkpoints {
      report.checkpoints += 1
      report.findings += check(checkpoint, seen: seen, heads: heads, accepted: accepted, releases: releases)
    }
    return report
  }

  private func check(
    _ signed: SignedCheckpoint, seen: [LaneName: [Int: String]], heads: [LaneName: (sequence: Int, hash: String)],
    accepted: Set<String>, releases: [AuditRelease]
  ) -> [Finding] {
    let place = "checkpoint \(signed.checkpoint.at)"
    guard published.verifies(signed) else {
      return [Finding(place: place, fault: "its signature is not of a published key")]
    }
    return signed.checkpoint.heads.compactMap { head in
      let lane = LaneName(segment: head.segment, lane: head.lane)
      if accepted.contains(head.hash) { return nil }
      if seen[lane]?[head.sequence] == nil, releases.contains(where: { $0.covers(head) }) { return nil }
      guard let top = heads[lane], top.sequence >= head.sequence else {
        return Finding(
          place: place,
          fault: "vouches for line \(head.sequence) of segment \(head.segment), lane \(head.lane); "
            + "the log ends before it: its tail was cut off")
      }
      guard seen[lane]?[head.sequence] == head.hash else {
        return Finding(
          place: place,
          fault: "vouches for another line \(head.sequence) of segment \(head.segment), lane \(head.lane)")
      }
      return nil
    }
  }

  private func wantedPositions(_ checkpoints: [SignedCheckpoint]) -> [LaneName: Set<Int>] {
    var wanted: [LaneName: Set<Int>] = [:]
    for head in checkpoints.flatMap(\.checkpoint.heads) {
      wanted[LaneName(segment: head.segment, lane: head.lane), default: []].insert(head.sequence)
    }
    return wanted
  }

  /// A year marked as released lets its lines be deleted (R15). The mark is unsigned: only a signed release makes it ours.
  private func marks(_ connection: any Connection, _ released: [Int: AuditRelease]) throws -> [Finding] {
    try connection.run("SELECT segment FROM audit_segment WHERE released_at IS NOT NULL ORDER BY segment")
      .map { try $0.int("segment") }.filter { released[$0] == nil }
      .map { Finding(place: "segment \($0)", fault: "is marked as released, and nothing signed says so") }
  }

  /// What is left of a released year has to end where the release says, in every lane of it: nothing was put there since.
  private func ends(
    of released: [Int: AuditRelease], _ heads: [LaneName: (sequence: Int, hash: String)]
  ) -> [Finding] {
    heads.sorted { ($0.key.segment, $0.key.lane) < ($1.key.segment, $1.key.lane) }.compactMap { lane, head in
      guard let release = released[lane.segment] else { return nil }
      let end = AuditPosition(segment: lane.segment, lane: lane.lane, sequence: head.sequence, hash: head.hash)
      if release.heads.contains(end) { return nil }
      return Finding(
        place: "segment \(lane.segment), lane \(lane.lane)",
        fault: "left in its time, and what stands there does not end where the signed release says")
    }
  }

  private struct Restoration {
    let lane: LaneName
    let sequence: Int
    let lost: Set<String>
  }

  private func restorations(_ connection: any Connection) throws -> [Restoration] {
    try connection.run(
      "SELECT segment, lane, sequence, detail FROM audit_entry WHERE action = \(AuditAction.restored.rawValue)"
    ).map { row in
      let lost = try row.text("detail").split(separator: "; ").first { $0.hasPrefix("lost=") }
      return Restoration(
        lane: LaneName(segment: try row.int("segment"), lane: try row.int("lane")), sequence: try row.int("sequence"),
        lost: Set(lost?.dropFirst("lost=".count).split(separator: ",").map(String.init) ?? []))
    }
  }

  /// The heads a `restored` entry names as lost with the copy that was put back; counted only where a
  /// signed checkpoint vouches for that entry, since anybody who can write the log could write one.
  private func acceptedLosses(
    _ restorations: [Restoration], vouchedBy checkpoints: [SignedCheckpoint], seen: [LaneName: [Int: String]]
  ) -> [Int: Set<String>] {
    let vouched = checkpoints.filter(published.verifies).flatMap(\.checkpoint.heads)
    return restorations.reduce(into: [:]) { accepted, restoration in
      let isVouchedFor = vouched.contains { head in
        LaneName(segment: head.segment, lane: head.lane) == restoration.lane && head.sequence >= restoration.sequence
          && seen[restoration.lane]?[head.sequence] == head.hash
      }
      if isVouchedFor { accepted[restoration.lane.segment, default: []].formUnion(restoration.lost) }
    }
  }

  private struct LaneName: Hashable {
    let segment: Int
    let lane: Int
  }
}
