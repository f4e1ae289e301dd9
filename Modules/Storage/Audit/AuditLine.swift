package import Domain

/// One stored line of the log. Its hash covers every field and the hash of the line before it.
package struct AuditLine: Hashable, Sendable {
  package let segment: Int
  package let lane: Int
  package let sequence: Int
  package let at: Instant
  package let actor: String
  package let action: String
  package let subject: String
  package let reference: String
  package let detail: String
  package let previous: String
  package let hash: String

  init(
    segment: Int, lane: Int, sequence: Int, at: Instant, actor: String, action: String, subject: String,
    reference: String, detail: String, previous: String
  ) {
    self.segment = segment
    self.lane = lane
    self.sequence = sequence
    self.at = at
    self.actor = actor
    self.action = action
    self.subject = subject
    self.reference = reference
    self.detail = detail
    self.previous = previous
    hash = Self.chain(
      [
        String(segment), String(lane), String(sequence), String(at.milliseconds), actor, action, subject, reference,
        detail,
      ], after: previous)
  }

  /// As stored, hash and all: what the verifier holds against its own computation.
  package init(_ row: Record) throws {
    segment = try row.int("segment")
    lane = try row.int("lane")
    sequence = try row.int("sequence")
    at = try row.instant("at")
    actor = try row.text("actor")
    action = try row.text("action")
    subject = try row.text("subject")
    reference = try row.text("reference")
    detail = try row.text("detail")
    previous = try row.text("previous")
    hash = try row.text("hash")
  }

  static let columns = [
    "segment", "lane", "sequence", "at", "actor", "action", "subject", "reference", "detail", "previous", "hash",
  ]

  /// As it is stored, in the order of `columns`.
  var values: [Value] {
    [
      segment.bound, lane.bound, sequence.bound, at.bound, actor.bound, action.bound, subject.bound, reference.bound,
      detail.bound, previous.bound, hash.bound,
    ]
  }

  /// The hash this line's fields demand.
  var demanded: String {
    Self.chain(
      [
        String(segment), String(lane), String(sequence), String(at.milliseconds), actor, action, subject, reference,
        detail,
      ], after: previous)
  }

  /// What the first line of a lane follows on.
  static func beginning(segment: Int, lane: Int) -> String {
    Digest.sha256(fields: ["rechtspoor audit", String(segment), String(lane)]).hex
  }

  private static func chain(_ fields: [String], after previous: String) -> String {
    Digest.sha256(fields: fields + [previous]).hex
  }
}

/// Outside the database, as a file of evidence has it: every field under its column's name, the moment in
/// milliseconds since 1970.
extension AuditLine: Codable {
  private enum Key: String, CodingKey, CaseIterable {
    case segment, lane, sequence, at, actor, action, subject, reference, detail, previous, hash
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    let values: [Value] = try Key.allCases.map { key in
      switch key {
      case .segment, .lane, .sequence, .at: .integer(try fields.decode(Int64.self, forKey: key))
      default: .text(try fields.decode(String.self, forKey: key))
      }
    }
    try self.init(Record(columns: Self.columns, values: values))
  }

  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    for (key, value) in zip(Key.allCases, values) {
      switch value {
      case .integer(let number): try fields.encode(number, forKey: key)
      case .text(let text): try fields.encode(text, forKey: key)
      case .bytes, .null: break
      }
    }
  }
}
