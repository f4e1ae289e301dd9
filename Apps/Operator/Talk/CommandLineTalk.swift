import ArgumentParser
import Foundation

/// How the program talks: data on stdout, talk on stderr, and an end that a script can read.
enum CommandLineTalk {
  static func run(_ root: any AsyncParsableCommand.Type) async {
    do {
      var command = try root.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error where isTheParsers(error) {
      root.exit(withError: error)
    } catch {
      say("\(error)")
      Foundation.exit(1)
    }
  }

  /// Whether data are read by a person, over whose shoulder others may look.
  static var isTerminal: Bool { isatty(1) == 1 }

  /// One line of talk.
  static func say(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }

  /// Ours are sentences of their own; the parser's carry usage and exit code.
  private static func isTheParsers(_ error: any Error) -> Bool {
    error is ExitCode || error is CleanExit || error is ValidationError
      || String(reflecting: type(of: error)).hasPrefix("ArgumentParser.")
  }
}

/// A refusal of the program's own: one sentence that says what to do.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
