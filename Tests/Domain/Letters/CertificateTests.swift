import Foundation
import Testing

@testable import Domain

struct CertificateTests {
  static func certificate() throws -> Certificate {
    let state = try caseState(
      .objection, .stop, .prove(.login), .erase, .tell(recipient: "Keolis"), .tell(recipient: "Arriva"), .sendLetter)
    return Certificate(
      of: state, erased: LetterFixtures.erased, kept: [LetterFixtures.kept[1], LetterFixtures.kept[0]],
      suppressed: [.post, .email], statementVersion: "2019-klantrelatie",
      statementDigest: String(repeating: "ab", count: 32))
  }

  @Test func itsTextIsTheSameHoweverItsListsWereFilled() throws {
    var shuffled = try CertificateTests.certificate()
    let text = try shuffled.canonicalJSON()
    shuffled.erased.reverse()
    shuffled.kept.reverse()
    shuffled.suppressed.reverse()
    shuffled.recipientsTold.reverse()
    #expect(try shuffled.canonicalJSON() == text)
    shuffled.erased[0] = ErasedItem(.contactHistory, rows: 8)
    #expect(try shuffled.canonicalJSON() != text)
  }

  /// Written out in full: certificates are kept for years, so a changed byte is a broken promise.
  @Test func itsTextIsExactlyThis() throws {
    let expected =
      #"{"erased":[{"category":"contactHistory","rows":7},{"category":"customerProfile","rows":1},"#
      + #"{"category":"travelBehaviour","rows":48}],"erasedHere":"2026-11-22T13:35:00Z","#
      + #""format":"rechtspoor-certificate/1","kept":[{"category":"financial","purpose":"tax","#
      + #""reason":"Tax law obliges us to keep this.","source":"art. 52 AWR","until":"2034-01-01"},"#
      + #"{"category":"product","purpose":"contract","reason":"We need this while your subscription or card runs.","#
      + #""source":"art. 6(1)(b)"}],"kind":"objection","received":"2026-11-22T13:32:00Z","#
      + #""recipientsTold":["Arriva","Keolis"],"reference":"\#(reference().description)","#
      + #""statementDigest":"\#(String(repeating: "ab", count: 32))","statementVersion":"2019-klantrelatie","#
      + #""stopped":"2026-11-22T13:33:00Z","suppressed":["email","post"]}"#
    #expect(try CertificateTests.certificate().canonicalJSON() == expected)
  }

  @Test func itsPageNamesEveryFactInBothLanguages() throws {
    let certificate = try CertificateTests.certificate()
    for (language, facts) in [
      (Language.nl, ["Gestopt: 22 november 2026 om 14:33", "Gewist: 22 november 2026 om 14:35", "e-mail", "facturen"]),
      (.en, ["Stopped: 22 November 2026 at 14:33", "Erased: 22 November 2026 at 14:35", "e-mail", "invoices"]),
    ] {
      let body = certificate.page(in: language).body
      for fact in facts + ["Arriva", certificate.statementDigest, certificate.reference.description] {
        #expect(body.localizedCaseInsensitiveContains(fact), "\(fact)")
      }
    }
  }
}
