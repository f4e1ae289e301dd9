import Domain
import Foundation
import Testing

@testable import rechtspoor_portal

/// A name a template asks for and nobody gives is an empty place on the page, silently; so each is
/// looked up here.
@Suite struct TemplateTests {
  @Test func everyWordATemplateSaysIsInTheCopy() throws {
    let said = Sample.all(in: .nl).map { sample in (sample.page.template, copyNames(of: sample.page)) }
    for (template, known) in said {
      for name in names(in: template.source, of: "copy") {
        #expect(known.contains(name), "\(template.name) asks for copy.\(name)")
      }
    }
    let layout = Set(LayoutCopy.words.values(in: .nl).keys)
    for template in Template.allCases {
      for name in names(in: template.source, of: "layout") {
        #expect(layout.contains(name), "\(template.name) asks for layout.\(name)")
      }
      for name in names(in: template.source, of: "house") {
        #expect(["name", "phone", "phoneDigits", "hours", "officer"].contains(name))
      }
    }
  }

  @Test func everyTemplateIsUsedByAPageOrAnotherTemplate() {
    let shown = Set(Sample.all(in: .nl).map { $0.page.template.name })
    let included = Template.allCases.flatMap { matches(of: #/\{\{[<>]\s*(\w+)\}\}/#, in: $0.source) }
    let unused = Template.allCases.map(\.name).filter { !shown.contains($0) && !included.contains($0) }
    #expect(unused.isEmpty)
    #expect(Set(included).isSubset(of: Set(Template.allCases.map(\.name))))
  }

  @Test func aBrokenTemplateStopsTheProgramAtItsStart() {
    #expect(throws: (any Error).self) { try PageRenderer { _ in "{{#open}}never closed" } }
  }

  private func names(in source: String, of owner: String) -> [String] {
    matches(of: #/\b(copy|layout|house)\.(\w+)/#, in: source, where: owner)
  }

  private func copyNames(of page: any Page) -> Set<String> {
    func names<P: Page>(_ page: P) -> Set<String> { Set(P.words.values(in: .nl).keys) }
    return names(page)
  }

  private func matches(of pattern: Regex<(Substring, Substring)>, in source: String) -> [String] {
    source.matches(of: pattern).map { String($0.output.1) }
  }

  private func matches(
    of pattern: Regex<(Substring, Substring, Substring)>, in source: String, where owner: String
  ) -> [String] {
    source.matches(of: pattern).filter { $0.output.1 == owner }.map { String($0.output.2) }
  }
}
