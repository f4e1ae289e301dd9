import Bootstrap
import Domain
import Foundation
import HummingbirdTesting
import Identity
import Rights
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

/// The pages as people really get them, with the words that data and statement put into them.
@Suite struct RenderedWordsTests {
  private func pages(_ language: Language) async throws -> [(path: String, page: RenderedPage)] {
    let house = try await PortalHouse()
    let jan = try await house.jan()
    let browser = try house.reader(jan)
    var paths = ["/", "/statement", "/objections", "/requests", "/me", "/me/data", "/me/preferences"]
    let waiting = try await EraseOnRequest(house.world.desk).submit(by: jan, in: language)
    for status in try house.store.readNow({ tx in try CaseStatus.all(of: jan, in: tx) }) {
      paths.append("/requests/\(status.reference)")
      if status.personal?.hasCertificate == true { paths.append("/requests/\(status.reference)/certificate") }
    }
    #expect(paths.contains("/requests/\(waiting.reference)"))
    paths.append("/me/requests")
    var pages: [(String, RenderedPage)] = []
    for path in paths {
      let answer = try await browser.get("\(path)?lang=\(language.rawValue)", in: language)
      #expect(answer.status == 200, "\(path)")
      pages.append((path, RenderedPage(html: answer.text)))
    }
    return pages
  }

  @Test(arguments: Language.allCases) func noPageSpeaksTheLanguageOfLawyers(_ language: Language) async throws {
    for (path, page) in try await pages(language) {
      #expect(page.failure == nil, "\(path)")
      let said = page.blocks.joined(separator: " ").replacing("Autoriteit Persoonsgegevens", with: "").lowercased()
      let spoken = Set(said.split { !$0.isLetter && $0 != "-" }.map(String.init))
      #expect(spoken.intersection(ReadabilityTests.banned[language] ?? []).isEmpty, "\(path)")
      for phrase in ReadabilityTests.bannedPhrases { #expect(!said.contains(phrase), "\(path): \(phrase)") }
    }
  }

  @Test(arguments: Language.allCases) func noSentenceOfAPageIsTooLong(_ language: Language) async throws {
    for (path, page) in try await pages(language) {
      for block in page.blocks {
        for sentence in block.split(whereSeparator: { ".?!;".contains($0) }) {
          let words = sentence.split(separator: " ").filter { $0.contains(where: \.isLetter) }
          #expect(words.count <= 25, "\(path): \(sentence)")
        }
      }
    }
  }

  @Test func oneTelephoneNumberIsOnPageAndLetterAlike() async throws {
    let house = try await PortalHouse()
    let jan = try await house.jan()
    _ = try await ObjectToProcessing(house.world.desk).submit(.everything, by: jan, in: .nl)
    let phone = house.world.settings.contact.phone
    #expect(try await house.reader().get("/").text.contains(phone))
    let letter = try #require(try house.store.readNow { tx in try Outbox.due(limit: 1, in: tx) }.first)
    #expect(letter.letter.body.contains(phone))
    let settings = house.world.settings.contact
    #expect(letter.letter.body.contains(settings.address) && letter.letter.body.contains(settings.officerMail))
  }

  @Test func theStatementKeepsEachHoldTogetherAndStopsTravelOffersWithOneButton() async throws {
    let house = try await PortalHouse()
    let jan = try await house.jan()
    let open = try await house.reader().get("/statement").text
    #expect(open.contains("Als contact telt alleen wat u zelf doet") && open.contains("<li>ons bellen</li>"))
    #expect(open.contains("Dan geldt de kortste"))
    #expect(open.contains(#"href="/objections?scope=travelOffers""#))
    // Accountability holds seven kinds, each with a period of its own.
    let drawer = try #require(
      open.firstMatch(of: #/<details class="drawer" id="accountability">(.*?)<\/details>/#.dotMatchesNewlines())?.1)
    #expect(drawer.matches(of: #/<p><strong>/#).count == 7)
    let signedIn = try house.reader(jan)
    #expect(try await signedIn.get("/statement").text.contains(#"name="scope" value="travelOffers""#))
    let done = try await signedIn.post("/objections", on: "/statement", "scope", "travelOffers")
    #expect(done.status == 200)
    let stops = try house.store.readNow { tx in try StandingTable.standing(of: jan, in: tx)?.stops.map(\.scope) }
    #expect(stops == [.travelOffers])
  }
}
