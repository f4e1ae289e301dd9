import Domain
import Testing

extension LegalCase: CustomTestStringConvertible {
  var testDescription: String { title }
}

@Suite struct LegalCaseTests {
  @Test func thereAreAtLeastTwentyAndEachTellsAStory() {
    #expect(LegalCase.all.count >= 20)
    for item in LegalCase.all {
      #expect((2...3).contains(item.story.count) && !item.source.isEmpty, "\(item.title)")
    }
  }

  @Test(arguments: LegalCase.all) func itEndsAsTheLawDemands(_ item: LegalCase) throws {
    #expect(!item.expect.isEmpty || item.journeys?.isEmpty == false)
    let statement = try #require(Statements.both.first { $0.version.id == item.statement })
    for expected in item.expect {
      let day = expected.on ?? item.day
      let standing = item.person.standing(statement, today: day)
      let lives = livingPurposes(statement, standing, expected.datum, day)
      let note = Comment(rawValue: "\(item.title) (\(item.source)): \(expected.what): \(lives)")
      switch verdict(statement, standing, expected.datum, day) {
      case .keep(let until, _):
        #expect(expected.kept, note)
        if let end = expected.until { #expect(until == end, note) }
      case .erase(let since, let rule, _):
        #expect(!expected.kept, note)
        if let wanted = expected.since { #expect(since == wanted, note) }
        if let wanted = expected.under { #expect(rule == wanted, note) }
      }
      if let alive = expected.alive { #expect(Set(lives.filter { $0.value.isAlive }.keys) == Set(alive), note) }
      if let resting = expected.resting {
        #expect(Set(lives.filter { !$0.value.isAlive && !$0.value.isLapsed }.keys) == Set(resting), note)
      }
      for purpose in expected.over ?? [] { #expect(lives[purpose]?.isLapsed == true, note) }
      if let written = expected.mayBeWritten {
        #expect(mayWrite(statement, standing, expected.datum, day).isAllowed == written, note)
      }
      for sending in expected.maySend ?? [] {
        let use = mayUse(
          statement, standing, expected.datum, day, for: sending.purpose, over: Lane(sending.channel, sending.brand))
        #expect(use.isAllowed == sending.allowed, note)
        if case .allowed(let basis, _) = use, let wanted = sending.basis { #expect(basis == wanted, note) }
      }
    }
    for journey in item.journeys ?? [] {
      #expect(Peak(checkIn: journey.checkIn, on: journey.day) == journey.peak, "\(item.title): \(journey.what)")
    }
  }
}
