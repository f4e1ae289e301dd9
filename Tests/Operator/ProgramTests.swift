import Domain
import Foundation
import Storage
import Testing

@testable import Identity

@Suite(.serialized) struct ProgramTests {
  @Test(arguments: [
    ["rechtspoor"], ["rechtspoor", "init"], ["rechtspoor", "demo"], ["rechtspoor", "statement", "check"],
    ["rechtspoor", "statement", "show"], ["rechtspoor", "statement", "activate"],
    ["rechtspoor", "customer", "import"], ["rechtspoor", "customer", "purchase"],
    ["rechtspoor", "customer", "show"], ["rechtspoor", "customer", "views"], ["rechtspoor", "customer", "card"],
    ["rechtspoor", "recipient", "add"], ["rechtspoor", "recipient", "may"], ["rechtspoor", "carrier", "feed"],
    ["rechtspoor", "ropa"],
    ["rechtspoor", "customer", "why"],
    ["rechtspoor", "audience"], ["rechtspoor", "audience", "count"], ["rechtspoor", "audience", "runs"],
    ["rechtspoor", "audience", "diff"], ["rechtspoor", "register"], ["rechtspoor", "register", "import"],
    ["rechtspoor", "register", "show"],
    ["rechtspoor", "customer", "deceased"], ["rechtspoor", "customer", "alive"],
    ["rechtspoor", "customer", "deceased-import"], ["rechtspoor", "travel", "import"],
    ["rechtspoor", "organisation", "role", "end"], ["rechtspoor", "staff", "add"], ["rechtspoor", "case", "list"],
    ["rechtspoor", "case", "show"], ["rechtspoor", "case", "prolong"], ["rechtspoor", "case", "confirm"],
    ["rechtspoor", "audit", "verify"],
    ["rechtspoor", "certificate", "verify"],
    ["rechtspoor", "backup"], ["rechtspoor", "backup", "make"], ["rechtspoor", "backup", "verify"],
    ["rechtspoor", "restore"], ["rechtspoor", "keys", "rotate"],
    ["rechtspoor", "checkpoint"], ["rechtspoor", "residue"],
    ["rechtspoor", "hold", "place"], ["rechtspoor", "hold", "lift"], ["rechtspoor", "hold", "list"],
    ["rechtspoor-scheduler"], ["rechtspoor-scheduler", "plan"],
    ["rechtspoor-scheduler", "once"], ["rechtspoor-scheduler", "run"], ["rechtspoor-scheduler", "forecast"],
    ["rechtspoor-scheduler", "status"], ["rechtspoor-scheduler", "release"], ["rechtspoor-scheduler", "accept-clock"],
    ["zakelijk"], ["zakelijk", "login"], ["zakelijk", "logout"], ["zakelijk", "whoami"], ["zakelijk", "org", "close"],
    ["zakelijk", "contact", "list"], ["zakelijk", "contact", "show"], ["zakelijk", "contact", "add"],
    ["zakelijk", "contact", "edit"], ["zakelijk", "contact", "remove"], ["zakelijk", "contact", "offboard"],
    ["zakelijk", "cardholder", "deactivate"], ["zakelijk", "card", "issue"], ["zakelijk", "card", "replace"],
    ["zakelijk", "address", "set"], ["zakelijk", "history"], ["zakelijk", "undo"], ["zakelijk", "devices", "revoke"],
    ["zakelijk", "completion"],
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
    let signedOut = try program.run("zakelijk", "contact", "list")
    #expect(signedOut.code == 1 && signedOut.err == "You are not signed in. Run: zakelijk login --server ADDRESS\n")
  }

  @Test func aStatementTakesTwoColleagues() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    let staff = try ["ans": "dpo", "bob": "operator", "cor": "agent"].mapValues { role in
      try Colleague(role, program)
    }
    let file = program.home.appending(path: "newer.json")
    try Data(ShippedStatements.klantrelatie2026).write(to: file)
    func release(_ name: String, password: String? = nil, code: String? = nil) throws -> Program.Answer {
      let who = try #require(staff[name])
      return try program.run(
        "rechtspoor", "statement", "activate", file.path, "--staff", who.login, "--json",
        typed: "\(password ?? who.password)\n\(code ?? who.code())\n")
    }
    func releases() throws -> Int {
      try program.sql("SELECT COUNT(*) FROM statement_release")
    }
    #expect(try program.run("rechtspoor", "statement", "activate", file.path, "--staff", "ans").code == 1)
    #expect(try release("ans", password: "not the password").code == 1)
    #expect(try release("cor").err.contains("may not release"))
    #expect(try releases() == 0)
    let shown = try #require(staff["ans"]).code()
    let first = try release("ans", code: shown)
    #expect(first.out.contains("firstRelease"))
    // A code is good once: the very same words again are refused at the door.
    #expect(try release("ans", code: shown).err.contains("used already"))
    #expect(try release("ans", code: staff["ans"]?.code(ahead: 1)).err.contains("another colleague"))
    #expect(try releases() == 1)
    let second = try release("bob")
    #expect(second.out.contains("\"activated\""))
    for secret in staff.values.map(\.password) { #expect(!(first.err + second.err).contains(secret)) }
    // From tomorrow on, and never twice.
    #expect(try release("bob", code: staff["bob"]?.code(ahead: 1)).code == 1)
    let whole = try program.run("rechtspoor", "audit", "verify")
    #expect(whole.out.hasPrefix("whole"))
    #expect(try program.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'loginFailed'") == 2)
    #expect(try program.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'statementReleased'") == 2)
    #expect(try program.sql("SELECT COUNT(*) FROM session") == 0)
  }

  @Test func fiveWrongPasswordsOfAColleagueAreFollowedByAWait() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    let ans = try Colleague("dpo", program)
    let file = program.home.appending(path: "newer.json")
    try Data(ShippedStatements.klantrelatie2026).write(to: file)
    func release(_ password: String) throws -> Program.Answer {
      try program.run(
        "rechtspoor", "statement", "activate", file.path, "--staff", ans.handle,
        typed: "\(password)\n\(ans.code())\n")
    }
    for _ in 1...5 { #expect(try release("wrong password").err.contains("do not belong together")) }
    #expect(try release(ans.password).err.contains("Too many tries"))
    #expect(try program.sql("SELECT COUNT(*) FROM statement_release") == 0)
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
    let session = program.home.appending(path: ".config/zakelijk/session.json")
    let kept = try FileManager.default.attributesOfItem(atPath: session.path)[.posixPermissions] as? Int
    #expect(kept == 0o600)
    let list = try program.run("zakelijk", "contact", "list")
    #expect(list.code == 0)
    #expect(list.out.split(separator: "\n").count == 13)
    #expect(try program.run("zakelijk", "contact", "show", "aaaaaaaaaa").code == 1)
    #expect(try program.run("zakelijk", "logout").code == 0)
    #expect(try program.run("zakelijk", "contact", "list").code == 1)
  }

  @Test func aCaseIsListedAndRefusedWhereItCannotBe() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    let none = try program.run("rechtspoor", "case", "list", "--json")
    #expect(none.code == 0 && none.out.contains("[") && none.err.isEmpty)
    let reference = CaseReference(from: Entropy.system)
    for words in [["show"], ["prolong", "--reason", "complexity"], ["confirm", "--recipient", "Arriva"]] {
      let unknown = try program.run("rechtspoor", ["case", words[0], reference.description] + words.dropFirst())
      #expect(unknown.code == 1 && unknown.out.isEmpty && unknown.err.contains("There is no case \(reference)"))
    }
    let usage = try program.run("rechtspoor", "case", "prolong", "nonsense", "--reason", "complexity")
    #expect(usage.code == 64 && usage.out.isEmpty)
    let reason = try program.run("rechtspoor", "case", "prolong", reference.description, "--reason", "holiday")
    #expect(reason.code == 64)
  }

