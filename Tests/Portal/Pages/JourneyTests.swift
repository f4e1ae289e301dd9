import Domain
import Testing

@testable import rechtspoor_portal

/// What a person meets who comes to stop, and knows nothing of us.
@Suite struct JourneyTests {
  @Test(arguments: Language.allCases)
  func homeHasThreeDoorsAndTheFirstStopsAdvertising(language: Language) throws {
    let page = try RenderedPage(Sample(name: "home", page: HomePage()), language)
    let doors = page.all("a").filter { $0.attributes["class"]?.hasPrefix("door") == true }
    #expect(doors.map { $0.attributes["href"] } == ["/objections", "/me/data", "/requests"])
    #expect(page.all("form").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func stoppingAsksOneQuestionAndOneFieldAndNoPassword(language: Language) throws {
    let page = try RenderedPage(Sample(name: "objection", page: ObjectionPage(notice: Sample.notice)), language)
    let form = page.all("form")
    #expect(form.map { $0.attributes["action"] } == ["/objections"])
    #expect(page.all("fieldset").count == 1)
    #expect(page.all("button").count == 1)
    let chosen = page.all("input").filter { $0.attributes["checked"] != nil }
    #expect(chosen.map { $0.attributes["value"] } == ["everything"])
    #expect(!page.all("input").contains { $0.attributes["type"] == "password" })
    #expect(page.all("details").allSatisfy { $0.attributes["open"] == nil })
    let visible = page.all("input").filter { ["text", "email", "tel"].contains($0.attributes["type"]) }.first
    #expect(visible?.attributes["name"] == "email")
  }

  @Test func theFirstLineSaysWhatIsNotLost() throws {
    let page = try RenderedPage(Sample(name: "objection", page: ObjectionPage(notice: Sample.notice)), .en)
    let heading = try #require(page.blocks.firstIndex(of: "Stop the advertising"))
    #expect(page.blocks[heading + 1].contains("keep working"))
  }

  @Test(arguments: Language.allCases)
  func anErrorKeepsWhatWasTypedAndStandsBesideItsField(language: Language) throws {
    let page = try RenderedPage(Sample(name: "faulty", page: Sample.faultyObjection), language)
    let postcode = try #require(page.all("input").first { $0.attributes["id"] == "postcode" })
    #expect(postcode.attributes["value"] == "35 AB")
    #expect(postcode.attributes["aria-invalid"] == "true")
    #expect(postcode.attributes["aria-describedby"] == "postcode-problem")
    #expect(page.all("details").allSatisfy { $0.attributes["open"] == "open" })
    #expect(page.all("a").contains { $0.attributes["href"] == "#postcode" })
    let suggested = page.all("input").first { $0.attributes["name"] == "emailSuggested" }
    #expect(suggested?.attributes["value"] == "jan@gmail.com")
    #expect(suggested?.attributes["checked"] == nil)
    let email = page.all("input").first { $0.attributes["name"] == "email" }
    #expect(email?.attributes["value"] == "jan@gmial.com")
  }

  @Test(arguments: Language.allCases, Scope.allCases)
  func theAnswerToAStrangerDependsOnNobody(language: Language, scope: Scope) throws {
    let page = ObjectionDonePage(
      stopped: .now("14:32"), scope: scope, reference: "NS-7K4M-29", outcome: .unproven(Sample.notice))
    let rendered = try RenderedPage(Sample(name: "done", page: page), language)
    #expect(rendered.blocks.contains { $0.contains("14:32") })
    #expect(rendered.blocks.contains("NS-7K4M-29"))
    #expect(rendered.all("table").isEmpty)
  }

  @Test(arguments: Language.allCases)
  func aProvenPersonReadsAtMostFiveRowsOfWhatStays(language: Language) throws {
    let many = (1...8).map { Stays(what: "w\($0)", why: "y", until: "u") }
    let page = ObjectionDonePage(
      stopped: .now("14:32"), scope: .everything, reference: "NS-7K4M-29",
      outcome: .proven(ObjectionDonePage.Proof(erased: [], stays: many, letter: .post)))
    let rendered = try RenderedPage(Sample(name: "done", page: page), language)
    #expect(rendered.all("tr").count == 1 + Stays.most)
    #expect(rendered.blocks.contains(LayoutCopy.words.copy(in: language).moreStays))
  }

  @Test(arguments: Language.allCases)
  func theReferenceAloneTellsOfReceivingAndStoppingOnly(language: Language) throws {
    let all: [RequestStatusPage.Station: String] = [.received: "1", .stopped: "2", .erased: "3", .letter: "4"]
    let few: [RequestStatusPage.Station: String] = [.received: "1", .stopped: "2"]
    let known = RequestStatusPage(reference: "NS-7K4M-29", reached: all)
    let unknown = RequestStatusPage(reference: "NS-7K4M-29", reached: few)
    let renderer = try PageRenderer()
    #expect(renderer.render(known, in: language) == renderer.render(unknown, in: language))
  }

  @Test(arguments: Language.allCases)
  func nothingIsTickedForANewsletter(language: Language) throws {
    let page = try RenderedPage(Sample(name: "subscriptions", page: SubscriptionsPage()), language)
    #expect(!page.all("input").contains { $0.attributes["checked"] != nil })
  }

  @Test(arguments: Language.allCases)
  func everyCategoryIsOnThePageAndAnEmptyOneSaysSo(language: Language) throws {
    let sample = try #require(Sample.all(in: language).first { $0.name == "myData" })
    let page = try RenderedPage(sample, language)
    let drawers = page.all("details").compactMap { $0.attributes["id"] }
    #expect(drawers == ["contactDetails", "travelBehaviour", "engagement"])
    #expect(page.blocks.contains(MyDataCopy.in(language).empty))
  }
}

extension PageCopy {
  fileprivate static func `in`(_ language: Language) -> Self { language == .nl ? nl : en }
}
