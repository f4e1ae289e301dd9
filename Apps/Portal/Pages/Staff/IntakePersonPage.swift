import Domain

/// What `POST /staff/intake` shows: one person, or that nobody was found, and what they may want.
struct IntakePersonPage: Page {
  /// What a form may send as `wish`, in the order shown.
  enum Wish: Hashable, Sendable {
    case stop(Scope)
    case request(CaseKind)
    case death

    var value: String {
      switch self {
      case .stop(let scope): "stop-\(scope.rawValue)"
      case .request(let kind): "request-\(kind.rawValue)"
      case .death: "death"
      }
    }
  }

  struct Person: Sendable {
    var name: String
    var facts: [Fact]
    /// What they get now, in words.
    var receives: [String]
    var warnings: [Warning]
  }

  enum Warning: Sendable { case child, dead, shared }

  static let words = Words<IntakePersonCopy>()

  /// Nobody was found: an address can be silenced all the same (A4).
  var person: Person?
  /// What was noted and typed, sent on with the wish.
  var carried: [(name: String, value: String)]
  var wishes: [Wish]
  var chosen: Wish?
  var offersIdentity = false
  var identitySeen = false
  var capacity: Capacity?
  var evidence: EvidenceSeen?
  var died = Entry()
  var relative = Entry()
  var problem: Problem?
  var evidenceProblem: Problem?

  var template: Template { .intakePerson }

  /// What a browser remembers of its tabs names nobody.
  func title(_ copy: IntakePersonCopy) -> String { person == nil ? copy.nobody : copy.title }

  var otherProblems: [String: Problem] {
    var problems: [String: Problem] = [:]
    if let problem { problems["wish"] = problem }
    if let evidenceProblem { problems["behalf"] = evidenceProblem }
    return problems
  }

  private var offersDeath: Bool { wishes.contains(.death) }

  func fields(_ copy: IntakePersonCopy) -> [Field] {
    guard offersDeath else { return [] }
    return [
      Field("died", .day, label: copy.died, entry: died, isOptional: true),
      Field("relative", .otherEmail, label: copy.relative, hint: copy.relativeHint, entry: relative, isOptional: true),
    ]
  }

  func values(_ copy: IntakePersonCopy, in language: Language) -> Values {
    let stops = wishes.filter { if case .stop = $0 { true } else { false } }
    let requests = wishes.filter { if case .request = $0 { true } else { false } }
    return [
      "heading": person?.name ?? copy.nobody, "person": person != nil,
      "facts": (person?.facts ?? []).map(\.values), "receives": person?.receives ?? [],
      "receivesNothing": person?.receives.isEmpty == true,
      "warnings": (person?.warnings ?? []).map(copy.warning), "hasWarnings": person?.warnings.isEmpty == false,
      "carried": carried.map { ["name": $0.name, "value": $0.value] as Values },
      "nothingPossible": wishes.isEmpty, "possible": !wishes.isEmpty,
      "stops": stops.map { choice($0, copy) }, "requests": requests.map { choice($0, copy) },
      "hasRequests": !requests.isEmpty, "offersDeath": offersDeath,
      "death": (offersDeath ? [.death] : [] as [Wish]).map { choice($0, copy) },
      "deathOpen": chosen == .death || !died.isBlank,
      "identity": (offersIdentity ? [copy.identity] : []).map {
        Choice(
          .checkbox, name: "identity", value: "seen", label: $0, hint: copy.identityHint, isChosen: identitySeen
        ).values
      },
      "behalfOpen": capacity != nil || evidenceProblem != nil,
      "capacities": Capacity.allCases.map {
        Choice(.radio, name: "capacity", value: $0.rawValue, label: copy.capacity($0), isChosen: $0 == capacity).values
      },
      "evidences": EvidenceSeen.allCases.map {
        Choice(.radio, name: "evidence", value: $0.rawValue, label: copy.evidence($0), isChosen: $0 == evidence).values
      },
    ]
  }

  private func choice(_ wish: Wish, _ copy: IntakePersonCopy) -> Values {
    Choice(.radio, name: "wish", value: wish.value, label: copy.wish(wish), isChosen: wish == chosen).values
  }
}
