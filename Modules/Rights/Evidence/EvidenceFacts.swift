import Domain
import Storage

// The shapes of a file of evidence. Their keys are stable; values are the house's own codes, which README explains.

/// `case.json`: what was asked, and every step with its moment and who took it.
struct EvidenceCase: Encodable {
  let format = "rechtspoor-evidence/1"
  let reference: String
  let kind: String
  let scope: String
  let phase: String
  let received: String
  let due: String
  let stopped: String?
  let notice: String?
  let silenceUntil: String?
  let provenBy: String?
  let proven: String?
  let contradicted: String?
  /// Done here: one fact. `completed` is another: everybody who was given the data confirmed too.
  let erasedHere: String?
  let refusedAs: String?
  let letterSent: String?
  let letterFailed: String?
  let prolongedFor: String?
  let completed: String?
  let closed: String?
  let closedBecause: String?
  /// Years of the log that hold lines of this case, unless `releases` says that they left.
  let logYears: [Int]
  let events: [Event]

  struct Event: Encodable {
    let event: String
    let at: String
    let actor: String
  }

  init(_ row: CaseTable.Row, events: [(event: String, at: Instant, actor: String)]) {
    let state = row.state
    reference = state.reference.description
    kind = state.kind.rawValue
    scope = row.scope.rawValue
    phase = state.phase.rawValue
    received = state.received.description
    due = row.due.description
    stopped = state.stopped?.description
    notice = state.notice?.route.rawValue
    silenceUntil = state.notice?.until.description
    provenBy = state.proven?.by.rawValue
    proven = state.proven?.at.description
    contradicted = state.contradicted?.description
    erasedHere = state.erasedHere?.description
    refusedAs = state.refused.map { "\($0.ground.rawValue) (\($0.ground.article))" }
    letterSent = state.letterSent?.description
    letterFailed = state.letterFailed?.description
    prolongedFor = state.prolonged?.reason.rawValue
    completed = state.completed?.description
    closed = state.closed?.at.description
    closedBecause = state.closed?.because.rawValue
    logYears = state.logYears
    self.events = events.map { Event(event: $0.event, at: $0.at.description, actor: $0.actor) }
  }
}

/// `decisions.json`: what went, what stayed and what was shut, each with its sentence of the statement or its article.
struct EvidenceDecisions: Encodable {
  let grounds: [String]
  let statementVersion: String
  let statementDigest: String?
  /// Who says how soon a stop erases, such as S51.
  let erasesBy: String?
  let erased: [Erased]
  let kept: [Kept]
  let shut: [Shut]

  struct Erased: Encodable {
    let category: String
    let rows: Int
    /// The purposes that had held it, and the sources of their periods.
    let wasHeldFor: [String: [String]]
  }

  struct Kept: Encodable {
    let category: String
    let rows: Int
    let purpose: String
    let law: String?
    let basis: String?
    let source: String
    let until: String?
    let anchor: String?
    let period: String?
  }

  struct Shut: Encodable {
    let channel: String
    let brand: String
    let scope: String
  }

  init(_ row: CaseTable.Row, _ statement: Statement?, in tx: Transaction) throws {
    let outcomes = try CaseTable.outcomes(of: row.id, in: tx)
    grounds = row.state.kind.grounds
    statementVersion = row.statementVersion
    statementDigest = statement?.digest
    erasesBy = statement?.onStop.source
    erased = outcomes.filter { $0.kind == .erased }.map { outcome in
      Erased(
        category: outcome.category.rawValue, rows: outcome.rows,
        wasHeldFor: statement?.sources(of: outcome.category) ?? [:])
    }
    kept = try Outcomes(of: row, in: tx).kept.map { item in
      let outcome = outcomes.first { $0.kind == .kept && $0.category == item.category }
      return Kept(
        category: item.category.rawValue, rows: outcome?.rows ?? 0, purpose: item.purpose.rawValue,
        law: item.law?.article, basis: item.basis?.rawValue, source: item.source, until: item.until?.description,
        anchor: outcome?.anchor, period: outcome?.period)
    }
    shut = outcomes.filter { $0.kind == .suppressed }.compactMap { outcome in
      outcome.lane.map { Shut(channel: $0.channel.rawValue, brand: $0.brand.rawValue, scope: row.scope.rawValue) }
    }
  }
}

extension Statement {
  /// By purpose, the sources of the periods for which it may hold this kind of data.
  fileprivate func sources(of category: DataCategory) -> [String: [String]] {
    var sources: [String: Set<String>] = [:]
    for terms in purposes {
      for hold in terms.holds where hold.categories.contains(category) {
        sources[terms.purpose.rawValue, default: []].formUnion(hold.until.map(\.term.source))
      }
    }
    return sources.mapValues { $0.sorted() }
  }
}

/// One of `recipients.json`: what somebody who had the data was told, and what they said (Art. 19).
struct EvidenceRecipient: Encodable {
  let recipient: String
  let toldBy: String
  let purposes: [String]
  let categories: [String]
  let everything: Bool
  let decided: String
  let due: String
  let sent: String?
  let reminders: Int
  let answer: String?
  let confirmed: String?
  let confirmedBy: String?
  let givenUp: String?
  let toldInEarlierCase: Bool

  init(_ row: InstructionTable.Row) {
    recipient = row.recipient
    toldBy = row.route.rawValue
    purposes = row.purposes.map(\.rawValue).sorted()
    categories = row.categories.map(\.rawValue).sorted()
    everything = row.everything
    decided = row.decided.description
    due = row.due.description
    sent = row.sent?.description
    reminders = row.reminders
    answer = row.answer
    confirmed = row.confirmed?.description
    confirmedBy = row.confirmedBy
    givenUp = row.givenUp?.description
    toldInEarlierCase = row.joined != nil
  }
}

/// One of `letters.json`.
struct EvidenceLetter: Encodable {
  let kind: String
  let route: String
  let state: String
  let decided: String
  let sent: String?
  /// SHA-256 of subject, empty line and text; without it the letter was decided before digests were kept.
  let sha256: String?
  /// Where the text is still here: the file that holds it.
  let file: String?

  init(_ letter: Outbox.Sent, file: String?) {
    kind = letter.kind
    route = letter.route.rawValue
    state = letter.state
    decided = letter.decided.description
    sent = letter.sent?.description
    sha256 = letter.digest
    self.file = file
  }
}
