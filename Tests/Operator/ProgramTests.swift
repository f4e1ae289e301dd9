import Domain
import Foundation
import Testing

@Suite(.serialized) struct ProgramTests {
  @Test(arguments: [
    ["rechtspoor"], ["rechtspoor", "init"], ["rechtspoor", "demo"], ["rechtspoor", "statement", "check"],
    ["rechtspoor", "statement", "show"], ["rechtspoor", "statement", "activate"],
    ["rechtspoor", "customer", "import"], ["rechtspoor", "customer", "purchase"], ["rechtspoor", "travel", "import"],
    ["rechtspoor", "staff", "add"], ["rechtspoor", "audit", "verify"], ["rechtspoor", "certificate", "verify"],
    ["rechtspoor", "checkpoint"], ["rechtspoor-scheduler"], ["rechtspoor-scheduler", "plan"],
    ["rechtspoor-scheduler", "once"], ["rechtspoor-scheduler", "run"], ["zakelijk"], ["zakelijk", "login"],
    ["zakelijk", "logout"], ["zakelijk", "contacts", "list"], ["zakelijk", "contacts", "show"],
    ["zakelijk", "contacts", "set"],
  ])
  func everyCommandSaysWhatItIsFor(command: [String]) throws {
    let program = Program()
    defer { program.leave() }
    let rest = command.dropFirst() + ["--help"]
    let answer = try program.run(command[0], Array(rest))
    #expect(answer.code == 0)
    #expect(answer.out.hasPrefix("OVERVIEW: "))
    #expect(answer.err.isEmpty)
  }

  @Test func anUnreadableQuestionEndsWith64AndARefusalWith1() throws {
    let program = Program()
    defer { program.leave() }
    let usage = try program.run("rechtspoor", "nonsense")
    #expect(usage.code == 64 && usage.out.isEmpty && !usage.err.isEmpty)
    let refused = try program.run("rechtspoor", "checkpoint")
    #expect(refused.code == 1 && refused.out.isEmpty)
    #expect(refused.err.contains("rechtspoor init"))
    let signedOut = try program.run("zakelijk", "contacts", "list")
    #expect(signedOut.code == 1 && signedOut.err == "You are not signed in. Run: zakelijk login\n")
  }

  @Test func aStatementTakesTwoColleagues() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    for name in ["ans", "bob"] {
      let added = try program.run(
        "rechtspoor", "staff", "add", "--name", name, "--role", "dpo", "--email", "\(name)@rechtspoor.example")
      #expect(added.code == 0)
    }
    let file = program.home.appending(path: "newer.json")
    try Data(ShippedStatements.klantrelatie2026).write(to: file)
    func release(_ name: String) throws -> Program.Answer {
      try program.run(
        "rechtspoor", "statement", "activate", file.path, "--staff", "\(name)@rechtspoor.example", "--json")
    }
    #expect(try release("ans").out.contains("firstRelease"))
    #expect(try release("ans").code == 1)
    #expect(try release("nobody").code == 1)
    #expect(try release("bob").out.contains("\"activated\""))
    // From tomorrow on, and never twice.
    #expect(try release("ans").code == 1)
    #expect(try program.run("rechtspoor", "audit", "verify").out.hasPrefix("whole"))
  }

  @Test func aDemonstrationIsPlannedSweptAndBookedIn() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "demo", "--people", "120").code == 0)
    let logins = program.home.appending(path: "demo-logins.txt")
    let mode = try FileManager.default.attributesOfItem(atPath: logins.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let planned = try digest(program.run("rechtspoor-scheduler", "plan", "--json"))
    #expect(try digest(program.run("rechtspoor-scheduler", "once", "--json")) == planned)
    let line = try #require(
      try String(contentsOf: logins, encoding: .utf8).split(separator: "\n").first { $0.hasPrefix("booker") })
    let words = line.split(separator: " ").map(String.init)
    let secret = program.home.appending(path: "password")
    #expect(
      FileManager.default.createFile(
        atPath: secret.path, contents: Data(words[2].utf8), attributes: [.posixPermissions: 0o600]))
    let settings = ["RECHTSPOOR_PASSWORD_FILE": secret.path]
    #expect(try program.run("zakelijk", "login", "--login", words[1], settings: settings).code == 0)
    let session = program.home.appending(path: ".config/zakelijk/session")
    let kept = try FileManager.default.attributesOfItem(atPath: session.path)[.posixPermissions] as? Int
    #expect(kept == 0o600)
    let list = try program.run("zakelijk", "contacts", "list")
    #expect(list.code == 0)
    #expect(list.out.split(separator: "\n").count == 13)
    #expect(try program.run("zakelijk", "contacts", "show", "aaaaaaaaaa").code == 1)
    #expect(try program.run("zakelijk", "logout").code == 0)
    #expect(try program.run("zakelijk", "contacts", "list").code == 1)
  }

  private func digest(_ answer: Program.Answer) throws -> String {
    struct Facts: Decodable {
      let asOf: String
      let customers: Int
      let rows: [String: Int]
      let rules: [String: Int]
      let digest: String
    }
    return try JSONDecoder().decode(Facts.self, from: Data(answer.out.utf8)).digest
  }
}
