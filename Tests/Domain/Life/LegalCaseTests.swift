import Domain
import Testing

extension LegalCase: CustomTestStringConvertible {
  var testDescription: String { title }
}

@Suite struct LegalCaseTests {
  @Test func thereAreAtLeastTwentyAndEachTellsAStory() {
    #expect(LegalCase.all.count >= 20)
    for item in LegalCase.all {
      #expect((2...3).contains(item.story.count) && !item.source.isEmpty && !item.expect.isEmpty, "\(item.title)")
    }
  }

  @Test(arguments: LegalCase.all) func itEndsAsTheLawDemands(_ item: LegalCase) throws {
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
    }
  }
}
