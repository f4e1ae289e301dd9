import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Identity
import Storage
import Talk

struct StaffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "staff", abstract: "Gives colleagues their accounts.", subcommands: [StaffAdd.self])
}

extension StaffRole: ExpressibleByArgument {}

struct StaffAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Makes an account for a colleague, with a password and an authenticator secret.",
    discussion: """
      Both are written once, to a file of mode 0600, and are kept nowhere in the clear. Hand it over and delete it.
      The name goes into that file alone: a colleague is no customer.
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: "Who it is for.") var name: String
  @Option(help: "What the colleague is here for; may be given several times.") var role: [StaffRole]
  @Option(help: "The mail address to sign in with.") var email: String
  @Option(help: ArgumentHelp("Where to write the secrets; HOME/staff-HANDLE.txt if left out.", valueName: "file"))
  var output: String?

  func validate() throws {
    guard EmailAddress(email) != nil else {
      throw ValidationError("--email is no mail address: write name@example.nl.")
    }
    guard !role.isEmpty else { throw ValidationError("Give at least one --role.") }
  }

  func run() async throws {
    guard let login = EmailAddress(email) else { return }
    let (account, file) = try await house.withWorld { world in
      let secrets = try await StaffSecrets.make(world)
      let account = try world.store.writeNow { tx in
        let person = try People.make(language: .nl, in: tx)
        return try Accounts.make(
          .staff, for: person, login: login, roles: Set(role), password: secrets.hash, totp: secrets.totp,
          by: .operator, in: tx)
      }
      let file = URL(
        filePath: output ?? world.settings.home.home.appending(path: "staff-\(account.handle).txt").path)
      try SecretFile.write(secrets.text(name: name, login: login, account: account), to: file)
      return (account, file)
    }
    if house.json { return try CommandLineTalk.json(["handle": account.handle, "file": file.path]) }
    CommandLineTalk.say("\(account.handle) may sign in. Password and authenticator secret: \(file.path)")
  }
}

/// A password and an authenticator secret, before anybody has them.
struct StaffSecrets: Sendable {
  let password: String
  let hash: PasswordHash
  let totp: TOTPSecret

  static func make(_ world: World) async throws -> StaffSecrets {
    let password = RandomPassword.make(world.entropy)
    return StaffSecrets(
      password: password, hash: try await world.hasher.hash(Password(chosen: password)),
      totp: TOTPSecret(from: world.entropy))
  }

  func text(name: String, login: EmailAddress, account: Account) -> String {
    """
    name: \(name)
    login: \(login.text)
    password: \(password)
    authenticator: \(totp.address(issuer: "Rechtspoor", account: account.handle))

    """
  }
}

/// Twenty characters out of thirty-two: a hundred bits, and nothing that reads like something else.
enum RandomPassword {
  static func make(_ entropy: Entropy) -> String {
    let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
    let text = String(entropy.bytes(20).map { letters[Int($0) & 31] })
    return stride(from: 0, to: 20, by: 5).map { String(text.dropFirst($0).prefix(5)) }.joined(separator: "-")
  }
}
