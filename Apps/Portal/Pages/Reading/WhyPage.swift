import Domain

/// `GET /why/{campaign}`: why a message of that campaign may come at all.
struct WhyPage: Page {
  static let words = Words<WhyCopy>()

  var subject: String
  var brand: String
  var channel: String
  var isService: Bool
  var usesTravel: Bool
  /// The grounds on which it may come, each in a sentence.
  var reasons: [String]

  var template: Template { .why }

  func title(_ copy: WhyCopy) -> String { copy.title }

  func values(_ copy: WhyCopy, in language: Language) -> Values {
    [
      "what": copy.what(subject, brand, channel), "reasons": reasons, "isOneOf": reasons.count > 1,
      "used": usesTravel ? copy.addressAndTravel : copy.addressOnly, "mayStop": !isService,
    ]
  }
}
