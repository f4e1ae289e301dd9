import Domain
import Testing

/// Every decision has words that a person can read, and says by which sentence or article.
@Suite struct SendExplanationTests {
  private let offer = Approach(.marketingActions, Lane(.email, .ns), .offer(.ownSimilar, for: .relationship))
  private let partner = Approach(.partnerOffers, Lane(.email, .ns), .offer(.partner, for: .relationship))
  private let service = Approach(.serviceMessages, Lane(.post, .nsInternational), .service(.change))

  private var decisions: [SendDecision] {
    let term = Term(anchor: "recorded", period: "P48M", source: "S50", rule: "R2")
    let ours = Term(anchor: "recorded", period: "P48M", source: "policy", rule: "R2")
    let on = day("2026-03-05")
    let grounds: [Ground] =
      [
        .basis(.consent, nil), .expired(term), .expired(ours), .under16(until: on), .restricted(since: on),
        .held(since: on), .noOpenCase, .noLane, .anchorMissing(.recorded),
      ] + Scope.allCases.map { .stopped(.optOut, $0, on: on) }
      + ConsentName.allCases.flatMap { [.consentMissing($0), .consentWithdrawn($0, on: on)] }
      + AgreementName.allCases.flatMap { [.noAgreement($0), .agreementEnded($0, on: on)] }
    let refusals: [SendRefusal] =
      [
        .wayNotStated, .contentDoesNotFit, .noAddress, .privateAddress, .mayNotPickBy(.travelBehaviour),
        .travelNeedsConsent,
        .reportedDeceased, .suppressed, .addressUnusable, .inDeceasedRegister, .inPostfilter, .tooManyLately,
        .noLiveProduct,
      ] + grounds.map(SendRefusal.ground) + grounds.map { .mayNotPickByOf(.travelBehaviour, $0) }
      + ConsentName.allCases.map(SendRefusal.offerNeedsConsent)
    return SendGround.all.map(SendDecision.allowed) + refusals.map(SendDecision.refused)
  }

  @Test func everyParagraphIsPlainAndCitesWhatDecides() {
    for decision in decisions {
      for approach in [offer, partner, service] {
        for language in Language.allCases {
          let text = SendExplanation(decision, of: approach).text(in: language)
          let cites = text.contains(/\(.*(S\d+|art\. \d+|Code Postfilter).*\)/)
          #expect(cites, "\(text)")
          // An abbreviation ends no sentence.
          let plain = text.replacing("art. ", with: "art ")
          for sentence in Readability.sentences(plain) {
            #expect(Readability.words(sentence) <= 25, "\(sentence)")
          }
          #expect(text.hasSuffix(".") && !text.contains("  "))
        }
      }
    }
  }

  @Test func everyReasonHasALineOfItsOwn() {
    for language in Language.allCases {
      let names = SendReason.allCases.map { $0.name(in: language) }
      #expect(Set(names).count == names.count && names.allSatisfy { !$0.isEmpty })
    }
  }

  @Test func aLeaveNamesTheBasisTheConsentAndTheWayOut() {
    let soft = SendExplanation(.allowed(SendGround(.legitimateInterest, isSoftOptIn: true)), of: offer)
    #expect(soft.text(in: .nl).contains("art. 11.7 lid 3 Tw") && soft.text(in: .nl).contains("altijd stoppen"))
    let beside = SendGround(.legitimateInterest, consent: .partnerOffers)
    #expect(SendExplanation(.allowed(beside), of: partner).text(in: .en).contains("offers from partners"))
    let contract = SendExplanation(.allowed(SendGround(.contract, agreement: .subscription)), of: service)
    #expect(contract.text(in: .nl).contains("geen reclame"))
  }
}
