import Domain
import Mustache

/// Turns view models into HTML. Every template is compiled once, when the program starts; escaping
/// is Mustache's `{{ }}` and happens nowhere else.
struct PageRenderer: Sendable {
  private let compiled: [MustacheTemplate]
  private let library: MustacheLibrary

  init() throws {
    try self.init { $0.source }
  }

  init(source: (Template) -> String) throws {
    compiled = try Template.allCases.map { try MustacheTemplate(string: source($0)) }
    library = MustacheLibrary(
      templates: Dictionary(uniqueKeysWithValues: zip(Template.allCases.map(\.name), compiled)))
  }

  func render<P: Page>(_ page: P, in language: Language, frame: Frame = Frame()) -> String {
    let copy = P.words.copy(in: language)
    let problems = ProblemCopy.words.copy(in: language)
    let fields = page.fields(copy)
    var values = page.values(copy, in: language)
    for field in fields {
      values[field.key] = field.values(problems)
    }
    let faults =
      page.otherProblems.sorted { $0.key < $1.key }.map {
        ["id": $0.key, "problem": problems.text($0.value)] as Values
      }
      + fields.compactMap { $0.fault(problems) }
    values["faults"] = faults
    values["hasFaults"] = !faults.isEmpty
    values["copy"] = P.words.values(in: language)
    values["layout"] = LayoutCopy.words.values(in: language)
    values["shape"] = page.shape
    let title = page.title(copy)
    values["title"] = faults.isEmpty ? title : LayoutCopy.words.copy(in: language).faultTitle(title)
    values.merge(frame.values(in: language)) { _, framed in framed }
    return compiled[page.template.rawValue].render(values, library: library)
  }
}

extension Page {
  func rendered(in language: Language, frame: Frame = Frame(), by renderer: PageRenderer) -> String {
    renderer.render(self, in: language, frame: frame)
  }
}
