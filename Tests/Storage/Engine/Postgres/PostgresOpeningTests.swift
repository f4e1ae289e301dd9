import Foundation
import Storage
import TestSupport
import Testing

/// What is wrong with a server, a database or an address is said in one sentence.
@Suite struct PostgresOpeningTests {
  @Test func aPasswordInAnAddressIsRefusedAndNotRepeated() {
    let error = #expect(throws: StorageError.self) {
      try PostgresAddress("postgresql://rechtspoor:geheim@localhost/huis")
    }
    #expect(error?.description.contains("pass file") == true)
    #expect(error?.description.contains("geheim") == false)
  }

  @Test(arguments: ["postgresql://", "postgresql://localhost", "postgresql://localhost/huis?nosuchthing=1", "huis"])
  func anAddressThatCannotBeUsedSaysHowOneIsWritten(address: String) {
    let error = #expect(throws: StorageError.self) { try PostgresAddress(address) }
    #expect(error?.description.contains("postgresql://") == true)
  }

  @Test func aPassFileThatOthersCanReadIsRefusedWithTheCommandThatMendsIt() throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "pass-\(getpid())")
    try Data("*:*:*:*:geheim\n".utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    let address = "postgresql://rechtspoor@localhost/huis?passfile=\(file.path)"
    let error = #expect(throws: StorageError.self) { try PostgresAddress(address) }
    #expect(error?.description.contains("chmod 600 \(file.path)") == true)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    _ = try PostgresAddress(address)
  }

  @Test func aDatabaseThatIsNotThereIsNamedWithTheCommandThatMakesIt() throws {
    let server = try TestPostgres.shared.get()
    let error = #expect(throws: StorageError.self) {
      try PostgresEngine(PostgresAddress(server.address(of: "nergens")))
    }
    #expect(error?.description.contains("nergens") == true)
    #expect(error?.description.contains("createdb") == true)
  }

  @Test func aServerThatDoesNotAnswerIsNamed() {
    let error = #expect(throws: StorageError.self) {
      try PostgresEngine(PostgresAddress("postgresql://rechtspoor@127.0.0.1:1/huis"))
    }
    guard case .unavailable(let text) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(text.contains("check that the server runs"))
  }

  /// By a library of the system, or by ICU, whose databases have a second collation that counts.
  @Test(arguments: [
    ("LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'", "C.UTF-8"),
    ("LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'nl-NL'", "nl-NL"),
  ])
  func aDatabaseThatSortsOtherwiseIsRefused(options: String, collation: String) throws {
    let database = try PostgresDatabase(options)
    let error = #expect(throws: StorageError.self) { try database.open() }
    #expect(error?.description.contains("sorts by \(collation)") == true)
    #expect(error?.description.contains("--locale C") == true)
    try database.drop()
  }
}
