package import Domain
package import Identity
package import Storage

/// One thing that can be asked of the business desk, as a value: the same whether a booker's laptop sent it or a
/// colleague asks on the database itself. That the two ways in behave alike follows from there being one (S3, S4).
package protocol DeskAct: Codable, Sendable {
  associatedtype Answer: Codable & Sendable

  /// Its place under `/api/v1/business/`: a noun, and what is done with it.
  static var path: String { get }
  static var needs: DeviceScope { get }
  /// The longest order of this kind that is read.
  static var mostBytes: Int { get }

  func carryOut(at desk: Desk, in tx: Transaction) throws -> Answer

  /// Who is seen by trying it: written down where it is only tried.
  var shows: DeskView { get }

  /// Whether `look` tells what would happen. Without, an act is done and taken back, and keeps every other writer waiting
  /// while it is.
  static var looksBeforehand: Bool { get }
  /// The answer of `carryOut`, without a change.
  func look(at desk: Desk, in tx: Transaction) throws -> Answer
}

extension DeskAct {
  package static var mostBytes: Int { 64 * 1024 }
  package var shows: DeskView { .people }
  package static var looksBeforehand: Bool { false }
  package func look(at desk: Desk, in tx: Transaction) throws -> Answer { try carryOut(at: desk, in: tx) }
}

/// Whose details an act shows.
package enum DeskView: Sendable {
  /// The organisation's people.
  case people
  /// Whoever asks: what they choose for themselves is in nobody else's log.
  case oneself
}

/// Who stands at the desk, from where, and what the house says of itself in letters.
package struct Desk: Sendable {
  package let keeper: Keeper
  package let publicURL: String
  package let contact: ContactPoints
  package let progress = DeskProgress()

  package init(_ keeper: Keeper, publicURL: String, contact: ContactPoints) {
    self.keeper = keeper
    self.publicURL = publicURL
    self.contact = contact
  }

  /// Carries an act out, whole or not at all. `dry`: does everything and takes it back, so that what would happen is
  /// told by what does happen; or only looks, where the act can. That it was tried is written down first, and stays: its
  /// answer shows people.
  package func carryOut<Act: DeskAct>(_ act: Act, dry: Bool = false, in store: Store) async throws -> Act.Answer {
    guard keeper.scope.covers(Act.needs) else { throw DeskRefusal.deviceOnlyReads }
    if dry {
      try await store.write { tx in
        try DeskLog.looked(.deskTried, ["tried": Act.path], by: keeper, at: try shown(by: act, in: tx), in: tx)
      }
    }
    if dry, Act.looksBeforehand { return try await store.read { tx in try act.look(at: self, in: tx) } }
    do {
      return try await store.write { tx in
        let answer = try act.carryOut(at: self, in: tx)
        if dry { throw TakenBack(answer: answer) }
        return answer
      }
    } catch let taken as TakenBack<Act.Answer> {
      return taken.answer
    }
  }

  /// Nil where the act itself is going to say that there is no such organisation.
  private func shown(by act: some DeskAct, in tx: Transaction) throws -> Int64? {
    switch act.shows {
    case .oneself: return keeper.customer
    case .people:
      do {
        return try keeper.organisation(in: tx).id
      } catch is DeskRefusal {
        return nil
      }
    }
  }

  private struct TakenBack<Answer: Sendable>: Error {
    let answer: Answer
  }
}
