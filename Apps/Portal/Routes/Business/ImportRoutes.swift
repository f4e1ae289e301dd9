import BusinessCards
import Domain
import Foundation
import Hummingbird

/// `/business/import`: a file is sent, looked at and taken in; the file goes along on the page in between. A choice that
/// was changed is shown before it is done: the plan that is taken in is the one that was looked at.
extension Portal {
  func addImports(to router: Router<PortalContext>) {
    getAtDesk("/business/import", on: router) { _, _, at in
      // Whoever may not import is told before they choose a file.
      _ = try await at.ask(OrganisationActs.Show())
      return at.visit.answer(ImportPage())
    }
    postFileAtDesk(
      "/business/import", file: ImportOnForm.question, upTo: ImportOnForm.mostBytesOfForm, on: router
    ) { form, _, at in
      do {
        guard let wanted = try ImportOnForm(form) else {
          return at.visit.answer(ImportPage(isFileMissing: true), status: .unprocessableContent)
        }
        return try await self.answer(wanted, at)
      } catch let refusal as ContactFileRefusal {
        return at.visit.answer(ImportPage(refused: Self.words(refusal, at)), status: .unprocessableContent)
      } catch DeskRefusal.file(let refusal) {
        return at.visit.answer(ImportPage(refused: Self.words(refusal, at)), status: .unprocessableContent)
      }
    }
  }

  private static func words(_ refusal: ContactFileRefusal, _ at: DeskVisit) -> String {
    if case .tooLarge = refusal { return ImportPage.words.copy(in: at.visit.language).tooLarge }
    return refusal.wording[at.visit.language]
  }

  private func answer(_ wanted: ImportOnForm, _ at: DeskVisit) async throws -> Response {
    guard wanted.takesIn else { return at.visit.answer(try await preview(wanted, at)) }
    do {
      let done = try await at.ask(
        ImportActs.Import(
          Data(wanted.file), mapping: wanted.mapping, decisions: wanted.decisions, skipsBad: wanted.skipsBad,
          plan: wanted.plan ?? ""))
      return at.visit.answer(ImportPage(counts: Self.counts(done, at), isDone: true))
    } catch let refusal as DeskRefusal {
      if case .file = refusal { throw refusal }
      var page = try await preview(wanted, at)
      page.refused = refusal.onPage[at.visit.language]
      return at.visit.answer(page, status: .conflict)
    }
  }

  /// Bad rows are told and end nothing: it is only looked at.
  private func preview(_ wanted: ImportOnForm, _ at: DeskVisit) async throws -> ImportPage {
    let would = try await at.ask(
      ImportActs.Import(Data(wanted.file), mapping: wanted.mapping, decisions: wanted.decisions, skipsBad: true),
      dry: true)
    let (language, copy) = (at.visit.language, ImportPage.words.copy(in: at.visit.language))
    func rows(_ outcome: ImportReport.Outcome) -> [ImportReport.Row] { would.rows.filter { $0.outcome == outcome } }
    var preview = ImportPage.Preview(
      kept: wanted.kept, plan: would.plan, skipsBad: wanted.skipsBad,
      mayTake: would.count(.added) + would.count(.changed) > 0)
    preview.columns = would.columns.map { ImportPage.Column($0, copy, language) }
    preview.leftOut = would.cellsLeftOut.map { ImportPage.Column($0, copy, language) }
    preview.bad = rows(.bad).flatMap(\.faults).map {
      ImportPage.Fault(line: $0.line, column: $0.column, problem: $0.problem.wording[language])
    }
    preview.changed = rows(.changed).compactMap { row in
      guard let before = row.before, let after = row.after else { return nil }
      return ImportPage.Row(line: row.line, name: row.name, change: Difference(before, after, language))
    }
    // Those that were decided by line keep their question: a mind can be changed. Those that were not come first, so that
    // every one has its turn.
    let decided = wanted.decisions.byLine
    let asked = would.rows.filter { $0.outcome == .perhaps || decided[$0.line] != nil }
    preview.perhaps = (asked.filter { decided[$0.line] == nil } + asked.filter { decided[$0.line] != nil })
      .map { ImportPage.Question($0, decided[$0.line], copy) }
    preview.all = ["skip", "new", "update"].map {
      .init(value: $0, label: copy.decision($0), isChosen: wanted.decisions.all.name == $0)
    }
    return ImportPage(
      counts: Self.counts(would, at), added: rows(.added).map { .init(line: $0.line, name: $0.name) }, preview: preview,
      isCutShort: would.isCutShort)
  }

  private static func counts(_ report: ImportReport, _ at: DeskVisit) -> [Fact] {
    let copy = ImportPage.words.copy(in: at.visit.language)
    let rows = ImportReport.Outcome.allCases.map { ($0.wording[at.visit.language].capitalisedFirst, report.count($0)) }
    let rest = [(copy.cards, report.cardsIssued), (copy.letters, report.letters)]
    return (rows + rest).filter { $0.1 > 0 }.map { Fact($0.0, String($0.1)) }
  }
}

extension ImportPage.Column {
  fileprivate init(_ column: ImportReport.Column, _ copy: ImportCopy, _ language: Language) {
    var chosen: ContactField?
    var reason: String?
    switch column.use {
    case .field(let field): chosen = field
    case .leftOut(let why): reason = copy.left(why.wording[language])
    }
    let options = ContactField.allCases.map {
      ImportPage.Option(value: $0.rawValue, label: $0.heading[language].capitalisedFirst, isChosen: $0 == chosen)
    }
    self.init(
      name: column.name,
      options: [ImportPage.Option(value: "", label: copy.leaveOut, isChosen: chosen == nil)] + options, reason: reason)
  }
}

extension ImportPage.Question {
  fileprivate init(_ row: ImportReport.Row, _ decision: ImportDecisions.Decision?, _ copy: ImportCopy) {
    let general = ["", "skip", "new"].map {
      ImportPage.Option(value: $0, label: copy.decision($0), isChosen: $0 == decision?.name ?? "")
    }
    let people = row.people.filter { !$0.handle.isEmpty }.map {
      ImportPage.Option(
        value: $0.handle, label: copy.isOne($0.told), isChosen: decision == .update(handle: $0.handle))
    }
    self.init(line: row.line, name: row.name, options: general + people)
  }
}

extension ImportDecisions.Decision {
  /// As the form sends it.
  fileprivate var name: String {
    switch self {
    case .skip: "skip"
    case .new: "new"
    case .update(let handle): handle ?? "update"
    }
  }
}

extension ImportCopy {
  fileprivate func decision(_ name: String) -> String {
    switch name {
    case "skip": skip
    case "new": new
    case "update": update
    default: asForAll
    }
  }
}
