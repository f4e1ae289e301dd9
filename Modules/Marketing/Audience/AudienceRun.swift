package import Domain
import Foundation
package import Storage

/// What one run of an audience counted, kept so that the next can be held against it: numbers by ground and by reason,
/// and never who.
package struct AudienceRun: Hashable, Sendable {
  package let id: Int64
  package let name: String
  package let at: Instant
  package let statement: String
  package let question: Asked
  package let counts: [Answer: Int]

  /// On what ground, or for what reason not.
  package enum Answer: Hashable, Sendable {
    case basis(LegalBasis)
    case reason(SendReason)

    /// As it is stored, and read by programs.
    package var text: String {
      switch self {
      case .basis(let basis): "may:\(basis.rawValue)"
      case .reason(let reason): "not:\(reason.rawValue)"
      }
    }

    package init?(_ text: String) {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return nil }
      switch parts[0] {
      case "may": if let basis = LegalBasis(rawValue: parts[1]) { self = .basis(basis) } else { return nil }
      case "not": if let reason = SendReason(rawValue: parts[1]) { self = .reason(reason) } else { return nil }
      default: return nil
      }
    }

    /// Those who may be written to first, then the reasons in their closed order.
    package static let all: [Answer] = LegalBasis.allCases.map(Answer.basis) + SendReason.allCases.map(Answer.reason)
  }

  /// The question in words that can be kept.
  package struct Asked: Hashable, Codable, Sendable {
    package let purpose: Purpose
    package let channel: Channel
    package let brand: Brand
    /// Nil for a service message.
    package let kind: OfferKind?
    package let objective: Objective?
    package let selection: Selection

    package init(_ question: Audience.Question) {
      purpose = question.approach.purpose
      channel = question.approach.lane.channel
      brand = question.approach.lane.brand
      if case .offer(let kind, let objective) = question.approach.content {
        (self.kind, self.objective) = (kind, objective)
      } else {
        (kind, objective) = (nil, nil)
      }
      selection = question.selection
    }
  }

  package var people: Int { counts.reduce(0) { if case .basis = $1.key { $0 + $1.value } else { $0 } } }
  package var others: Int { counts.values.reduce(0, +) - people }
}

extension Audience {
  package var counts: [AudienceRun.Answer: Int] {
    var counts: [AudienceRun.Answer: Int] = [:]
    for (basis, people) in byBasis { counts[.basis(basis)] = people }
    for (reason, people) in reasons { counts[.reason(reason)] = people }
    return counts
  }

  /// Keeps what was counted. Of one name the newest hundred stay.
  package func keep(in tx: Transaction) throws -> AudienceRun {
    let run = AudienceRun(
      id: tx.newID(), name: question.name, at: tx.now, statement: try tx.statement(on: day).version.id,
      question: AudienceRun.Asked(question), counts: counts)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let asked = String(decoding: try encoder.encode(run.question), as: UTF8.self)
    try tx.run(
      """
      INSERT INTO audience_run (run_id, name, at, statement_version, question)
      VALUES (\(run.id), \(run.name), \(run.at), \(run.statement), \(asked))
      """)
    for (answer, people) in run.counts {
      try tx.run(
        "INSERT INTO audience_run_count (run_id, answer, people) VALUES (\(run.id), \(answer.text), \(people))")
    }
    for old in try AudienceRun.all(name: name, in: tx).dropFirst(100) {
      try tx.run("DELETE FROM audience_run_count WHERE run_id = \(old.id)")
      try tx.run("DELETE FROM audience_run WHERE run_id = \(old.id)")
    }
    return run
  }

  private var name: String { question.name }
}

extension AudienceRun {
  /// Newest first; nil: of every name.
  package static func all(name: String? = nil, in tx: Transaction) throws -> [AudienceRun] {
    let heads = try tx.run(
      "SELECT run_id, name, at, statement_version, question FROM audience_run ORDER BY at DESC, run_id")
    let counts = Dictionary(
      grouping: try tx.run("SELECT run_id, answer, people FROM audience_run_count"), by: { $0["run_id"] })
    let decoder = JSONDecoder()
    return try heads.compactMap { head in
      guard try name.map({ try head.text("name") == $0 }) ?? true else { return nil }
      var answers: [Answer: Int] = [:]
      for row in counts[head["run_id"], default: []] {
        // A reason of a later program is not known here, and left out rather than guessed at.
        if let answer = Answer(try row.text("answer")) { answers[answer] = try row.int("people") }
      }
      return AudienceRun(
        id: try head.integer("run_id"), name: try head.text("name"), at: try head.instant("at"),
        statement: try head.text("statement_version"),
        question: try decoder.decode(Asked.self, from: Data(try head.text("question").utf8)), counts: answers)
    }
  }

  /// What became of the counts since an earlier run; only what changed.
  package func changes(since earlier: AudienceRun) -> [Answer: Int] {
    var changes: [Answer: Int] = [:]
    for answer in Answer.all {
      let change = counts[answer, default: 0] - earlier.counts[answer, default: 0]
      if change != 0 { changes[answer] = change }
    }
    return changes
  }
}
