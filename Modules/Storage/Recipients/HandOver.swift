package import Domain

/// What every hand-over in the house asks before data leave it: by name where it is known to whom, by role where any that
/// we have a contract with will do.
///
/// Not asked: what a person is answered (Art. 12), and what a recipient is told of its end (Art. 19). Neither may wait for
/// a signature.
package enum HandOver {
  /// To this one; the refusal says what to do.
  package static func require(
    _ name: String, for purpose: Purpose, on day: Day, in tx: Transaction
  ) throws -> Clearance {
    guard let entry = try RecipientRegister.find(name, in: tx) else {
      throw HandOverRefused(name, purpose, .notInRegister)
    }
    return try mayHandOver(to: entry.registration, for: purpose, on: day, under: try tx.statement).get()
  }

  /// To whoever plays the role: the first by name that may. Where none does, the refusal is that of the first.
  ///
  /// Nil in a demonstration alone, which has no relay and no printer to sign with: its letters lie in a folder, and the
  /// people in it do not exist.
  @discardableResult
  package static func require(
    role: Recipient, for purpose: Purpose, on day: Day, in tx: Transaction
  ) throws -> Clearance? {
    if try House.isDemonstration(in: tx) { return nil }
    let statement = try tx.statement
    let outcomes = try RecipientRegister.all(in: tx).filter { $0.registration.role == role }.map {
      mayHandOver(to: $0.registration, for: purpose, on: day, under: statement)
    }
    if let clearance = outcomes.lazy.compactMap({ try? $0.get() }).first { return clearance }
    guard let first = outcomes.first else { throw HandOverRefused(nil, purpose, .nobodyFor(role)) }
    return try first.get()
  }
}

extension House {
  /// A house filled with people who do not exist.
  package static func isDemonstration(in tx: Transaction) throws -> Bool { try value("demo", in: tx) == "yes" }
}
