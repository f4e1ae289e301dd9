import Foundation
import Testing

@testable import Domain

struct CertificateTests {
  static func certificate() throws -> Certificate {
    let state = try caseState(
      .objection, .stop, .prove(.login), .erase, .tell(recipient: "Keolis"), .tell(recipient: "Arriva"), .sendLetter,
      .confirm(recipient: "Arriva"))
    return Certificate(
      of: state, erased: LetterFixtures.erased, kept: [LetterFixtures.kept[1], LetterFixtures.kept[0]],
      suppressed: [
        SuppressedItem(Lane(.post, .ns), scope: .everything), SuppressedItem(Lane(.email, .ns), scope: .everything),
      ], statementVersion: "2019-klantrelatie",
      statementDigest: String(repeating: "ab", count: 32))
  }

  @Test func itsTextIsTheSameHoweverItsListsWereFilled() throws {
    var shuffled = try CertificateTests.certificate()
    let text = try shuffled.canonicalJSON()
    shuffled.erased.reverse()
    shuffled.kept.reverse()
    shuffled.suppressed.reverse()
    #expect(try shuffled.canonicalJSON() == text)
    shuffled.erased[0] = ErasedItem(.contactHistory, rows: 8)
    #expect(try shuffled.canonicalJSON() != text)
  }

  /// Written out in full: certificates are kept for years, so a changed byte is a broken promise.
  @Test func itsTextIsExactlyThis() throws {
    let expected =
      #"{"erased":[{"category":"contactHistory","rows":7},{"category":"customerProfile","rows":1},"#
      + #"{"category":"travelBehaviour","rows":48}],"erasedHere":"2026-11-22T13:35:00Z","#
      + #""format":"rechtspoor-certificate/2","kept":[{"category":"financial","law":"art. 17(3)(b)","#
      + #""purpose":"tax","source":"art. 52 AWR","until":"2034-01-01"},"#
      + #"{"category":"product","law":"art. 6(1)(b)","purpose":"contract","source":"art. 6(1)(b)"}],"#
      + #""kind":"objection","received":"2026-11-22T13:32:00Z","#
      + #""recipients":[{"confirmed":"2026-11-22T13:39:00Z","name":"Arriva"},{"name":"Keolis"}],"#
      + #""reference":"\#(reference().description)","#
      + #""statementDigest":"\#(String(repeating: "ab", count: 32))","statementVersion":"2019-klantrelatie","#
      + #""stopped":"2026-11-22T13:33:00Z","suppressed":[{"brand":"ns","channel":"email","scope":"everything"},"#
      + #"{"brand":"ns","channel":"post","scope":"everything"}]}"#
    #expect(try CertificateTests.certificate().canonicalJSON() == expected)
  }

  /// What was signed must not hang on our wording: nothing in it is a sentence.
  @Test func itCarriesCodesAndNoWordsOfOurs() throws {
    let text = try CertificateTests.certificate().canonicalJSON()
    for item in [LetterFixtures.kept[0], LetterFixtures.kept[1]] {
      for language in Language.allCases { #expect(!text.contains(item.reason[language])) }
    }
  }
}
