import Domain
import Foundation
import Testing

@testable import rechtspoor_portal

@Suite struct PageTests {
  @Test(arguments: Sample.everyLanguage)
  func aPageIsWellFormedAndFinished(language: Language, sample: Sample) throws {
    let page = try RenderedPage(sample, language)
    #expect(page.failure == nil)
    #expect(!page.html.contains("{{") && !page.html.contains("}}"))
    #expect(!page.html.contains("(Function)") && !page.html.contains("Optional("))
    #expect(page.all("html").first?.attributes["lang"] == language.rawValue)
    #expect(page.all("h1").count == 1)
    #expect(page.all("main").count == 1)
    #expect(Set(page.ids).count == page.ids.count)
    let title = page.blocks.first ?? ""
    #expect(title.hasSuffix(" – Rechtspoor") && title.count > " – Rechtspoor".count)
    for name in ["h1", "h2", "h3", "button", "li", "p", "legend", "summary", "label", "dt", "th"] {
      #expect(!page.html.contains("<\(name)></\(name)>"), "an empty \(name)")
    }
  }

  @Test(arguments: Sample.everyLanguage)
  func aPageRunsNothingAndLoadsNothingFromElsewhere(language: Language, sample: Sample) throws {
    let page = try RenderedPage(sample, language)
    #expect(page.all("script").isEmpty && page.all("style").isEmpty && page.all("iframe").isEmpty)
    for element in page.elements {
      #expect(element.attributes["style"] == nil)
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") })
      for address in [element.attributes["src"], element.attributes["href"], element.attributes["action"]] {
        guard let address else { continue }
        let isOurs = address.hasPrefix("/") && !address.hasPrefix("//") || address.hasPrefix("#")
        #expect(isOurs || address.hasPrefix("tel:") || address.hasPrefix("mailto:"), "\(address)")
      }
    }
    for element in page.all("link") + page.all("img") + page.all("source") {
      let address = element.attributes["href"] ?? element.attributes["src"] ?? element.attributes["srcset"] ?? ""
      #expect(address.hasPrefix("/assets/") || sample.name.hasPrefix("retention") && address.hasPrefix("/staff/"))
    }
  }

  @Test(arguments: Sample.everyLanguage)
  func everyQuestionHasALabelAndEveryFormItsToken(language: Language, sample: Sample) throws {
    let page = try RenderedPage(sample, language)
    let labelled = Set(page.all("label").compactMap { $0.attributes["for"] })
    let ids = Set(page.ids)
    for input in page.all("input") + page.all("textarea") where input.attributes["type"] != "hidden" {
      let id = try #require(input.attributes["id"])
      #expect(labelled.contains(id), "\(id) has no label")
      #expect(input.attributes["name"]?.isEmpty == false)
      for described in (input.attributes["aria-describedby"] ?? "").split(separator: " ") {
        #expect(ids.contains(String(described)), "\(described) is not on the page")
      }
    }
    #expect(labelled.isSubset(of: ids))
    let posting = page.all("form").filter { $0.attributes["method"] == "post" }
    let tokens = page.all("input").filter { $0.attributes["name"] == "csrf" && $0.attributes["value"] == "c5Rf" }
    #expect(tokens.count == posting.count)
  }

  @Test(arguments: Sample.everyLanguage)
  func theOtherLanguageIsOneLinkAway(language: Language, sample: Sample) throws {
    let other = language == .nl ? Language.en : .nl
    let page = try RenderedPage(sample, language)
    let link = page.all("a").first { $0.attributes["hreflang"] == other.rawValue }
    #expect(link?.attributes["href"] == "\(sample.path)?lang=\(other.rawValue)")
    #expect(link?.attributes["lang"] == other.rawValue)
  }

  @Test func aPageThatIsNotWellFormedIsNoticed() {
    #expect(RenderedPage(html: "<html><p>never closed</html>").failure != nil)
    #expect(RenderedPage(html: "<html><p>closed</html></p>").failure != nil)
    #expect(RenderedPage(html: "<html><p>closed<br/></p></html>").failure == nil)
  }

  @Test func noPageSaysTheSameInBothLanguages() throws {
    for (dutch, english) in zip(Sample.all(in: .nl), Sample.all(in: .en)) {
      let dutchHeading = try RenderedPage(dutch, .nl).blocks.first
      let englishHeading = try RenderedPage(english, .en).blocks.first
      // The name of a company or a person, and the title of "Menu", are what they are.
      let isName = dutch.name.hasPrefix("contact") && !dutch.name.hasSuffix("New") && !dutch.name.hasSuffix("End")
      if !isName { #expect(dutchHeading != englishHeading, "\(dutch.name)") }
    }
  }
}
