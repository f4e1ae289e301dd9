import Domain
import Foundation
import Identity
import Storage
import TestSupport
import Testing

@testable import struct Identity.Account

/// A whole house with people who can sign in. Hashes are cheap here; nothing else is.
struct HouseOfAccounts {
  static let cheap = Argon2Parameters(memoryKiB: 64, passes: 1, lanes: 1)
  static let phrase = "tweede perron links"

  let house: TemporaryHouse
  let hasher: PasswordHasher
  let network: NetworkAddress

  init(hashing parameters: Argon2Parameters = cheap, on engine: Dialect = HouseDatabases.chosen) throws {
    house = try TemporaryHouse(on: engine)
    hasher = PasswordHasher(parameters: parameters, entropy: .seeded(21))
    network = try #require(NetworkAddress("192.0.2.17"))
  }

  var store: Store { house.store }
  var signIn: SignIn { SignIn(store: store, hasher: hasher) }

  func address(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

  @discardableResult
  func make(
    _ kind: AccountKind, _ login: String, phrase: String? = phrase, hasher other: PasswordHasher? = nil
  ) async throws -> Account {
    var hash: PasswordHash?
    if let phrase { hash = try await (other ?? hasher).hash(Password(chosen: phrase)) }
    let (password, address) = (hash, try address(login))
    return try await store.write { tx in
      let person = try People.make(language: .nl, in: tx)
      return try Accounts.make(
        kind, for: person, login: address, roles: kind == .staff ? [.agent] : [], password: password,
        totp: kind == .staff ? TOTPSecret(from: .seeded(22)) : nil, by: .operator, in: tx)
    }
  }

  func enter(
    _ kind: AccountKind, _ login: String, _ phrase: String = phrase, code: String? = nil,
    from other: NetworkAddress? = nil, replacing old: Token<ForSession>? = nil
  ) async throws -> SignInAnswer {
    try await signIn.enter(
      SignInAttempt(
        kind, login: login, password: Password(typed: phrase), code: code, from: other ?? network, replacing: old))
  }

  /// Signs in, and fails the test if that is refused.
  func arrive(_ kind: AccountKind, _ login: String, replacing old: Token<ForSession>? = nil) async throws -> SignedIn {
    let answer = try await enter(kind, login, replacing: old)
    guard case .signedIn(let signedIn) = answer else { throw NotSignedIn(answer: "\(answer)") }
    return signedIn
  }

  struct NotSignedIn: Error { let answer: String }

  /// The audit log in order: action, actor, whom it is about and what it adds.
  func log() throws -> [String] {
    try store.readNow { tx in
      try tx.run("SELECT action, actor, subject, detail FROM audit_entry ORDER BY segment, lane, sequence").map { row in
        [
          try row.text("action"), try row.text("actor"), try row.text("subject").isEmpty ? "-" : "person",
          try row.text("detail"),
        ].joined(separator: " | ")
      }
    }
  }

  func count(_ query: Query) throws -> Int {
    try store.readNow { tx in try tx.first(query)?.int("count") ?? -1 }
  }

  /// Every byte of both databases, read while nobody has them open.
  func allBytes() throws -> Data {
    var bytes = Data()
    try house.reopen {
      for file in try FileManager.default.contentsOfDirectory(atPath: house.layout.home.path).sorted()
      where file.contains(".db") {
        bytes.append(try Data(contentsOf: house.layout.home.appending(path: file)))
      }
    }
    return bytes
  }
}

extension SignInAnswer {
  /// As a page would show it: nothing of the account.
  var seen: String {
    switch self {
    case .signedIn: "signed in"
    case .refused: "refused"
    case .later(let at): "later \(at)"
    case .busy: "busy"
    }
  }

  var token: Token<ForSession>? {
    if case .signedIn(let signedIn) = self { signedIn.token } else { nil }
  }
}