  /// Recorded from a register, decided by hand, and taken back: each by a colleague who may.
  @Test func aDeathIsRecordedAndTakenBackByAColleague() throws {
    let program = Program()
    defer { program.leave() }
    #expect(try program.run("rechtspoor", "init").code == 0)
    let today = Clock.system.now.day
    func write(_ name: String, _ lines: [String]) throws -> String {
      let file = program.home.appending(path: name)
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: file)
      return file.path
    }
    let customers = try write(
      "customers.csv",
      [
        "customerNumber;given;surname;street;houseNumber;postcode;place;subscription;since",
        "70010001;Piet;Jansen;Stationsplein;12;3511AB;Utrecht;Dal;2025-01-01",
        "70010002;E.;Bakker;Stationsplein;14;3511AB;Utrecht;Dal;2025-01-01",
      ])
    #expect(try program.run("rechtspoor", "customer", "import", customers).code == 0)
    let (agent, other) = (try Colleague("agent", program), try Colleague("operator", program))
    func act(_ words: [String], _ who: Colleague, ahead: Int64) throws -> Program.Answer {
      try program.run(
        "rechtspoor", ["customer"] + words + ["--as", who.login, "--json"],
        typed: "\(who.password)\n\(who.code(ahead: ahead))\n")
    }
    let header = "surname;given;born;postcode;houseNumber;died;registered"
    let died = today.adding(days: -3)
    let register = try write(
      "register.csv",
      [
        header, "Jansen;Piet;1950-01-01;3511AB;12;\(died);\(today)",
        "Bakker;Els;1950-01-01;3511AB;14;\(died);\(today)", "Smit;Jo;1950-01-01;3511AB;14;\(died);\(today)",
      ])
    let refused = try act(["deceased-import", register], other, ahead: 0)
    #expect(refused.code == 1 && refused.err.contains("may not record a death"))
    let read = try act(["deceased-import", register], agent, ahead: -1)
    #expect(read.code == 0 && read.out.contains("\"recorded\" : 1") && read.out.contains("70010002"))
    #expect(try program.sql("SELECT COUNT(*) FROM death_report") == 1)
    let told = try act(["deceased", "70010002", "--on", died.description, "--source", "relatives"], agent, ahead: 0)
    #expect(told.code == 0 && told.out.contains("silenceUntil"))
    let undone = try act(["alive", "70010002"], agent, ahead: 1)
    #expect(undone.code == 0 && undone.out.contains("\"lost\" : ["))
    #expect(try program.sql("SELECT COUNT(*) FROM death_report") == 1)
    #expect(try program.sql("SELECT COUNT(*) FROM audit_entry WHERE action = 'deathTakenBack'") == 1)
    let usage = try program.run("rechtspoor", "customer", "deceased", "x", "--source", "register", "--as", "ans")
    #expect(usage.code == 64)
  }

  @Test func theControllersOwnNumberIsTakenFromTheSettings() throws {
    let program = Program()
    defer { program.leave() }
    let refused = try program.run(
      "rechtspoor", "init", settings: ["RECHTSPOOR_CONTROLLER_DPO": "not a mailbox"])
    #expect(refused.code == 1 && refused.err.contains("RECHTSPOOR_CONTROLLER_DPO"))
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

/// Somebody with an account, and what `staff add` wrote into their file.
private struct Colleague {
  let login: String
  let handle: String
  let password: String
  private let secret: TOTPSecret

  init(_ role: String, _ program: Program) throws {
    login = "\(role)@rechtspoor.example"
    let file = program.home.appending(path: "\(role).txt")
    let added = try program.run(
      "rechtspoor", "staff", "add", "--name", role, "--role", role, "--email", login, "--output", file.path, "--json")
    #expect(added.code == 0)
    handle = try JSONDecoder().decode([String: String].self, from: Data(added.out.utf8))["handle"] ?? ""
    #expect(try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int == 0o600)
    let text = try String(contentsOf: file, encoding: .utf8)
    func after(_ mark: String, until end: Character) throws -> String {
      let start = try #require(text.range(of: mark)).upperBound
      return String(text[start...].prefix { $0 != end })
    }
    password = try after("password: ", until: "\n")
    #expect(text.contains("authenticator: otpauth://totp/"))
    secret = try #require(TOTPSecret(base32: after("secret=", until: "&")))
  }

  /// The code an authenticator shows now, or so many periods later.
  func code(ahead: Int64 = 0) -> String { TOTP.code(secret, counter: TOTP.counter(at: Clock.system.now) + ahead) }
}
