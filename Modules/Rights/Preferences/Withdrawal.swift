package import Domain
import Storage

/// A consent is taken back as easily as it was given (Art. 7(3)).
package struct Withdrawal: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// Where the consent opened a way of sending, that way is stopped too: under a statement that also
  /// knows another basis, the messages would otherwise go on. The others end what rests on them. Each is
  /// a case with a number and a letter.
  package func withdraw(
    _ consent: ConsentName, by customer: Int64, in language: Language
  ) async throws -> Receipt {
    try await ObjectToProcessing(desk).submit(consent.ends, by: customer, in: language)
  }
}

extension ConsentName {
  /// What ends with this consent: the way of sending or the use it opened.
  fileprivate var ends: Scope {
    switch self {
    case .newsletterEmail: .newsletter
    case .emailOffers: .emailNS
    case .newsletterPost, .postOffers: .post
    case .telephoneOffers: .telephone
    case .travelPersonalisation: .travelOffers
    case .carrierMessages: .carrierMessages
    case .partnerOffers: .partnerOffers
    case .emailTracking: .emailTracking
    case .websiteTracking: .websiteTracking
    }
  }
}
