import Domain

/// `GET /requests/{reference}`: four stations, in words, with dates.
///
/// With the reference alone it tells of receiving and stopping only, the same bytes for an address
/// we never saw; the rest comes with the postcode or a link.
struct RequestStatusPage: Page {
  enum Station: Int, Sendable, CaseIterable { case received, stopped, erased, letter }

  /// How far it has come, as far as it changes what is said.
  enum Stand: Sendable {
    case underWay
    /// Stopped and not yet proven: until when anybody may still say no.
    case waits(until: String)
    /// An account that is about to go: until when its owner may still say no.
    case coolsOff(until: String)
    /// "This was not me".
    case undone(at: String)
    case erased
  }

  enum Detail: Sendable {
    case generic(postcode: Entry)
    case personal(Personal)
  }

  struct Personal: Sendable {
    var stand = Stand.underWay
    /// Said once something was erased, and not before.
    var stays: [Stays] = []
    /// Erased here: one thing, and what others who had the data say another (Art. 19).
    var isDoneHere = false
    /// Recipients who have still to confirm.
    var waitingFor: [String] = []
    var confirmed: [String] = []
    /// Recipients who never did.
    var unconfirmed: [String] = []

    var hasRecipients: Bool { !(waitingFor + confirmed + unconfirmed).isEmpty }
    var certificate: String?
    /// No letter of ours reached the person.
    var isUnreachable = false
    /// The last day for the answer (Art. 12(3)), while it is still to come.
    var answerBy: String?
  }

  static let words = Words<RequestStatusCopy>()

  var reference: String
  /// The stations this kind of request passes.
  var stations: [Station] = Station.allCases
  /// When each was reached; a station without a day has not been.
  var reached: [Station: String]
  var detail = Detail.generic(postcode: Entry())

  var template: Template { .requestStatus }

  func title(_ copy: RequestStatusCopy) -> String { "\(copy.title) \(reference)" }

  func fields(_ copy: RequestStatusCopy) -> [Field] {
    guard case .generic(let postcode) = detail else { return [] }
    return [Field("postcode", .postcode, label: copy.postcode, entry: postcode)]
  }

  func values(_ copy: RequestStatusCopy, in language: Language) -> Values {
    var values: Values = [
      "reference": reference, "steps": steps(copy),
      "headline": copy.headline(told.last { reached[$0] != nil }), "answerBy": false, "showsStays": false,
      "unreachable": false,
    ]
    switch detail {
    case .generic:
      values.merge(["generic": true, "proven": false, "hasRecipients": false, "todo": copy.nothing] as Values) { $1 }
    case .personal(let personal):
      values.merge(
        [
          "generic": false, "proven": true, "hasRecipients": personal.hasRecipients,
          "isDoneHere": personal.isDoneHere, "waiting": personal.waitingFor,
          "hasWaiting": !personal.waitingFor.isEmpty, "confirmed": personal.confirmed,
          "hasConfirmed": !personal.confirmed.isEmpty, "unconfirmed": personal.unconfirmed,
          "hasUnconfirmed": !personal.unconfirmed.isEmpty, "certificateHref": shown(personal.certificate),
          "answerBy": shown(personal.answerBy.map(copy.answerBy)),
          "todo": copy.todo(personal.stand), "unreachable": personal.isUnreachable,
        ] as Values
      ) { $1 }
      if let headline = copy.standing(personal.stand) { values["headline"] = headline }
      if case .erased = personal.stand {
        values["showsStays"] = true
        values.merge(Stays.values(personal.stays)) { $1 }
      }
    }
    return values
  }

  private var isUndone: Bool {
    guard case .personal(let personal) = detail, case .undone = personal.stand else { return false }
    return true
  }

  /// What may be told at this level of proof.
  private var told: [Station] {
    switch detail {
    case .generic: stations.filter { $0 == .received || $0 == .stopped }
    case .personal: stations
    }
  }

  private func steps(_ copy: RequestStatusCopy) -> [Values] {
    let current = isUndone ? nil : told.first { reached[$0] == nil }
    return told.map { station in
      let day = reached[station]
      let isNow = station == current
      return [
        "name": copy.step(station), "when": day ?? (isNow ? copy.busy : copy.notYet),
        "shape": day != nil ? "way-done" : isNow ? "way-now" : "",
      ]
    }
  }
}
