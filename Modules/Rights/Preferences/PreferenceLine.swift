import Domain

extension Preferences {
  /// One line of the preferences page; the raw value is what its form sends.
  package enum Line: String, CaseIterable, Codable, Sendable {
    case emailNS, post, telephone, travelOffers, nsExtra, carrierMessages, partnerOffers, emailNSInternational
    // No message at all, but leave to measure: taken back as easily as it was given (Art. 7(3)).
    case emailTracking, websiteTracking
    /// Apart from all others (S27): what somebody may do without, and is no advertising.
    case serviceMessages

    /// What switching it off stops.
    var scope: Scope {
      switch self {
      case .emailNS: .emailNS
      case .post: .post
      case .telephone: .telephone
      case .travelOffers: .travelOffers
      case .nsExtra: .nsExtra
      case .carrierMessages: .carrierMessages
      case .emailNSInternational: .emailNSInternational
      case .partnerOffers: .partnerOffers
      case .emailTracking: .emailTracking
      case .websiteTracking: .websiteTracking
      case .serviceMessages: .serviceMessages
      }
    }

    /// Whether it is advertising: with none of it left, the person gets messages about the journey alone.
    package var isAdvertising: Bool {
      switch self {
      case .emailTracking, .websiteTracking, .serviceMessages: false
      default: true
      }
    }

    /// The consent that is all there is to it.
    var consentAlone: ConsentName? { isAdvertising ? nil : scope.consentAlone }

    /// What switching it on asks its owner to confirm. NS Extra is an agreement, made elsewhere; there
    /// is no consent by name for NS International's e-mail. Measuring is asked for where it happens.
    var offer: OptIn.Offer? {
      switch self {
      case .emailNS: .emailOffers
      case .post: .postOffers
      case .telephone: .telephoneOffers
      case .travelOffers: .travelOffers
      case .carrierMessages: .carrierMessages
      case .partnerOffers: .partnerOffers
      case .nsExtra, .emailNSInternational, .emailTracking, .websiteTracking, .serviceMessages: nil
      }
    }

    /// On while any of these may be used.
    var questions: [Question] {
      switch self {
      case .emailNS:
        [.marketingActions, .spoordeelwinkel, .newsletterEmail, .personalisedOffers]
          .map { Question(.contactDetails, $0, Lane(.email, .ns)) }
      case .emailNSInternational:
        [.marketingActions, .newsletterEmail].map { Question(.contactDetails, $0, Lane(.email, .nsInternational)) }
      case .post:
        [.marketingActions, .spoordeelwinkel, .newsletterPost, .personalisedOffers, .partnerOffers]
          .map { Question(.contactDetails, $0, Lane(.post, .ns)) }
      case .telephone: [Question(.contactDetails, .telephone, Lane(.telephone, .ns))]
      case .travelOffers:
        [Lane(.email, .ns), Lane(.post, .ns)].map { Question(.travelBehaviour, .personalisedOffers, $0) }
      case .carrierMessages: [Question(.contactDetails, .carrierMessages, Lane(.inHouse, .ns))]
      case .partnerOffers: [Question(.contactDetails, .partnerOffers, Lane(.email, .ns))]
      case .nsExtra: [Question(.extraBenefits, .nsExtra, Lane(.inHouse, .ns))]
      case .serviceMessages:
        Brand.allCases.flatMap { brand in
          [Channel.email, .post].map { Question(.contactDetails, .serviceMessages, Lane($0, brand)) }
        }
      case .emailTracking, .websiteTracking: []
      }
    }

    /// Put to the statement about each address on file, as if recorded today: the answer is the person's choice and
    /// how the address came to us (A7b), not the age of a row.
    struct Question: Sendable {
      let category: DataCategory
      let purpose: Purpose
      let lane: Lane

      init(_ category: DataCategory, _ purpose: Purpose, _ lane: Lane) {
        self.category = category
        self.purpose = purpose
        self.lane = lane
      }

      func isAllowed(_ statement: Statement, _ standing: Standing, over addresses: [Datum], _ day: Day) -> Bool {
        data(addresses, day).contains { mayUse(statement, standing, $0, day, for: purpose, over: lane).isAllowed }
      }

      private func data(_ addresses: [Datum], _ day: Day) -> [Datum] {
        let days: [Anchor: Day] = [.recorded: day, .happened: day, .monthEnd: day]
        guard category == .contactDetails, lane.channel != .inHouse else {
          return [Datum(category, channels: lane.channel == .inHouse ? [] : [lane.channel], days: days)]
        }
        // At home and at work (S4): a stop is the person's, whoever gave the address.
        return addresses.filter { $0.channels == [lane.channel] }.map {
          Datum($0.category, channels: $0.channels, brands: $0.brands, origin: $0.origin, days: days)
        }
      }
    }
  }
}
