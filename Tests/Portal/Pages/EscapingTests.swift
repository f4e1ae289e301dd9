import Domain
import Testing

@testable import rechtspoor_portal

@Suite struct EscapingTests {
  static let hostile = "</textarea></p>\"'><script>alert(1)</script>{{csrf}}&amp;"

  @Test func aHostileNameIsShownAndNeverRun() throws {
    let pages: [any Page] = [
      MePage(name: Self.hostile, receives: [Self.hostile]),
      ContactListPage(
        organisation: Self.hostile,
        contacts: [ContactListPage.Contact(name: Self.hostile, role: "", address: "", card: "")]),
      ObjectionPage(
        person: .asked(
          email: Entry(value: Self.hostile, problem: .emailMalformed, suggestion: Self.hostile),
          postal: PostalEntry(), telephone: Entry()),
        notice: Sample.notice),
      RequestFormPage(chosen: .correct, person: .asked(email: Entry(value: Self.hostile))),
      LoginPage(next: Self.hostile),
    ]
    for page in pages {
      let rendered = try RenderedPage(Sample(name: "hostile", page: page), .nl)
      #expect(rendered.failure == nil)
      #expect(rendered.all("script").isEmpty)
      #expect(rendered.html.contains("&lt;script&gt;"))
      let kept =
        rendered.blocks.contains { $0.contains(Self.hostile) }
        || rendered.all("input").contains { $0.attributes["value"] == Self.hostile }
      #expect(kept, "what was typed is shown as typed")
    }
  }

  @Test(arguments: Template.allCases)
  func noTemplateWritesUnescaped(template: Template) {
    #expect(!template.source.contains("{{{"))
    #expect(!template.source.contains("{{&"))
    #expect(!template.source.contains("{{%"))
  }
}
