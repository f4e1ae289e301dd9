import Domain
import Testing

@Suite struct StatementPageTests {
  private static let pages = Statements.both.flatMap { statement in
    Language.allCases.map { StatementPage(statement, $0) }
  }

  @Test(arguments: pages) func everyPurposeIsOnThePageWithItsBasisAndItsPeriods(_ page: StatementPage) {
    let sections = page.relationship + page.others
    #expect(Set(sections.map(\.purpose)) == Set(Purpose.allCases))
    for section in sections {
      #expect(!section.bases.isEmpty && !section.data.isEmpty && !section.stopping.isEmpty, "\(section.title)")
      for block in section.data {
        #expect(!block.periods.isEmpty || !block.conditions.isEmpty, "\(section.title) would keep without end")
      }
    }
  }

  @Test(arguments: pages) func theTextIsPlainAndItsSentencesShort(_ page: StatementPage) {
    let texts =
      page.introduction
      + (page.relationship + page.others).flatMap {
        [$0.whatFor] + $0.stopping + $0.bases.map(\.text)
      }
    let sentences = texts.flatMap { $0.split { ".?!".contains($0) } }.map { $0.split(separator: " ").count }
    #expect(sentences.allSatisfy { $0 <= 25 })
    #expect(sentences.reduce(0, +) <= 15 * sentences.count)
  }

  @Test func oneClickStopsTheOffersFromTravelling() {
    let page = StatementPage(Statements.of2019, .nl)
    let clickable = (page.relationship + page.others).filter { $0.oneClick != nil }
    #expect(Set(clickable.map(\.purpose)) == [.analysis, .personalisedOffers, .nsExtra, .travelIntake])
    #expect(clickable.allSatisfy { $0.oneClick?.scope == .travelOffers })
  }

  @Test func ourOwnPeriodsSaySoAndThePromisesNameTheirSentence() throws {
    let page = StatementPage(Statements.of2019, .nl)
    let analysis = try #require(page.relationship.first { $0.purpose == .analysis })
    let periods = try #require(analysis.data.first?.periods)
    #expect(periods.map(\.source) == ["belofte S49", "onze eigen keuze"])
    #expect(periods.first?.text == "48 maanden na uw laatste contact met ons")
    let tax = try #require(page.others.first { $0.purpose == .tax })
    #expect(tax.data.first?.periods.map(\.source) == ["AWR 52"])
  }

  @Test func theChangeForTheTelephoneIsOnThePageWithItsDay() throws {
    let page = StatementPage(Statements.of2019, .en)
    let telephone = try #require(page.relationship.first { $0.purpose == .telephone })
    #expect(telephone.bases.map(\.from) == [nil, day("2021-07-01"), day("2026-07-01")])
    #expect(
      telephone.bases.first?.text
        == "telephone (NS): our own interest, weighed against yours [art. 6(1)(f)], until 1 July 2021")
    #expect(telephone.bases[1].text.contains("after a purchase or with an account"))
    #expect(telephone.bases.last?.text == "telephone (NS): you said yes to it [art. 6(1)(a)], from 1 July 2026")
  }
}
