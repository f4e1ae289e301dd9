import BusinessCards
import Domain
import Talk

/// What a file does, as it is printed; the names in JSON are stable.
struct ShownImport: Encodable {
  let added: Int
  let changed: Int
  let same: Int
  let perhaps: Int
  let bad: Int
  let skipped: Int
  let cards: Int
  let letters: Int
  let columns: [Column]
  /// What single cells or cards leave out, each kind once.
  let leftOut: [Column]
  let rows: [Row]
  /// More rows had something to say than are told here.
  let cutShort: Bool
  let plan: String

  struct Column: Encodable {
    let name: String
    /// Nil: left out, and `reason` says why.
    let field: String?
    let reason: String?

    init(_ column: ImportReport.Column) {
      name = column.name
      switch column.use {
      case .field(let field): (self.field, reason) = (field.rawValue, nil)
      case .leftOut(let reason): (field, self.reason) = (nil, reason.rawValue)
      }
    }
  }

  struct Row: Encodable {
    let line: Int
    let outcome: String
    let name: String
    let handles: [String]
    let fields: [String]
    let faults: [Fault]
  }

  struct Fault: Encodable {
    let line: Int
    let column: String
    let typed: String
    let problem: String
    let sentence: String
  }

  init(_ report: ImportReport) {
    (added, changed, same) = (report.count(.added), report.count(.changed), report.count(.same))
    (perhaps, bad, skipped) = (report.count(.perhaps), report.count(.bad), report.count(.skipped))
    (cards, letters, cutShort, plan) = (report.cardsIssued, report.letters, report.isCutShort, report.plan)
    columns = report.columns.map(Column.init)
    leftOut = report.cellsLeftOut.map(Column.init)
    rows = report.rows.map { row in
      Row(
        line: row.line, outcome: row.outcome.rawValue, name: row.name, handles: row.people.map(\.handle),
        fields: row.fields.map(\.rawValue),
        faults: row.faults.map {
          Fault(
            line: $0.line, column: $0.column, typed: $0.typed, problem: $0.problem.rawValue,
            sentence: $0.problem.wording[Tongue.current])
        })
    }
  }

  /// One line for each row there is something to say of; a fault each for what is wrong.
  static func table(_ report: ImportReport) -> (table: TableText, rows: [[String]]) {
    var table = TableText(say("REGEL", "LINE"), say("WAT", "WHAT"), say("WIE", "WHO"), say("WAAROM", "WHY"))
    table.wraps = true
    var rows = [["line", "outcome", "name", "handles", "fields", "column", "typed", "problem", "decision"]]
    for row in report.rows where row.outcome != .same {
      let handles = row.people.map(\.handle).filter { !$0.isEmpty }
      if row.faults.isEmpty {
        let why =
          row.outcome == .perhaps
          ? say("lijkt op ", "looks like ") + row.people.map { "\($0.told) \($0.handle)" }.joined(separator: ", ")
          : row.fields.map(\.word).joined(separator: ", ")
        table.append(
          .init(String(row.line)), .init(row.outcome.word, row.outcome.paint), .init(row.name), .init(why))
        rows.append([
          String(row.line), row.outcome.rawValue, row.name, handles.joined(separator: " "),
          row.fields.map(\.rawValue).joined(separator: " "), "", "", "", "",
        ])
      }
      for fault in row.faults {
        let typed = fault.typed.isEmpty ? "" : " “\(fault.typed)”"
        table.append(
          .init(String(fault.line)), .init(row.outcome.word, row.outcome.paint), .init(fault.column + typed),
          .init(fault.problem.wording[Tongue.current]))
        rows.append([
          String(fault.line), row.outcome.rawValue, row.name, "", "", fault.column, fault.typed, fault.problem.rawValue,
          "",
        ])
      }
    }
    return (table, rows)
  }

  /// What each column was taken for, and what was left out and why: talk, before anything is done.
  static func tellColumns(_ report: ImportReport, _ options: DeskOptions) {
    var taken: [String] = []
    var left: [LeftOutReason: [String]] = [:]
    for column in report.columns + report.cellsLeftOut {
      switch column.use {
      case .field(let field):
        let heading = field.heading[Tongue.current]
        taken.append(
          column.name.lowercased() == heading ? Screen.plain(column.name) : "\(Screen.plain(column.name)) → \(heading)")
      case .leftOut(let reason): left[reason, default: []].append(Screen.plain(column.name))
      }
    }
    if !taken.isEmpty { options.tell("\(say("Gelezen als", "Read as")): \(taken.joined(separator: ", "))") }
    for reason in LeftOutReason.allCases {
      guard let names = left[reason] else { continue }
      options.tell("\(names.joined(separator: ", ")): \(reason.wording[Tongue.current])")
    }
  }

  static func sum(_ report: ImportReport) -> String {
    let parts = ImportReport.Outcome.allCases.compactMap { outcome -> String? in
      let count = report.count(outcome)
      return count == 0 ? nil : "\(count) \(outcome.word)"
    }
    let rest =
      (report.cardsIssued == 0 ? [] : [counted(report.cardsIssued, "kaart", "kaarten", "card", "cards")])
      + (report.letters == 0
        ? []
        : [counted(report.letters, "brief (art. 14)", "brieven (art. 14)", "letter (Art. 14)", "letters (Art. 14)")])
    let all = (parts + rest).joined(separator: ", ")
    return all.isEmpty ? say("Er staat geen rij in", "There is no row in it") : all
  }
}

extension ImportReport.Outcome {
  var word: String { wording[Tongue.current] }

  var paint: Screen.Paint? {
    switch self {
    case .added: .green
    case .changed, .perhaps: .yellow
    case .bad: .red
    case .same, .skipped: .faint
    }
  }
}
