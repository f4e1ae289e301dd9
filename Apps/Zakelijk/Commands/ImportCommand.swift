import ArgumentParser
import BusinessCards
import Domain
import Foundation
import Talk

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: say("Leest een adresboek in: CSV of vCard.", "Takes an address book in: CSV or vCard."),
    discussion: say(
      """
      Van Outlook, Google, een personeelssysteem of van ons zelf, met Nederlandse of Engelse kolommen. Eerst ziet u wat er
      zou gebeuren; dan wordt alles ingelezen, of niets. Een bestand vult aan en verbetert: wie er niet in staat, blijft.
      Wie misschien al bekend is, wordt overgeslagen tot u kiest (--duplicates, of een kolom 'decision' in het rapport:
      new, skip of een code). Wie erbij komt, krijgt van ons een brief (artikel 14 AVG).
      """,
      """
      From Outlook, Google, a personnel system or our own, with Dutch or English columns. You see first what would happen;
      then all of it is taken in, or nothing. A file adds and corrects: whoever is not in it stays. Whoever may be known
      already is left out until you choose (--duplicates, or a column 'decision' in the report: new, skip or a handle).
      Whoever is added gets a letter from us (Art. 14 GDPR).
      """))

  @OptionGroup var options: DeskOptions
  @OptionGroup var showing: Showing
  @OptionGroup var changing: ChangeOptions
  @Argument(
    help: ArgumentHelp(say("Het bestand.", "The file."), valueName: "file"),
    completion: .file(extensions: ["csv", "vcf", "txt"]))
  var path: String
  @Option(
    help: ArgumentHelp(
      say(
        "Waar een kolom voor is: 'Kolom=veld', of 'Kolom=' om die weg te laten.",
        "What a column is: 'Column=field', or 'Column=' to leave it out.")))
  var map: [String] = []
  @Option(
    help: ArgumentHelp(
      say("Wie misschien bekend is: skip, new of update.", "Whoever may be known: skip, new or update.")))
  var duplicates = Duplicates.skip
  @Option(
    help: ArgumentHelp(
      say("Een rapport waarin u per regel koos.", "A report in which you chose by line."), valueName: "file"))
  var decisions: String?
  @Option(
    help: ArgumentHelp(
      say("Schrijf het rapport als CSV in dit bestand.", "Write the report as CSV into this file."), valueName: "file"))
  var report: String?
  @Flag(
    help: ArgumentHelp(
      say("Lees de goede rijen in, ook als er foute zijn.", "Take in the good rows, even where there are bad ones.")))
  var skipBad = false

  enum Duplicates: String, CaseIterable, ExpressibleByArgument {
    case skip, new, update

    var decision: ImportDecisions.Decision {
      switch self {
      case .skip: .skip
      case .new: .new
      case .update: .update(handle: nil)
      }
    }
  }

  func validate() throws {
    guard let report, [path, decisions].contains(where: { $0.map { LocalFile.areOne($0, report) } ?? false }) else {
      return
    }
    throw ValidationError(
      say(
        "--report is het bestand dat u inleest of waarin u koos, en zou het overschrijven. Geef een andere naam.",
        "--report is the file you take in or chose in, and would overwrite it. Give another name."))
  }

  func run() async throws {
    let file = try LocalFile.read(path)
    let all = duplicates.decision
    let chosen = try decisions.map { try DecisionFile.read($0, all: all) } ?? ImportDecisions(all: all)
    var act = ImportActs.Import(file, decisions: chosen, skipsBad: skipBad)
    let done = try await options.atDesk { desk in
      act.mapping = try await mapping(act, desk)
      // Whoever says yes beforehand has nothing to look at: it is done at once, all of it or nothing.
      if changing.yes { return try await take(act, desk, dry: false) }
      let would = try await take(act, desk, dry: true)
      if changing.dryRun { return would }
      guard would.count(.added) + would.count(.changed) > 0 else { return would }
      try changing.confirm(
        say("\(ShownImport.sum(would)). Inlezen?", "\(ShownImport.sum(would)). Take it in?"))
      act.plan = would.plan
      return try await Waiting.during(say("Bezig met inlezen", "Taking it in"), share: desk.share) {
        [act] in try await desk.ask(act)
      }
    }
    try show(done, silently: showing.isSilent(options, dry: changing.dryRun))
    options.tell(
      changing.dryRun
        ? say(
          "\(ShownImport.sum(done)). Er is niets gewijzigd (--dry-run).",
          "\(ShownImport.sum(done)). Nothing was changed (--dry-run).")
        : ShownImport.sum(done) + ".")
  }

  /// Looks at what would happen, or does it. Bad rows are told with everything that is wrong, and end it.
  private func take(_ act: ImportActs.Import, _ desk: WayIn, dry: Bool) async throws -> ImportReport {
    do {
      let what = dry ? say("Bezig met bekijken", "Looking at it") : say("Bezig met inlezen", "Taking it in")
      let would = try await Waiting.during(what, share: desk.share) { try await desk.askBare(act, dry: dry) }
      ShownImport.tellColumns(would, options)
      if !options.quiet, !changing.yes {
        for row in would.rows {
          guard let before = row.before, let after = row.after else { continue }
          options.tell("\(say("regel", "line")) \(row.line), \(row.people.first?.handle ?? "")")
          Difference.show(before.lines(masked: showing.masks(options)), after.lines(masked: showing.masks(options)))
        }
      }
      return would
    } catch DeskRefusal.badRows(let report) {
      ShownImport.tellColumns(report, options)
      try show(report)
      throw Refusal(DeskRefusal.badRows(report).wording[Tongue.current])
    } catch let refusal as DeskRefusal {
      throw Refusal(refusal.wording[Tongue.current])
    }
  }

  private func show(_ done: ImportReport, silently: Bool = false) throws {
    let (table, rows) = ShownImport.table(done)
    if let report { try LocalFile.write(showing.csvBytes(rows), to: report) }
    if silently { return }
    try showing.print(table, csv: rows, json: ShownImport(done), options)
    if done.isCutShort, !options.house.json {
      options.tell(
        say(
          "Alleen de eerste \(done.rows.count) rijen zijn getoond.", "Only the first \(done.rows.count) rows are shown."
        ))
    }
  }

  /// The kept or guessed mapping with what `--map` says in the place of it; nil where nothing is said.
  private func mapping(_ act: ImportActs.Import, _ desk: WayIn) async throws -> ColumnMapping? {
    guard !map.isEmpty else { return nil }
    let header = try header(act)
    var mapping = ColumnMapping(header)
    var skipping = act
    skipping.skipsBad = true
    // What was chosen was chosen for rows as they are read by the mapping that is only being made.
    skipping.decisions = ImportDecisions()
    do {
      // The one that is kept for these columns, where there is one.
      for (index, column) in try await desk.askBare(skipping, dry: true).columns.enumerated() {
        mapping = mapping.setting(index, to: column.use)
      }
    } catch DeskRefusal.file(.noNameOrEmail) {
      // That is what is going to be told now.
    } catch let refusal as DeskRefusal {
      throw Refusal(refusal.wording[Tongue.current])
    }
    for one in map { mapping = try MapArgument(one).applied(to: mapping) }
    return mapping
  }

  private func header(_ act: ImportActs.Import) throws -> [String] {
    let file: ContactFile
    do throws(ContactFileRefusal) {
      file = try ContactFile([UInt8](act.file))
    } catch {
      throw Refusal(error.wording[Tongue.current])
    }
    guard case .csv = file.form else {
      throw Refusal(say("Een vCard heeft geen kolommen: laat --map weg.", "A vCard has no columns: leave --map out."))
    }
    return file.header
  }
}

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: say(
      "Schrijft iedereen weg, in een vorm die een adresboek leest.",
      "Writes everybody out, in a form an address book reads."))

  @OptionGroup var options: DeskOptions
  @Option(help: ArgumentHelp(say("csv, google, outlook, vcard of vcard3.", "csv, google, outlook, vcard or vcard3.")))
  var format = ImportActs.Format.csv
  @Option(help: ArgumentHelp(say("Alleen met deze rol.", "Only with this role."))) var role: Organisations.Role?
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("Naar dit bestand; anders naar stdout.", "Into this file; otherwise to stdout."), valueName: "file"))
  var output: String?

  func run() async throws {
    let bytes = try await options.atDesk { desk in
      try await desk.ask(ImportActs.Export(format, language: Tongue.current, role: role))
    }
    if let output { return try LocalFile.write([UInt8](bytes), to: output) }
    try CommandLineTalk.write([UInt8](bytes))
  }
}

extension ImportActs.Format: ExpressibleByArgument {}
