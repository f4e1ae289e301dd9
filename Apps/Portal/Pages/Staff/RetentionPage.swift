import Domain

/// `GET /staff/retention`: what expires when, as it was counted in the night: a drawing, and the same in words.
struct RetentionPage: Page {
  struct Year: Sendable {
    var year: Int
    var rows: Int
    var months: [Line]
  }

  /// A month or a rule, how many rows that is, and of which kinds.
  struct Line: Sendable {
    var name: String
    var rows: Int
    var kinds: [String]
    /// Where a line is no rule itself: under which rules, and how many under each.
    var rules: [String] = []
  }

  struct Outlook: Sendable {
    var asOf: String
    /// Of how many people the counts were raised from how many; absent where everybody was looked at.
    var estimate: (looked: Int, of: Int)?
    var due: Line
    var years: [Year]
    var beyond: Line
  }

  struct Round: Sendable {
    var day: String
    var rules: [Line]
  }

  static let words = Words<RetentionCopy>()

  /// Absent in a house that has had no night yet.
  var outlook: Outlook?
  var round: Round?

  var template: Template { .retention }
  var shape: String { "wide" }

  func title(_ copy: RetentionCopy) -> String { copy.title }

  func values(_ copy: RetentionCopy, in language: Language) -> Values {
    func line(_ line: Line) -> Values {
      [
        "name": line.name, "rows": line.rows.grouped(in: language), "kinds": line.kinds.joined(separator: "; "),
        "hasKinds": !line.kinds.isEmpty, "byRule": line.rules.joined(separator: "; "),
      ]
    }
    let years = outlook?.years ?? []
    return [
      "hasOutlook": outlook != nil, "lead": outlook.map { copy.lead($0.asOf) } ?? copy.notYet,
      "estimate": shown(
        outlook?.estimate.map { copy.estimate($0.looked.grouped(in: language), $0.of.grouped(in: language)) }),
      "chart": "/staff/retention/chart.svg?lang=\(language.rawValue)",
      "darkChart": "/staff/retention/chart.svg?lang=\(language.rawValue)&scheme=dark",
      "ruleChart": "/staff/retention/chart.svg?lang=\(language.rawValue)&by=rule",
      "darkRuleChart": "/staff/retention/chart.svg?lang=\(language.rawValue)&by=rule&scheme=dark",
      "due": (outlook.map { [$0.due] } ?? []).map(line), "beyond": (outlook.map { [$0.beyond] } ?? []).map(line),
      "years": years.map { year -> Values in
        [
          "year": String(year.year), "id": "year-\(year.year)",
          "count": copy.rowsOfYear(year.rows.grouped(in: language)), "months": year.months.map(line),
        ]
      },
      "nothingExpires": outlook != nil && years.isEmpty,
      "roundTitle": round.map { copy.round($0.day) } ?? copy.roundUnknown, "rules": (round?.rules ?? []).map(line),
      "hasRules": round?.rules.isEmpty == false, "emptyRound": round?.rules.isEmpty == true,
    ]
  }
}
