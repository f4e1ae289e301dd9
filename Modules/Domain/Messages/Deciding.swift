/// One person on one day, asked about any number of messages: what they have in common is looked up once.
struct Deciding {
  private let statement: Statement
  private let standing: Standing
  private let day: Day
  /// One for each way to reach the person.
  let questions: [Question]

  init(_ statement: Statement, _ standing: Standing, _ details: [Datum], _ day: Day) {
    self.statement = statement
    self.standing = standing
    self.day = day
    // A name may be used by any way, and leads to nobody.
    questions = details.filter { !$0.channels.isEmpty }.map { Question(statement, standing, $0, day) }
  }

  func decide(_ approach: Approach, _ screening: Screening = Screening()) -> SendDecision {
    guard statement.carries(approach.purpose, by: approach.lane) else { return .refused(.wayNotStated) }
    guard approach.fits else { return .refused(.contentDoesNotFit) }
    return decide(approach, answers(approach.purpose, approach.lane), screening)
  }

  /// What the statement says of each address for one way.
  func answers(_ purpose: Purpose, _ lane: Lane) -> [Answer] {
    questions.compactMap { question in
      guard question.datum.channels.contains(lane.channel),
        let claim = question.claims.first(where: { $0.purpose == purpose })
      else { return nil }
      switch question.use(for: claim, over: lane) {
      case .notHeld: return nil
      case .refused(let ground): return .no(ground)
      case .allowed:
        guard case .alive(_, let leave) = question.wayTaken(by: claim, over: lane) else { return .no(.noLane) }
        return .yes(leave, isAside: standing.isAside(question.datum, on: day))
      }
    }
  }

  enum Answer {
    /// `isAside`: an address of somebody's own life, and we know them by their work alone.
    case yes(Leave, isAside: Bool)
    case no(Ground)
  }

  /// The best of all addresses; where none will do, the reason that is told before others.
  func decide(_ approach: Approach, _ answers: [Answer], _ screening: Screening = Screening()) -> SendDecision {
    var best: SendGround?
    var nearest: SendRefusal?
    for answer in answers {
      switch offer(approach, answer) {
      case .allowed(let ground):
        if let best, best.place <= ground.place { continue }
        best = ground
      case .refused(let refusal):
        if let nearest, nearest.reason.place <= refusal.reason.place { continue }
        nearest = refusal
      }
    }
    guard let best else { return .refused(nearest ?? .noAddress) }
    if let refusal = refusalOfPicking(approach) ?? screening.refusal(standing, approach, day) {
      return .refused(refusal)
    }
    return .allowed(best)
  }

  /// What the law asks of an offer although its purpose is alive. A letter on paper is no electronic message.
  private func offer(_ approach: Approach, _ answer: Answer) -> SendDecision {
    let leave: Leave
    switch answer {
    case .no(let ground): return .refused(.ground(ground))
    case .yes(let found, let isAside):
      leave = found
      // What they said yes to, or gave at a purchase of their own with a way out, was given for this.
      if isAside, leave.basis != .consent { return .refused(.privateAddress) }
    }
    let ground = SendGround(leave)
    guard case .offer(let kind, _) = approach.content, approach.lane.channel != .post else { return .allowed(ground) }
    let needed: ConsentName? =
      switch kind {
      case .ownSimilar: nil
      case .ownOther: leave.exception?.otherwise
      case .partner: .partnerOffers
      }
    guard let needed else { return .allowed(ground) }
    guard standing.lives(needed, on: day) else { return .refused(.offerNeedsConsent(needed)) }
    return .allowed(SendGround(ground.basis, consent: needed, agreement: ground.agreement))
  }

  private func refusalOfPicking(_ approach: Approach) -> SendRefusal? {
    for category in approach.picksBy.sorted(by: { $0.rawValue < $1.rawValue }) {
      switch picking(category, approach) {
      case .allowed: break
      case .refused(let ground): return .mayNotPickByOf(category, ground)
      case .notHeld: return .mayNotPickBy(category)
      }
    }
    guard approach.picksBy.contains(.travelBehaviour), case .offer(_, let objective) = approach.content,
      !objective.allowsTravelData, !standing.lives(.travelPersonalisation, on: day)
    else { return nil }
    return .travelNeedsConsent
  }

  private func picking(_ category: DataCategory, _ approach: Approach) -> UseDecision {
    let question = Question(statement, standing, .picked(category, on: day), day)
    guard let claim = question.claims.first(where: { $0.purpose == approach.purpose }) else { return .notHeld }
    return question.use(for: claim, over: approach.lane)
  }
}

extension Datum {
  /// Data of today, as far as picking recipients by them goes: that a row is too old is for whoever reads rows.
  static func picked(_ category: DataCategory, on day: Day) -> Datum {
    Datum(category, days: [.recorded: day, .happened: day, .monthEnd: day])
  }
}

extension Statement {
  /// Whether the purpose reaches people by this way of sending. What happens within the company reaches nobody.
  func carries(_ purpose: Purpose, by lane: Lane) -> Bool {
    lane.channel != .inHouse
      && terms(of: purpose)?.uses.contains { $0.channel == lane.channel && $0.brands.contains(lane.brand) } ?? false
  }
}

extension Approach {
  var fits: Bool {
    switch content {
    case .offer(.partner, _): purpose.servesRelationship
    case .offer: purpose.servesRelationship && purpose != .partnerOffers
    case .service: purpose == .serviceMessages
    }
  }
}

extension Standing {
  func lives(_ name: ConsentName, on day: Day) -> Bool {
    consents[name].map { $0.lives && $0.given.day <= day } ?? false
  }
}
