import Domain

/// `GET /business/import`: a file is chosen, then shown with what it would do, then taken in. Nothing is changed before
/// the last button, and then all of it or nothing.
struct ImportPage: Page {
  /// What the file would do.
  struct Preview: Sendable {
    /// The file itself, carried along: the house keeps nothing of one that is only looked at.
    var kept: String
    var plan: String
    var columns: [Column] = []
    /// What single cells or cards leave out: the name it has there, and why.
    var leftOut: [Column] = []
    var bad: [Fault] = []
    var skipsBad = false
    var changed: [Row] = []
    var perhaps: [Question] = []
    /// For all who may be known.
    var all: [Option] = []
    /// Whether there is anything to take in.
    var mayTake: Bool
  }

  struct Column: Sendable {
    var name: String
    var options: [Option]
    /// Why it is left out, where it is.
    var reason: String?
  }

  struct Option: Sendable {
    var value: String
    var label: String
    var isChosen = false

    var values: Values { ["value": value, "label": label, "chosen": isChosen] }
  }

  struct Fault: Sendable {
    var line: Int
    var column: String
    var problem: String
  }

  struct Row: Sendable {
    var line: Int
    var name: String
    var change = Difference()
  }

  struct Question: Sendable {
    var line: Int
    var name: String
    var options: [Option]
  }

  /// More of one kind than a page can show.
  static let most = 100

  static let words = Words<ImportCopy>()

  /// How many rows came to what.
  var counts: [Fact] = []
  var added: [Row] = []
  var preview: Preview?
  var isDone = false
  var isCutShort = false
  var refused: String?
  var isFileMissing = false

  var template: Template { .importing }
  var shape: String { "wide" }
  var otherProblems: [String: Problem] { isFileMissing ? ["file": .fileMissing] : [:] }

  func title(_ copy: ImportCopy) -> String {
    isDone ? copy.doneTitle : preview == nil ? copy.title : copy.previewTitle
  }

  func values(_ copy: ImportCopy, in language: Language) -> Values {
    var values: Values = [
      "heading": title(copy), "isDone": isDone, "isPreview": preview != nil, "isChoosing": preview == nil && !isDone,
      "counts": counts.map(\.values), "isCutShort": isCutShort, "refused": shown(refused),
      "added": added.prefix(Self.most).map { row in
        ["label": copy.line(row.line), "name": row.name] as Values
      }, "hasAdded": !added.isEmpty, "mayTake": preview?.mayTake ?? false,
    ]
    guard let preview else { return values }
    values["kept"] = preview.kept
    values["plan"] = preview.plan
    values["hasColumns"] = !preview.columns.isEmpty
    values["columns"] = preview.columns.enumerated().map { index, column -> Values in
      [
        "id": "column-\(index)", "name": column.name, "options": column.options.map(\.values),
        "reason": shown(column.reason),
      ]
    }
    values["hasLeftOut"] = !preview.leftOut.isEmpty
    values["leftOut"] = preview.leftOut.map { ["name": $0.name, "reason": $0.reason ?? ""] as Values }
    values["hasBad"] = !preview.bad.isEmpty
    values["skipsBad"] = preview.skipsBad
    values["bad"] = preview.bad.prefix(Self.most).map { fault -> Values in
      [
        "label": copy.line(fault.line), "column": shown(fault.column.isEmpty ? nil : fault.column),
        "problem": fault.problem,
      ]
    }
    values["hasChanged"] = !preview.changed.isEmpty
    values["changed"] = preview.changed.prefix(Self.most).map { row -> Values in
      (["label": copy.line(row.line), "name": row.name] as Values).merging(row.change.values) { value, _ in value }
    }
    // What was chosen for all goes along, also where it leaves no row to ask about.
    values["hasPerhaps"] = !preview.perhaps.isEmpty || preview.all.first?.isChosen == false
    values["all"] = preview.all.map(\.values)
    values["perhaps"] = preview.perhaps.prefix(Self.most).map { row -> Values in
      [
        "id": "row-\(row.line)", "label": copy.line(row.line), "name": row.name, "options": row.options.map(\.values),
      ]
    }
    return values
  }
}
