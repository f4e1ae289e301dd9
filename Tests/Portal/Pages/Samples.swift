import Domain
import Testing

@testable import rechtspoor_portal

/// Every page of the portal with values as they will be, in the states that look different.
struct Sample: Sendable, CustomTestStringConvertible {
  let name: String
  let page: any Page
  var path = "/"

  var testDescription: String { name }

  static func all(in language: Language) -> [Sample] {
    stopping(language) + requests(language) + account(language) + reading(language) + business(language)
      + staff(language)
  }

  static let everyLanguage = Language.allCases.flatMap { language in
    all(in: language).map { (language, $0) }
  }
}

func wording(_ language: Language, _ nl: String, _ en: String) -> String { Wording(nl, en)[language] }
