import Domain

/// `GET /staff`: what waits for a release, what is wrong, what is late, and how fast it goes.
struct OversightPage: Page {
  struct Wait: Sendable {
    var rule: String
    var people: Int
    var facts: [Fact]
    /// Absent where this colleague may not, has already, or two others have.
    var offer: Offer?
    var note: String?
  }

  /// What the button gives, bound to what is seen.
  struct Offer: Sendable {
    var rule: String
    var day: Day
    var ceiling: Int
  }

  /// The clock, while nobody believes it.
  struct StoppedClock: Sendable {
    var facts: [Fact]
    /// What the button is bound to: when it was stopped. Absent as with a wait.
    var offer: Instant?
    var note: String?
  }

  /// What came of a release, or of a word for the clock.
  enum Said: Sendable {
    case first, released, already, changedMeanwhile, clockStopped
    case clockFirst, clockAccepted, clockAlready, clockChanged

    var isDone: Bool {
      switch self {
      case .first, .released, .clockFirst, .clockAccepted: true
      case .already, .changedMeanwhile, .clockStopped, .clockAlready, .clockChanged: false
      }
    }
  }

  struct Case: Sendable {
    var reference: String
    var kind: String
    var due: String
    var state: String
  }

  struct Recipient: Sendable {
    var name: String
    var open: String
    var late: String
    var unanswered: String
    var byHand: String
    /// How long the longest waits to be told; a dash where nobody of ours has to.
    var byHandAge: String
  }

  struct Latency: Sendable {
    var what: String
    var median: String
    var ninetyFifth: String
    var worst: String
    var cases: String
  }

  static let words = Words<OversightCopy>()

  var at: String
  var said: Said?
  var alarms: [String]
  var clock: StoppedClock?
  var waits: [Wait]
  var house: [Fact]
  var caseCounts: [Fact]
  var cases: [Case]
  var recipients: [Recipient]
  var latencies: [Latency]
  /// Whether this colleague may read what data are used for.
  var hasProcessing = false
  /// Whoever may also take down what a customer says.
  var takesDown = false

  var template: Template { .oversight }
  var shape: String { "wide" }

  func title(_ copy: OversightCopy) -> String { copy.title }

  func values(_ copy: OversightCopy, in language: Language) -> Values {
    [
      "lead": copy.lead(at), "takesDown": takesDown, "said": shown(said.flatMap { $0.isDone ? copy.said($0) : nil }),
      "refused": shown(said.flatMap { $0.isDone ? nil : copy.said($0) }), "hasAlarms": !alarms.isEmpty,
      "alarms": alarms, "clock": clock.map { clock -> [Values] in [values(clock, copy)] } ?? [],
      "waits": waits.enumerated().map { values($1, number: $0, copy, language) },
      "nothingWaits": waits.isEmpty, "houseFacts": house.map(\.values), "caseCounts": caseCounts.map(\.values),
      "cases": cases.map { each -> Values in
        ["reference": each.reference, "kind": each.kind, "due": each.due, "state": each.state]
      },
      "hasCases": !cases.isEmpty,
      "recipients": recipients.map { each -> Values in
        [
          "name": each.name, "open": each.open, "late": each.late, "unanswered": each.unanswered, "byHand": each.byHand,
          "byHandAge": each.byHandAge,
        ]
      },
      "hasRecipients": !recipients.isEmpty,
      "latencies": latencies.map { each -> Values in
        [
          "what": each.what, "median": each.median, "ninetyFifth": each.ninetyFifth, "worst": each.worst,
          "number": each.cases,
        ]
      },
      "hasLatencies": !latencies.isEmpty, "hasProcessing": hasProcessing,
    ]
  }

  private func values(_ clock: StoppedClock, _ copy: OversightCopy) -> Values {
    [
      "facts": clock.facts.map(\.values), "note": shown(clock.note),
      "offer": clock.offer.map { offer -> [Values] in
        [["stopped": String(offer.milliseconds), "means": copy.clockMeans(at)]]
      } ?? [],
    ]
  }

  private func values(_ wait: Wait, number: Int, _ copy: OversightCopy, _ language: Language) -> Values {
    [
      "heading": copy.waitTitle(wait.rule, wait.people.grouped(in: language)), "facts": wait.facts.map(\.values),
      "note": shown(wait.note),
      "offer": wait.offer.map { offer -> [Values] in
        [
          [
            "rule": offer.rule, "day": offer.day.description, "ceiling": String(offer.ceiling),
            "means": copy.means(
              offer.rule, offer.day.words(in: language), offer.ceiling.grouped(in: language)),
            "id": "release-\(number)",
          ]
        ]
      } ?? [],
    ]
  }
}
