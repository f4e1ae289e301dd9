import Domain
import Testing

@Suite struct ShippedStatementTests {
  @Test(arguments: Statements.both)
  func everyPurposeStandsInItOnceAndEveryCategoryIsHeld(_ statement: Statement) {
    #expect(statement.purposes.map(\.purpose) == Purpose.allCases)
    for category in DataCategory.allCases { #expect(!statement.holders(of: category).isEmpty, "\(category)") }
  }

  @Test(arguments: Statements.both)
  func allTwentyRetentionRulesAreInTheData(_ statement: Statement) {
    let terms = statement.purposes.flatMap { $0.holds.flatMap(\.until) }.map(\.term.rule) + [statement.onStop.rule]
    #expect(Set(terms) == Set((1...20).map { "R\($0)" }))
  }

  @Test(arguments: Statements.both)
  func itKeepsTheExactBytesItWasReadFrom(_ statement: Statement) throws {
    let again = try Statement(reading: statement.source)
    #expect(again.purposes == statement.purposes)
    #expect(again.version == statement.version)
    #expect(again.source.last == UInt8(ascii: "\n"))
  }

  @Test func whatNeededNoConsentIn2019NeedsItIn2026() {
    let switched: [Purpose] = [
      .marketingActions, .spoordeelwinkel, .newsletterEmail, .newsletterPost, .personalisedOffers,
    ]
    for purpose in switched {
      let bases = { (statement: Statement) in
        Set(statement.terms(of: purpose)?.uses.flatMap { $0.bases.map(\.basis) } ?? [])
      }
      #expect(bases(Statements.of2019) == [.legitimateInterest], "\(purpose)")
      #expect(bases(Statements.of2026) == [.consent], "\(purpose)")
    }
  }

  @Test(arguments: Statements.both)
  func noPartnerIsEverARecipientAndOffersOfPartnersByEmailNeedConsent(_ statement: Statement) throws {
    let partner = try #require(statement.terms(of: .partnerOffers))
    let email = try #require(partner.uses.first { $0.channel == .email })
    #expect(email.bases.map(\.consent) == [.partnerOffers])
    #expect(!partner.recipients.contains(.carriers))
  }

  @Test(arguments: Statements.both)
  func travelOffersStopCountersAndTripsAndNothingElse(_ statement: Statement) {
    for terms in statement.purposes {
      for rule in terms.stoppedBy where rule.scope == .travelOffers {
        #expect(rule.categories?.isSubset(of: [.travelBehaviour, .rawTrip]) == true, "\(terms.purpose)")
      }
    }
    for category in [DataCategory.travelBehaviour, .rawTrip] {
      for holder in statement.holders(of: category) where !holder.onlyKeeps {
        let stops = statement.terms(of: holder)?.stoppedBy.contains {
          $0.scope == .travelOffers && $0.acts.contains(.optOut)
        }
        #expect(stops == true, "\(holder) would go on with \(category)")
      }
    }
  }
}
