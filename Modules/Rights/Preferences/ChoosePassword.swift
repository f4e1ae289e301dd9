import Domain
package import Identity
import Storage

/// Somebody signed in, by whichever way, chooses another password: whoever else was in is out, and every
/// address is told (ASVS V6.3.7).
package struct ChoosePassword: Sendable {
  private let desk: RightsDesk

  package init(_ desk: RightsDesk) {
    self.desk = desk
  }

  /// `kept`: the session it is done from, which goes on.
  package func change(
    _ hash: PasswordHash, of account: Account, keeping kept: Token<ForSession>?
  ) async throws {
    try await desk.store.write { tx in
      try tx.lock(.person(account.customer))
      try Accounts.changePassword(
        of: account.customer, as: account.kind, to: hash, keeping: kept, by: account.actor, in: tx)
      let language = try People.language(of: account.customer, in: tx)
      var reach = try Reach.onFile(of: account.customer, in: tx)
      // A booker is told where they sign in; what else is on file belongs to the customer they may also be.
      if account.kind != .customer { reach.emails = [try Accounts.login(of: account, in: tx)].compactMap { $0 } }
      let letter = DetailChanged(detail: .password, changedAt: tx.now, contact: desk.contact)
      try LetterBox(onFile: reach, language: language, caseID: nil)
        .toAll(letter.rendered(in: language), kind: "detailChanged", in: tx)
    }
  }
}
