package import Domain

extension CaseTable {
  /// What came in, sealed under the case's own key, which goes when the case closes: the dossier
  /// keeps proof and no payload (R8).
  package struct Request: Hashable, Codable, Sendable {
    /// The address named, as typed; one of the two, or neither where a number was named.
    package var email: String?
    package var postal: [String: String]?
    /// A telephone number named, alone or beside the address.
    package var phone: String?
    /// The stops this case made, by person: what "this was not me" takes back.
    package var stops: [Int64: Int64]
    /// Everything ends but NS Extra, which goes on for its benefits alone (A3).
    package var keepsExtra: Bool?

    package init(
      email: String? = nil, postal: [String: String]? = nil, phone: String? = nil, stops: [Int64: Int64] = [:],
      keepsExtra: Bool? = nil
    ) {
      self.email = email
      self.postal = postal
      self.phone = phone
      self.stops = stops
      self.keepsExtra = keepsExtra
    }
  }

  package struct Row: Sendable {
    package let id: Int64
    package let scope: Scope
    package let language: Language
    package let state: CaseState
    package let due: Day
    package let statementVersion: String
    package let certificate: SignedText?
  }

  /// A certificate exactly as it was signed: a change of our words changes none that was given.
  package struct SignedText: Hashable, Sendable {
    package let text: String
    package let digest: String
    package let signature: String

    package init(text: String, digest: String, signature: String) {
      self.text = text
      self.digest = digest
      self.signature = signature
    }
  }
}
