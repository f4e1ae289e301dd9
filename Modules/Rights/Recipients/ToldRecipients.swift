import Delivery
import Domain
import Retention
import Storage

/// Whoever was given the data hears which purposes have ended, and confirms (Art. 19): until then the case waits.
///
/// In the transaction of the erasure, so that no erasure is forgotten elsewhere.
struct ToldRecipients {
  let desk: RightsDesk
  let scope: Scope

  /// `reach` was read before the erasure, `plan` is what it left alive.
  func tell(
    _ opened: OpenCase, of customer: Int64, _ reach: ContactDetails.OnFile, after plan: ErasurePlan,
    in tx: Transaction
  ) throws -> OpenCase {
    var told = opened
    let living = Self.living(plan)
    let disclosures = Dictionary(grouping: try Disclosures.all(of: customer, in: tx), by: \.recipient)
    for (name, disclosures) in disclosures.sorted(by: { $0.key < $1.key }) where told.state.told[name] == nil {
      let ended = try disclosures.filter { try ends($0, living, in: tx) }
      guard !ended.isEmpty else { continue }
      guard let draft = try draft(to: name, disclosures, ended, living, customer, reach, in: tx) else { continue }
      try InstructionTable.add(draft, to: opened.id, in: tx)
      told = try advance(told, .tell(recipient: name), by: .scheduler, in: tx)
      if draft.route == .letter, draft.joined == nil,
        let row = try InstructionTable.find(name, of: opened.id, in: tx)
      {
        try InstructionLetter(desk: desk).enqueue(row, of: opened.state.reference, reminder: 0, in: tx)
      }
      if draft.everything { try Disclosures.forgetReference(of: customer, at: name, in: tx) }
      try AuditLog.append(
        AuditEntry(
          .recipientTold, by: .scheduler, reference: opened.state.reference.description,
          detail: [
            "recipient": name, "route": draft.route.rawValue,
            "purposes": draft.purposes.map(\.rawValue).sorted().joined(separator: ","),
          ]), in: tx)
    }
    return told
  }

  /// The purposes for which anything is still held: what ended is whatever is not among them.
  private static func living(_ plan: ErasurePlan) -> Set<Purpose> {
    Set(plan.keeps.flatMap { kept in kept.because.filter { $0.value.isAlive }.keys })
  }

  /// Only what this act ended: a carrier keeps nobody's address for its messages because post was stopped.
  private func ends(_ disclosure: Disclosures.Disclosure, _ living: Set<Purpose>, in tx: Transaction) throws -> Bool {
    // A purpose this statement does not know holds nothing here, and so nothing there.
    guard let purpose = disclosure.purpose, let terms = try tx.statement.terms(of: purpose) else { return true }
    return !living.contains(purpose) && terms.stoppedBy.contains { $0.scope == scope }
  }

  /// Nil where an earlier case of the person has said all of it and it was confirmed.
  private func draft(
    to name: String, _ disclosures: [Disclosures.Disclosure], _ ended: [Disclosures.Disclosure],
    _ living: Set<Purpose>, _ customer: Int64, _ reach: ContactDetails.OnFile, in tx: Transaction
  ) throws -> InstructionTable.Draft? {
    let entry = try RecipientRegister.find(name, in: tx)
    let serves = (entry?.purposes ?? []).union(disclosures.compactMap(\.purpose))
    let everything = serves.isDisjoint(with: living)
    let purposes = Set(ended.compactMap(\.purpose))
    var draft = InstructionTable.Draft(
      to: name, by: Self.route(entry, everything), purposes: Array(purposes),
      categories: Array(ended.reduce(into: Set()) { $0.formUnion($1.categories) }), everything: everything,
      due: tx.today.adding(days: Self.daysToAnswer))
    let earlier = try InstructionTable.told(name, about: customer, in: tx)
      .filter { $0.givenUp == nil && $0.joined == nil }
    let last = ended.map(\.day).max() ?? tx.today
    if let said = earlier.last(where: { row in
      row.decided.day >= last && purposes.isSubset(of: row.purposes) && (row.everything || !everything)
    }) {
      guard said.isOpen else { return nil }
      draft.joined = said.caseID
      return draft
    }
    draft.identity = InstructionTable.Identity(
      reference: disclosures.compactMap(\.reference).last, emails: reach.emails.map(\.text), name: reach.name)
    switch draft.route {
    case .letter:
      // In the outbox with this very transaction.
      draft.sent = tx.now
      draft.next = tx.now.day.adding(days: Self.daysToAnswer).at(minute: tx.now.minuteOfDay)
    case .openDSR:
      draft.request = OpenDSRRequest.newID(from: tx.store.entropy)
      draft.next = tx.now
    case .byHand: draft.next = tx.now
    }
    return draft
  }

  /// OpenDSR knows no purposes: what it erases is everything, and so it is used for nothing less.
  private static func route(_ entry: RecipientRegister.Entry?, _ everything: Bool) -> InstructionRoute {
    guard let entry else { return .byHand }
    switch entry.route {
    case .openDSR where !everything: return entry.mailbox.isEmpty ? .byHand : .letter
    default: return entry.route
    }
  }

  /// Then the first reminder goes out; with the third, the thirty days of `CaseState.daysToConfirm` are over.
  static let daysToAnswer = 10
  static let mostReminders = 3
}
