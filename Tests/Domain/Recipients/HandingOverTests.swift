import Domain
import TestSupport
import Testing

/// May data be handed over (S42–S48)? Every refusal has its case here, and says what to do.
@Suite struct HandingOverTests {
  static let day = Day("2026-11-23")!
  static let statement: Statement = {
    do {
      return try ShippedStatements.first()
    } catch {
      preconditionFailure("a shipped statement is refused: \(error)")
    }
  }()

  static func ask(
    _ entry: Registration, for purpose: Purpose = .carrierMessages, on day: Day = day
  ) -> Result<Clearance, HandOverRefused> {
    mayHandOver(to: entry, for: purpose, on: day, under: statement)
  }

  static func changed(_ change: (inout Registration) -> Void) -> Registration {
    var entry = Registration.signed("Arriva", .carriers, for: [.carrierMessages])
    change(&entry)
    return entry
  }

  static func agreement(
    from: String = "2026-01-01", until: String = "2026-12-31", security: String = "annex 2",
    retention: String = "30 days"
  ) -> Agreement {
    Agreement(reference: "V-1", from: Day(from)!, until: Day(until)!, security: security, retention: retention)
  }

  static func transfer(
    _ instrument: TransferInstrument, assessment: String = "TIA-1", until: String = "2027-01-01"
  ) -> Transfer {
    Transfer(instrument: instrument, reference: "2021/914", assessment: assessment, until: Day(until)!)
  }

  @Test func whoSignedAndStaysInEuropeMayBeGivenDataForWhatWasAgreed() throws {
    let clearance = try Self.ask(.signed("Arriva", .carriers, for: [.carrierMessages])).get()
    #expect(clearance.recipient == "Arriva" && clearance.role == .carriers && clearance.purpose == .carrierMessages)
  }

  static let refusals: [(Registration, HandOverRefusal)] = [
    (changed { $0.role = nil }, .noRole),
    (changed { $0.purposes = [.serviceMessages] }, .notForThis),
    (changed { $0.role = .printer }, .notInStatement(.printer)),
    (changed { $0.agreement = nil }, .noAgreement),
    (
      changed { $0.agreement = agreement(from: "2026-11-24", until: "2026-12-31") },
      .agreementBeginsLater(Day("2026-11-24")!)
    ),
    (changed { $0.agreement = agreement(until: "2026-11-22") }, .agreementEnded(Day("2026-11-22")!)),
    (changed { $0.agreement = agreement(security: "") }, .noSecurityTerms),
    (changed { $0.agreement = agreement(retention: "") }, .noRetentionTerms),
    (changed { $0.country = nil }, .noCountry),
    (changed { $0.country = Country("CH") }, .noTransferInstrument(Country("CH")!)),
    (
      changed {
        $0.country = Country("US")
        $0.transfer = transfer(.standardClauses, assessment: "")
      }, .noAssessment(Country("US")!)
    ),
    (
      changed {
        $0.country = Country("US")
        $0.transfer = transfer(.standardClauses, until: "2026-11-22")
      }, .transferEnded(Day("2026-11-22")!)
    ),
  ]

  @Test(arguments: refusals.indices) func eachReasonRefusesAndSaysWhatToDo(_ index: Int) {
    let (entry, reason) = Self.refusals[index]
    #expect(Self.ask(entry) == .failure(HandOverRefused("Arriva", .carrierMessages, reason)))
    let words = HandOverRefused("Arriva", .carrierMessages, reason).description
    #expect(words.hasPrefix("Arriva may be given nothing for carrierMessages: ") && words.hasSuffix("."))
  }

  @Test func anAgreementHoldsOnItsLastDayAndNotOnTheNext() {
    let entry = Self.changed { $0.agreement = Self.agreement(until: "2026-11-23") }
    #expect((try? Self.ask(entry).get()) != nil)
    #expect((try? Self.ask(entry, on: Self.day.adding(days: 1)).get()) == nil)
  }

  @Test func icelandLiechtensteinAndNorwayAreInTheArea() {
    for code in ["IS", "LI", "NO", "NL", "ie"] {
      #expect((try? Self.ask(Self.changed { $0.country = Country(code) }).get()) != nil, "\(code)")
    }
    #expect(Country("EL") == nil && Country("XX") == nil && Country("NLD") == nil && Country("") == nil)
  }

  @Test func eachInstrumentAllowsATransferWhileItHoldsAndOnlyAnAdequacyDecisionNeedsNoWeighing() {
    for instrument in TransferInstrument.allCases {
      func entry(_ assessment: String) -> Registration {
        Self.changed {
          $0.country = Country("US")
          $0.transfer = Self.transfer(instrument, assessment: assessment)
        }
      }
      #expect((try? Self.ask(entry("TIA-1")).get()) != nil)
      #expect(((try? Self.ask(entry("")).get()) != nil) == (instrument == .adequacy))
    }
  }

  @Test func anAuthoritySignsNothingAndIsGivenOnlyWhatTheStatementSays() {
    let office = Registration(name: "Belastingdienst", role: .taxAuthority, purposes: [.tax], country: Country("NL"))
    #expect((try? Self.ask(office, for: .tax).get()) != nil)
    #expect((try? Self.ask(office, for: .analysis).get()) == nil)
  }

  /// S38–S41: nobody in the closed lists sells for themselves.
  @Test func noRoleAndNoKindIsAPartner() {
    #expect(!RecipientKind.allCases.contains { $0.rawValue.lowercased().contains("partner") })
    #expect(!Recipient.allCases.contains { $0.rawValue.lowercased().contains("partner") })
  }
}
