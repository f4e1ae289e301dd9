import Domain
package import Storage

/// Signing in with a password and, for staff, a code.
///
/// In two transactions with the hash between them: no hash is computed while others wait for the
/// database. Whatever is asked of a known account is asked of an unknown one too, and written down
/// alike, so neither the answer nor the work tells them apart (T3).
package struct SignIn: Sendable {
  private let store: Store
  private let hasher: PasswordHasher

  /// One hasher for the whole program: it bounds how many hashes run at once.
  package init(store: Store, hasher: PasswordHasher) {
    self.store = store
    self.hasher = hasher
  }

  package func enter(_ attempt: SignInAttempt) async throws -> SignInAnswer {
    let doors: [StoredPassword?]
    switch try await store.write({ tx in try Self.look(attempt, in: tx) }) {
    case .wait(let until): return .later(at: until)
    case .open(let found): doors = found
    }
    do {
      var right: (stored: StoredPassword, verdict: PasswordVerdict)?
      // Every kind is verified, whichever fits and whether or not there is one: equal work (T3).
      for stored in doors {
        let verdict = try await hasher.verify(attempt.password, against: stored?.hash)
        if let stored, verdict != .wrong, right == nil { right = (stored, verdict) }
      }
      guard let right else {
        let known = doors.compactMap { $0?.account }
        return try await store.write { tx in try Self.refuse(attempt, known, because: .password, in: tx) }
      }
      let renewed = try await renew(attempt.password, after: right.verdict)
      return try await store.write { [stored = right.stored] tx in try Self.admit(attempt, stored, renewed, in: tx) }
    } catch is HasherBusy {
      return .busy
    }
  }

  private struct StoredPassword: Sendable {
    let account: Account
    /// Nil for who signs in by link only.
    let hash: PasswordHash?
  }

  private enum Door: Sendable {
    /// One for each kind that may come in here.
    case open([StoredPassword?])
    case wait(until: Instant)
  }

  private static func look(_ attempt: SignInAttempt, in tx: Transaction) throws -> Door {
    var waits: [Instant] = []
    if let network = attempt.network {
      waits += try Limits.allow(.loginPerNetwork, from: network, in: tx).wait
    }
    waits += try Limits.allow(.loginPerAccount, attempt.login.subject, in: tx).wait
    // Counted before the password is known to be right: told afterwards, the wait would tell.
    if attempt.needsSecondFactor {
      waits += try Limits.allow(.secondFactorPerAccount, attempt.login.subject, in: tx).wait
    }
    if let until = try Mistakes.wait(attempt, in: tx) { waits.append(until) }
    if let latest = waits.max() { return .wait(until: latest) }
    return .open(
      try attempt.kinds.map { kind in
        guard let login = attempt.login.address, let account = try AccountTable.account(with: login, as: kind, in: tx)
        else { return nil }
        return StoredPassword(account: account, hash: try AccountTable.password(of: account, in: tx))
      })
  }

  /// The only moment at which the password is at hand. A full line is no reason to turn away
  /// somebody whose password was right: the hash is renewed next time.
  private func renew(_ password: Password, after verdict: PasswordVerdict) async throws -> PasswordHash? {
    guard verdict == .rightButOutdated else { return nil }
    do {
      return try await hasher.hash(password)
    } catch is HasherBusy {
      return nil
    }
  }

  /// The password was right. What may have changed while it was hashed is asked once more.
  private static func admit(
    _ attempt: SignInAttempt, _ stored: StoredPassword, _ renewed: PasswordHash?, in tx: Transaction
  ) throws -> SignInAnswer {
    guard let account = try AccountTable.account(of: stored.account.customer, as: stored.account.kind, in: tx),
      account.isOpen, account.handle == stored.account.handle,
      try AccountTable.password(of: account, in: tx) == stored.hash
    else { return try refuse(attempt, [stored.account], because: .changedMeanwhile, in: tx) }
    if let refusal = try SecondFactor.refusal(of: attempt.code, for: account, in: tx) {
      return try refuse(attempt, [account], because: refusal, in: tx)
    }
    if let renewed {
      try tx.run("UPDATE account SET password = \(renewed.encoded) WHERE " + AccountTable.identity(account))
    }
    try Mistakes.forget(attempt, in: tx)
    return .signedIn(try Arrival.admit(account, by: .password, replacing: attempt.replaced, in: tx))
  }

  /// One mistake, told to whoever has an account by that login; to nobody where nobody has.
  private static func refuse(
    _ attempt: SignInAttempt, _ known: [Account], because reason: SignInRefusal, in tx: Transaction
  ) throws -> SignInAnswer {
    let concerned: [Account?] = known.isEmpty ? [nil] : known
    for account in concerned {
      try AuditLog.append(
        AuditEntry(
          .loginFailed, by: .unproven, subject: account?.customer,
          detail: ["account": account?.kind.rawValue ?? attempt.wanted, "reason": reason.rawValue]), in: tx)
    }
    try Mistakes.count(attempt, of: known.first, in: tx)
    return .refused
  }
}

/// Why somebody was not let in: for the audit log, never for the page.
enum SignInRefusal: String, Sendable {
  case password
  case code
  /// A right code for the second time: somebody may have looked on.
  case codeUsedBefore
  case changedMeanwhile
}

extension RateVerdict {
  fileprivate var wait: [Instant] {
    if case .later(let at) = self { [at] } else { [] }
  }
}
