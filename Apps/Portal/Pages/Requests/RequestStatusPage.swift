import Domain

/// `GET /requests/{reference}`: four stations, in words, with dates.
///
/// With the reference alone it tells of receiving and stopping only, the same bytes for an address
/// we never saw; the rest comes with the postcode or a link.
struct RequestStatusPage: Page {
  enum Station: Int, Sendable, CaseIterable { case received, stopped, erased, letter }

  enum Todo: Sendable { case nothing, confirm }

  enum Detail: Sendable {
    case generic(postcode: Entry)
    case personal(Personal)
  }

  struct Personal: Sendable {
    var stays: [Stays] = []
    /// Recipients who have still to confirm (Art. 19).
    var waitingFor: [String] = []
    var certificate: String?
    var todo = Todo.nothing
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
      "headline": copy.headline(told.last { reached[$0] != nil }), "answerBy": false,
    ]
    switch detail {
    case .generic:
      values.merge(["generic": true, "proven": false, "hasWaiting": false, "todo": copy.nothing] as Values) { $1 }
    case .personal(let personal):
      values.merge(
        [
          "generic": false, "proven": true, "waiting": personal.waitingFor,
          "hasWaiting": !personal.waitingFor.isEmpty, "certificateHref": shown(personal.certificate),
          "answerBy": shown(personal.answerBy.map(copy.answerBy)),
          "todo": personal.todo == .nothing ? copy.nothing : copy.confirm,
        ] as Values
      ) { $1 }
      values.merge(Stays.values(personal.stays)) { $1 }
    }
    return values
  }

  /// What may be told at this level of proof.
  private var told: [Station] {
    switch detail {
    case .generic: stations.filter { $0 == .received || $0 == .stopped }
    case .personal: stations
    }
  }

  private func steps(_ copy: RequestStatusCopy) -> [Values] {
    let current = told.first { reached[$0] == nil }
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
