/// Which statement counted on which day: the activated versions, end to end, each narrowed by those before it.
package struct StatementTimeline: Sendable {
  package struct Reign: Sendable {
    package let statement: Statement
    /// The first day on which programs run on it.
    package let from: Day
    /// The first day on which they no longer do; nil for the last.
    package let until: Day?

    package init(_ statement: Statement, from: Day, until: Day? = nil) {
      self.statement = statement
      self.from = from
      self.until = until
    }
  }

  /// Why a row of versions is no timeline.
  package enum Refusal: Error, Hashable, Sendable {
    case empty
    case overlap(String, String, on: Day)
    case gap(after: String, before: String, on: Day)
    /// Activated before its own first day.
    case tooEarly(String, inForceFrom: Day, from: Day)
    case endsBeforeItBegins(String)
  }

  package let reigns: [Reign]

  package init(_ reigns: [Reign]) throws(Refusal) {
    let ordered = reigns.sorted { $0.from < $1.from }
    guard !ordered.isEmpty else { throw .empty }
    for reign in ordered {
      let id = reign.statement.version.id
      if reign.from < reign.statement.inForceFrom {
        throw .tooEarly(id, inForceFrom: reign.statement.inForceFrom, from: reign.from)
      }
      if let until = reign.until, until <= reign.from { throw .endsBeforeItBegins(id) }
    }
    for (earlier, later) in zip(ordered, ordered.dropFirst()) {
      let ids = (earlier.statement.version.id, later.statement.version.id)
      // A last one without an end reaches to the next.
      let end = earlier.until ?? later.from
      if earlier.from == later.from || end > later.from { throw .overlap(ids.0, ids.1, on: later.from) }
      if end < later.from { throw .gap(after: ids.0, before: ids.1, on: end) }
    }
    var before: [Statement] = []
    self.reigns = ordered.map { reign in
      let statement = reign.statement.narrowed(by: before)
      before.append(statement)
      return Reign(statement, from: reign.from, until: reign.until)
    }
  }

  /// Nil before the first and after the end of the last.
  package func statement(on day: Day) -> Statement? {
    reigns.last { $0.from <= day }.flatMap { reign in
      reign.until.map { day < $0 } ?? true ? reign.statement : nil
    }
  }
}

extension StatementTimeline.Refusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .empty: "no statement has been activated; run 'rechtspoor init'"
    case .overlap(let a, let b, let day): "the statements \(a) and \(b) both count on \(day); end the first by then"
    case .gap(let a, let b, let day): "from \(day) no statement counts, between \(a) and \(b); let \(b) begin that day"
    case .tooEarly(let id, let first, let from):
      "the statement \(id) is in force from \(first) and was activated for \(from); choose \(first) or later"
    case .endsBeforeItBegins(let id): "the statement \(id) ends before it begins; give it a later end"
    }
  }
}
