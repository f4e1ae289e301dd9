package import ArgumentParser
import Foundation

/// How every program talks: data on stdout, talk on stderr, and an end that a script can read.
package enum CommandLineTalk {
  package static func run(_ root: any AsyncParsableCommand.Type) async {
    do {
      var command = try root.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      // What was printed is on its way only now; a full disk refuses it here.
      guard fflush(nil) == 0 else { throw CannotWrite() }
    } catch let error where isTheParsers(error) {
      root.exit(withError: error)
    } catch {
      say("\(error)")
      Foundation.exit(1)
    }
  }

  /// Whether data are read by a person, over whose shoulder others may look.
  package static var isTerminal: Bool { isatty(1) == 1 }

  /// One line of talk.
  package static func say(_ text: String, end: String = "\n") {
    // Whoever closed the terminal has nobody to tell it to.
    try? FileHandle.standardError.write(contentsOf: Data((text + end).utf8))
  }

  /// Data that are bytes already.
  package static func write(_ bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw CannotWrite()
    }
  }

  private struct CannotWrite: Error, CustomStringConvertible {
    var description: String { "The output cannot be written: is the disk full? What is there is not all of it." }
  }

  package static func json(_ value: some Encodable) throws {
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

/// An act that is not done: one sentence that says why, and what its user can do.
package struct Refusal: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }
}
