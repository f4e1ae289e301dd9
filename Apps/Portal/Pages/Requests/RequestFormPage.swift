import Domain

/// `GET /requests`: access, erasure, correction. Also where a reference is looked up.
struct RequestFormPage: Page {
  enum Kind: String, Sendable, CaseIterable { case access, erase, correct }

  enum Person: Sendable {
    case asked(email: Entry)
    case known(as: String)

    static let unknown = Person.asked(email: Entry())
  }

  static let words = Words<RequestFormCopy>()

  var chosen = Kind.erase
  var person = Person.unknown
  var lookupReference = Entry()
  var lookupPostcode = Entry()

  var template: Template { .requestForm }

  func title(_ copy: RequestFormCopy) -> String { copy.title }

  func fields(_ copy: RequestFormCopy) -> [Field] {
    let asked: [Field] =
      switch person {
      case .known: []
      case .asked(let email): [Field("email", .email, label: copy.email, hint: copy.emailHint, entry: email)]
      }
    return asked + [
      Field("reference", .reference, label: copy.reference, entry: lookupReference, key: "lookupReference"),
      Field("postcode", .postcode, label: copy.address.postcode, entry: lookupPostcode, key: "lookupPostcode"),
    ]
  }

  func values(_ copy: RequestFormCopy, in language: Language) -> Values {
    var values: Values = [
      "choices": Kind.allCases.map { kind in
        Choice(
          .radio, name: "kind", value: kind.rawValue, label: copy.label(kind), hint: copy.hint(kind),
          isChosen: kind == chosen
        ).values
      }
    ]
    switch person {
    case .known(let name):
      values["known"] = name
      values["steps"] = copy.stepsWhenKnown
    case .asked:
      values["known"] = false
      values["steps"] = copy.steps
    }
    return values
  }
}
