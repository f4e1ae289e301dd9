import Domain

/// `GET /objections`, and what `POST /objections` shows again when an answer is missing.
struct ObjectionPage: Page {
  /// Whom it is for: asked of a stranger, known of somebody logged in.
  enum Person: Sendable {
    case asked(email: Entry, postal: PostalEntry, telephone: Entry)
    case known(as: String, hasExtra: Bool = false)

    static let unknown = Person.asked(email: Entry(), postal: PostalEntry(), telephone: Entry())
  }

  static let words = Words<ObjectionCopy>()

  var chosen = Scope.everything
  var person = Person.unknown
  /// Benefits of NS Extra that would be lost, where the person is known.
  var openBenefits: [String] = []
  /// NS Extra is to go on for its benefits alone, as was ticked (A3).
  var keepsExtra = false
  var notice: Notice

  static let offered: [Scope] = [.everything, .emailNS, .post, .telephone, .travelOffers]
  static let offeredBeneath: [Scope] = [.nsExtra, .carrierMessages, .emailNSInternational]

  /// What the form may send, and nothing else: one consent alone is taken back where one is signed in.
  static func isOffered(_ scope: Scope) -> Bool { offered.contains(scope) || offeredBeneath.contains(scope) }

  var template: Template { .objection }

  func title(_ copy: ObjectionCopy) -> String { copy.title }

  func fields(_ copy: ObjectionCopy) -> [Field] {
    guard case .asked(let email, let postal, let telephone) = person else { return [] }
    return [Field("email", .email, label: copy.email, hint: copy.emailHint, entry: email)]
      + postal.fields(copy.address)
      + [
        Field(
          "phone", .telephone, label: copy.address.telephone, hint: copy.address.telephoneHint, entry: telephone,
          isOptional: true)
      ]
  }

  func values(_ copy: ObjectionCopy, in language: Language) -> Values {
    var values: Values = [
      "firstNotice": copy.firstNotice(notice),
      "choices": Self.offered.map { choice($0, copy).values },
      "moreChoices": Self.offeredBeneath.map { choice($0, copy).values },
      "moreOpen": Self.offeredBeneath.contains(chosen) || keepsExtra, "extraAsked": false, "extraKnown": false,
      "benefits": openBenefits,
      "hasBenefits": !openBenefits.isEmpty, "keepExtraWhere": copy.keepExtraBeneath,
    ]
    switch person {
    case .known(let name, let hasExtra):
      values["known"] = name
      values["keepExtraWhere"] = hasExtra ? copy.keepExtraAbove : false
      values["extraKnown"] = hasExtra ? keepExtra(copy).values : false
    case .asked(_, let postal, let telephone):
      values["known"] = false
      // Asked of everybody alike: nobody is told who takes part.
      values["extraAsked"] = keepExtra(copy).values
      values["postalOpen"] =
        chosen == .telephone || postal.isUsed || !telephone.value.isEmpty || telephone.problem != nil
    }
    return values
  }

  private func keepExtra(_ copy: ObjectionCopy) -> Choice {
    Choice(
      .checkbox, name: "extra", value: "keep", label: copy.keepExtra, hint: copy.keepExtraHint, isChosen: keepsExtra)
  }

  private func choice(_ scope: Scope, _ copy: ObjectionCopy) -> Choice {
    let isAll = scope == .everything
    return Choice(
      .radio, name: "scope", value: scope.rawValue, label: copy.label(scope), hint: isAll ? copy.allHint : nil,
      tag: isAll && chosen == .everything ? copy.chosenAlready : nil, isChosen: scope == chosen)
  }
}
