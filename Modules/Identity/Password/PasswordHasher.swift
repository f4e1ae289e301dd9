import Dispatch
package import Domain

/// Hashes and verifies passwords, two at a time, on threads of its own.
///
/// Argon2 is dear by design: unbounded, a few hundred sign-ins would take all memory and both
/// cores, and the objection page with them. So two run, a short line waits, the rest is told to
/// come back in a moment. The event loop never waits for a hash.
package struct PasswordHasher: Sendable {
  package let parameters: Argon2Parameters
  private let entropy: Entropy
  private let gate: HashingGate
  private let meter = HashingMeter()
  private let threads = DispatchQueue(label: "password-hashing", qos: .userInitiated, attributes: .concurrent)

  package init(
    parameters: Argon2Parameters = .current, entropy: Entropy, atOnce: Int = 2, waiting: Int = 64
  ) {
    self.parameters = parameters
    self.entropy = entropy
    gate = HashingGate(places: atOnce, line: waiting)
  }

  package func hash(_ password: Password) async throws -> PasswordHash {
    let salt = entropy.bytes(Argon2Parameters.saltLength)
    let parameters = parameters
    return try await run(parameters) { try Argon2id.hash(password, salt: salt, parameters: parameters) }
  }

  /// Pass nil where there is no account: the same work is done, and the answer is `.wrong`.
  package func verify(_ password: Password, against stored: PasswordHash?) async throws -> PasswordVerdict {
    guard let stored else { return try await verifyDummy(password) }
    let right = try await run(stored.parameters) { try Argon2id.verify(password, against: stored) }
    guard right else { return .wrong }
    return stored.needsRehash(for: parameters) ? .rightButOutdated : .right
  }

  /// As much work as a verification, for an account that does not exist (T3): who asks must not be
  /// able to tell from the time it takes. Always `.wrong`.
  @discardableResult
  package func verifyDummy(_ password: Password) async throws -> PasswordVerdict {
    let nobody = Self.dummy(parameters, entropy)
    _ = try await run(nobody.parameters) { try Argon2id.verify(password, against: nobody) }
    return .wrong
  }

  /// What was done so far; for `/metrics` and for tests.
  package var work: HashingWork { meter.work }

  private func run<T: Sendable>(
    _ parameters: Argon2Parameters, _ blocking: @escaping @Sendable () throws -> T
  ) async throws -> T {
    do {
      try await gate.enter()
    } catch let busy as HasherBusy {
      meter.refused()
      throw busy
    }
    let result: Result<T, any Error> = await withCheckedContinuation { continuation in
      threads.async { [meter] in
        continuation.resume(returning: Result { try meter.measure(parameters, blocking) })
      }
    }
    await gate.leave()
    return try result.get()
  }

  /// A stored hash that belongs to nobody: salt and digest are dice, so no password leads to it
  /// (one in 2^256), and it goes down the very path of a real one.
  static func dummy(_ parameters: Argon2Parameters, _ entropy: Entropy) -> PasswordHash {
    func part(_ count: Int) -> String {
      Base64URL.encode(entropy.bytes(count)).replacing("-", with: "+").replacing("_", with: "/")
    }
    let cost = "m=\(parameters.memoryKiB),t=\(parameters.passes),p=\(parameters.lanes)"
    let text = "$argon2id$v=19$\(cost)$\(part(Argon2Parameters.saltLength))$\(part(Argon2Parameters.digestLength))"
    guard let hash = PasswordHash(encoded: text) else {
      preconditionFailure("Argon2 parameters out of bounds: \(cost)")
    }
    return hash
  }
}

package enum PasswordVerdict: Hashable, Sendable {
  case right
  /// Right, and stored with less than today's cost: hash it anew now.
  case rightButOutdated
  case wrong
}
