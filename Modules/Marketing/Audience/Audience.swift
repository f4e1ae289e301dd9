package import Domain
package import Storage

/// Everybody who may be sent one message today, each with the ground it rests on, and for everybody else the reason:
/// for every single person what `decide` says.
///
/// Whether the very address is shielded or unusable is for the send gate, which asks once more before anything leaves.
package struct Audience: Sendable {
  package struct Member: Hashable, Sendable {
    package let customer: Int64
    package let ground: SendGround

    package init(customer: Int64, ground: SendGround) {
      self.customer = customer
      self.ground = ground
    }

    package var basis: LegalBasis { ground.basis }
  }

  package let question: Question
  package let day: Day
  /// In no order.
  package let members: [Member]
  /// Everybody else, by the reason that is told before others.
  package let reasons: [SendReason: Int]

  /// What is asked: a message, whom the campaign means, and the name it is counted under. A hold-out goes by that name,
  /// so that the same people are left out of every run of it.
  package struct Question: Hashable, Sendable {
    package let approach: Approach
    package let selection: Selection
    package let name: String

    package init(_ approach: Approach, _ selection: Selection = Selection(), name: String = "") {
      self.approach = Approach(
        approach.purpose, approach.lane, approach.content, picksBy: approach.picksBy.union(selection.picksBy))
      self.selection = selection
      self.name = name
    }
  }

  /// Not among the members.
  package var others: Int { reasons.values.reduce(0, +) }

  package var byGround: [SendGround: Int] { members.reduce(into: [:]) { $0[$1.ground, default: 0] += 1 } }
  package var byBasis: [LegalBasis: Int] { members.reduce(into: [:]) { $0[$1.basis, default: 0] += 1 } }

  /// Works out first what is stale, and then asks.
  package static func find(_ question: Question, on store: Store) throws -> Audience {
    try Reaching(store: store).round()
    return try store.readNow { tx in try find(question, in: tx) }
  }

  /// On one snapshot. Somebody whose row is stale all the same is decided here, and kept nowhere.
  package static func find(_ question: Question, in tx: Transaction) throws -> Audience {
    var tally = Tally()
    let oneByOne: [Int64]
    switch ReachLayout(try tx.statement).place(of: question.approach) {
    case .column(let column):
      try tally.count(column, question.selection, in: tx)
      oneByOne = try ReachTable.uncounted(in: tx)
    case .columnBut(let column, let reason):
      try tally.count(column, Selection(), in: tx)
      tally.refuseAll(reason)
      oneByOne = try ReachTable.uncounted(in: tx)
    case .nobody(let reason):
      tally.reasons[reason] = try StandingTable.people(in: tx)
      oneByOne = []
    case .notAhead: oneByOne = try StandingTable.everybody(in: tx)
    }
    for chunk in oneByOne.chunks(of: Reaching.chunk) {
      for answer in try OneByOne(question, in: tx).answers(chunk) { tally.add(answer) }
    }
    try tally.leaveOutTheDead(in: tx)
    try tally.pick(by: question, in: tx)
    return Audience(question: question, day: tx.today, members: tally.members, reasons: tally.reasons)
  }
}

extension Audience {
  /// Why each of these people is not among the members, or on what ground they are: whole, and not only counted.
  package static func each(
    _ customers: [Int64], _ question: Question, in tx: Transaction
  ) throws -> [Int64: SendDecision] {
    let dead = try Deaths.reported(in: tx)
    return try ReachTable.people(customers, in: tx).reduce(into: [:]) { all, person in
      var screening = Screening()
      screening.isReportedDeceased = dead.contains(person.customer)
      all[person.customer] = decide(
        try tx.statement, person.standing, person.details, question.approach, tx.today, screening)
    }
  }
}
