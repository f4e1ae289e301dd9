import Domain
import Testing

extension SendCase: CustomTestStringConvertible {
  var testDescription: String { title }
}

@Suite struct SendCaseTests {
  @Test func thereAreSixtyAndNoTwoAreTheSame() {
    #expect(SendCase.all.count >= 60)
    #expect(Set(SendCase.all.map(\.title)).count == SendCase.all.count)
    #expect(SendCase.all.allSatisfy { !$0.story.isEmpty && !$0.source.isEmpty })
    let decided = SendCase.all.map {
      "\($0.approach) \($0.standing) \($0.datums) \($0.known) \($0.day) \($0.statement)"
    }
    #expect(Set(decided).count == decided.count, "two cases ask the same")
  }

  @Test(arguments: SendCase.all) func itEndsAsTheLawDemands(_ item: SendCase) throws {
    let statement = try #require(Statements.both.first { $0.version.id == item.statement })
    let decision = decide(statement, item.standing, item.datums, item.approach, item.day, item.known)
    let note = Comment(rawValue: "\(item.title) (\(item.source)): \(decision)")
    let expected = item.outcome
    switch decision {
    case .allowed(let ground):
      #expect(expected.may && ground.basis == expected.basis, note)
      #expect(ground.consent == expected.consent && ground.agreement == expected.agreement, note)
      #expect(ground.isSoftOptIn == expected.softOptIn ?? false, note)
    case .refused(let refusal): #expect(!expected.may && refusal.reason == expected.reason, note)
    }
  }
}
