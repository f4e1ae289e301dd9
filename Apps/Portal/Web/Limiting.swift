import Bootstrap
import Domain
import Identity
import Rights
import Storage

/// How often something may be asked, by what is asked about (T17); by the network, `limit(_:_:)`.
/// What is counted is a keyed digest, known or not: the answer is the same (T3).
extension Portal {
  /// Counts one act under `subject` (an account, a reference), and asks to wait beyond the limit.
  func limit(_ act: LimitedAct, on subject: String) async throws {
    let verdict = try await store.write { tx in try Limits.allow(act, subject, in: tx) }
    if case .later(let at) = verdict { throw tooMany(until: at) }
  }

  /// Whether one more message may go to this address; whatever else was asked is done either way.
  func mayMail(_ act: LimitedAct, about address: String) async throws -> Bool {
    try await store.write { tx in try Limits.allow(act, address, in: tx) == .within }
  }

  /// An objection is never refused (A4): beyond the limit it stops as always and announces no more.
  func object(
    _ scope: Scope, naming who: ObjectToProcessing.Who, and phone: PhoneNumber?, keepingExtra: Bool = false,
    _ language: Language
  ) async throws -> Receipt {
    let announcing = try await mayMail(.objectionPerAddress, about: who.address)
    return try await ObjectToProcessing(desk).submit(
      scope, naming: who, and: phone, announcing: announcing, keepingExtra: keepingExtra, in: language)
  }

  func tooMany(until at: Instant) -> PortalFault {
    .tooMany(seconds: max(1, Int((at.milliseconds - world.clock.now.milliseconds) / 1000)))
  }
}

extension ObjectToProcessing.Who {
  /// What the limit is counted under.
  fileprivate var address: String {
    switch self {
    case .email(let email): email.text
    case .household(let surname, let house): "\(Identifier.fold(house)) \(Identifier.fold(surname))"
    case .phone(let phone): phone.e164
    }
  }
}
