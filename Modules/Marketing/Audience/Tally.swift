import Domain
import Storage

/// An audience while it is counted.
struct Tally {
  var members: [Audience.Member] = []
  var reasons: [SendReason: Int] = [:]

  /// Everybody whose row counts.
  mutating func count(_ column: Int, _ selection: Selection, in tx: Transaction) throws {
    var meant: [SendGround: [ReachTable.Alike]] = [:]
    for alike in try ReachTable.alike(in: tx) {
      guard let said = alike.said else { continue }
      switch Reach.meaning(of: said.reach.bytes[column]) {
      case .reason(let reason): reasons[reason, default: 0] += alike.people
      case .ground(let ground):
        if let reason = selection.leavesOut(said.facts, on: tx.today) {
          reasons[reason, default: 0] += alike.people
        } else {
          meant[ground, default: []].append(alike)
        }
      case nil: throw StorageError.corrupt("the reach of \(alike.people) people has a byte that nobody writes")
      }
    }
    // Of the dead the law says no before the campaign does.
    for said in try ReachTable.said(of: Deaths.reported(in: tx), in: tx).values {
      guard case .ground = Reach.meaning(of: said.reach.bytes[column]),
        let reason = selection.leavesOut(said.facts, on: tx.today)
      else { continue }
      reasons[reason, default: 0] -= 1
      reasons[.reportedDeceased, default: 0] += 1
    }
    reasons = reasons.filter { $0.value > 0 }
    for (ground, alike) in meant {
      members += try ReachTable.people(alike: alike, in: tx).map { Audience.Member(customer: $0, ground: ground) }
    }
  }

  mutating func add(_ answer: OneByOne.Answer) {
    switch answer {
    case .member(let member): members.append(member)
    case .reason(let reason): reasons[reason, default: 0] += 1
    }
  }

  mutating func refuseAll(_ reason: SendReason) {
    leaveOut(reason) { _ in false }
  }

  /// Nobody writes to the dead (R11). A report may also be of somebody whom the statement would let be written to.
  mutating func leaveOutTheDead(in tx: Transaction) throws {
    let dead = try Deaths.reported(in: tx)
    if !dead.isEmpty { leaveOut(.reportedDeceased) { !dead.contains($0.customer) } }
  }

  /// First by travel and then the hold-out: it is of those whom the campaign would have reached.
  mutating func pick(by question: Audience.Question, in tx: Transaction) throws {
    if let travel = question.selection.travel {
      let picked = try TravelPick(travel, in: tx).picked(among: members.map(\.customer))
      leaveOut(.travelsOtherwise) { picked.contains($0.customer) }
    }
    let holdOut = HoldOut(question.selection.holdOutPercent, of: question.name)
    if holdOut.percent > 0 { leaveOut(.heldOut) { !holdOut.contains($0.customer) } }
  }

  private mutating func leaveOut(_ reason: SendReason, unless stays: (Audience.Member) -> Bool) {
    let before = members.count
    members.removeAll { !stays($0) }
    if before > members.count { reasons[reason, default: 0] += before - members.count }
  }
}

/// People decided one by one, as the send gate decides.
struct OneByOne {
  private let question: Audience.Question
  private let tx: Transaction

  init(_ question: Audience.Question, in tx: Transaction) {
    self.question = question
    self.tx = tx
  }

  enum Answer {
    case member(Audience.Member)
    case reason(SendReason)
  }

  func answers(_ customers: [Int64]) throws -> [Answer] {
    let statement = try tx.statement
    let dead = try Deaths.reported(in: tx)
    return try ReachTable.people(customers, in: tx).map { person in
      var screening = Screening()
      screening.isReportedDeceased = dead.contains(person.customer)
      switch decide(statement, person.standing, person.details, question.approach, tx.today, screening) {
      case .refused(let refusal): return .reason(refusal.reason)
      case .allowed(let ground):
        let facts = ReachFacts(person.standing, person.language, on: tx.today)
        if let reason = question.selection.leavesOut(facts, on: tx.today) { return .reason(reason) }
        return .member(Audience.Member(customer: person.customer, ground: ground))
      }
    }
  }
}
