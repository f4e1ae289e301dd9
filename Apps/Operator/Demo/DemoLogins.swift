import Bootstrap
import Domain
import Foundation
import Identity
import Rights
import Storage

/// Accounts of the demonstration, with passwords of this home alone, written once to a file only its
/// owner may read.
struct DemoLogins {
  private let world: World
  private var lines = ["Demonstration logins of this home. They lead nowhere else.", ""]

  init(_ world: World) {
    self.world = world
  }

  mutating func customer(_ customer: Int64, _ email: EmailAddress, _ who: String) async throws {
    let (password, hash) = try await password()
    try world.store.writeNow { tx in
      try Evidence.agree(.account, of: customer, terms: "2026", since: tx.today, in: tx)
      try Accounts.make(.customer, for: customer, login: email, password: hash, by: .operator, in: tx)
    }
    lines.append("customer  \(email.text)  \(password)  (\(who))")
  }

  mutating func booker(_ customer: Int64, _ email: EmailAddress, _ company: String) async throws {
    let (password, hash) = try await password()
    try world.store.writeNow { tx in
      _ = try Accounts.make(.booker, for: customer, login: email, password: hash, by: .operator, in: tx)
    }
    lines.append("booker    \(email.text)  \(password)  (\(company))")
  }

  mutating func staff(_ role: StaffRole, named name: String? = nil) async throws {
    guard let email = EmailAddress("\(name ?? role.rawValue)@rechtspoor.example") else { return }
    let secrets = try await StaffSecrets.make(world)
    let account = try world.store.writeNow { tx in
      try Accounts.make(
        .staff, for: try People.make(language: .nl, in: tx), login: email, roles: [role], password: secrets.hash,
        totp: secrets.totp, by: .operator, in: tx)
    }
    let authenticator = secrets.totp.address(issuer: "Rechtspoor", account: account.handle)
    lines.append("staff     \(email.text)  \(secrets.password)  (\(role.rawValue))")
    lines.append("          authenticator \(authenticator)")
  }

  /// The link at the foot of a newsletter to this person: whoever holds it can unsubscribe them.
  mutating func unsubscribing(_ customer: Int64, _ who: String) throws {
    let token = try world.store.writeNow { tx in try Unsubscribing.token(for: customer, from: .newsletter, in: tx) }
    lines.append("unsubscribe  \(world.settings.publicURL)/unsubscribe/\(token.text)  (\(who))")
  }

  func keep(in file: URL) throws {
    try SecretFile.write(lines.joined(separator: "\n") + "\n", to: file)
  }

  private func password() async throws -> (String, PasswordHash) {
    let password = RandomPassword.make(world.entropy)
    return (password, try await world.hasher.hash(Password(chosen: password)))
  }
}
