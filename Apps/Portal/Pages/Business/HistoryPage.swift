import Domain

/// `GET /business/history`: what was changed at the organisation's desk, the newest first, and a button to take one's own
/// last change back.
struct HistoryPage: Page {
  struct Line: Sendable {
    var at: String
    var what: String
    /// Empty for whoever keeps contacts no more, and for NS Zakelijk.
    var by: String
    var isUndone: Bool
  }

  static let words = Words<HistoryCopy>()

  var lines: [Line]
  var done: String?
  var refused: String?

  var template: Template { .history }
  var shape: String { "wide wider" }

  func title(_ copy: HistoryCopy) -> String { copy.title }

  func values(_ copy: HistoryCopy, in language: Language) -> Values {
    [
      "done": shown(done.map(copy.undone)), "refused": shown(refused), "hasLines": !lines.isEmpty,
      "lines": lines.map { line -> Values in
        [
          "at": line.at, "what": line.what, "by": line.by.isEmpty ? copy.somebody : line.by,
          "tag": shown(line.isUndone ? copy.wasUndone : nil),
        ]
      },
    ]
  }
}
