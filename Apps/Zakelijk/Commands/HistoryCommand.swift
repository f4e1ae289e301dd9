import ArgumentParser
import BusinessCards
import Domain
import Talk

struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: say(
      "Wat er bij uw organisatie is gewijzigd, en door wie.", "What was changed at your organisation, and by whom."),
    discussion: say(
      "Wie er niet meer is, staat er niet meer in.", "Whoever is there no more is not in it any more."))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @Option(name: .shortAndLong, help: ArgumentHelp(say("Hoeveel regels.", "How many lines."))) var lines = 20

  func run() async throws {
    let found = try await options.atDesk { desk in try await desk.ask(HistoryActs.List(limit: lines)) }
    try ShownHistory.show(found, options, showing)
  }
}

struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: say("Draait uw laatste wijziging terug.", "Takes your last change back."),
    discussion: say(
      "Wie weg is of werd gewist, komt zo niet terug. Heeft een ander het intussen gewijzigd, dan gebeurt er niets.",
      "Whoever left or was erased does not come back this way. Where another has changed it meanwhile, nothing is done."
    ))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions

  func run() async throws {
    let line = try await options.atDesk { desk in
      if changing.yes { return try await desk.ask(HistoryActs.Undo()) }
      let would = try await desk.ask(HistoryActs.Undo(), dry: true)
      if changing.dryRun { return would }
      try changing.confirm(say("Terugdraaien: \(ShownHistory(would).told)?", "Take back: \(ShownHistory(would).told)?"))
      return try await desk.ask(HistoryActs.Undo())
    }
    if !showing.isSilent(options, dry: changing.dryRun) { try ShownHistory.show([line], options, showing) }
    if changing.dryRun { return options.tellNothingChanged() }
    options.tell(say("Teruggedraaid.", "Taken back."))
  }
}

/// One line of the history as it is printed; the names in JSON are stable.
struct ShownHistory: Encodable {
  let at: String
  let what: String
  let by: String
  let from: String
  let people: [Person]
  let count: Int
  let card: String
  let undone: Bool
  /// In words; not of the JSON.
  let told: String

  private enum CodingKeys: String, CodingKey {
    case at, what, by, from, people, count, card, undone
  }

  struct Person: Encodable {
    let handle: String
    let name: String
    let fields: [String]
  }

  init(_ line: HistoryActs.Line) {
    (at, what, by, from) = (line.at.description, line.what.rawValue, line.by, line.from)
    told = line.told(in: Tongue.current)
    people = line.people.map { Person(handle: $0.handle, name: $0.name, fields: $0.fields.map(\.rawValue)) }
    (count, card, undone) = (line.count, line.card, line.undone)
  }

  /// Whoever did it and is not there to be named.
  private var somebody: String {
    from == Keeper.Place.database.label ? "NS Zakelijk" : say("wie vertrokken is", "somebody who left")
  }

  static func show(_ lines: [HistoryActs.Line], _ options: DeskOptions, _ showing: Showing) throws {
    let shown = lines.map(ShownHistory.init)
    if shown.isEmpty { showing.tellNone(say("Er is niets gewijzigd.", "Nothing was changed."), options) }
    var table = TableText(say("WANNEER", "WHEN"), say("WAT", "WHAT"), say("DOOR", "BY"), say("VANAF", "FROM"))
    for line in shown {
      table.append(
        .init(line.at), .init(line.told, line.undone ? .faint : nil), .init(line.by.isEmpty ? line.somebody : line.by),
        .init(line.from))
    }
    let rows = shown.map { line in
      [
        line.at, line.what, line.by, line.from, line.people.map(\.handle).joined(separator: " "), String(line.count),
        line.card, String(line.undone),
      ]
    }
    try showing.print(
      table, csv: [["at", "what", "by", "from", "people", "count", "card", "undone"]] + rows,
      json: ["history": shown], options)
  }
}
