package import Foundation
import Synchronization

/// Another program, run by a test and spoken to through pipes.
///
/// Not Foundation's `Process`: where a test run has a thousand files open, that one reads past the end of
/// the list of them and now and then takes the whole run with it (swift-corelibs-foundation 5472).
package final class Child: Sendable {
  /// Where its standard error goes.
  package enum Errors: Sendable {
    case shown, hidden, apart, withOutput
  }

  private let id: pid_t
  private let pipes: ChildPipes
  private let outcome = Mutex<Int32?>(nil)

  /// Starts `program`, a path or a name to look up in PATH, with an environment of its own if one is given.
  package init(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil, folder: String? = nil,
    speaking: Bool = false, errors: Errors = .shown
  ) throws {
    let words = (folder.map { ["env", "-C", $0] } ?? []) + [program] + arguments
    (id, pipes) = try ChildPipes.opened { pipes in
      var plan = ChildPlan()
      defer { plan.end() }
      if speaking { plan.give(pipes.input.fileHandleForReading, as: 0) }
      plan.give(pipes.output.fileHandleForWriting, as: 1)
      switch errors {
      case .shown: break
      case .hidden: plan.give(.nullDevice, as: 2)
      case .apart: plan.give(pipes.errors.fileHandleForWriting, as: 2)
      case .withOutput: plan.give(pipes.output.fileHandleForWriting, as: 2)
      }
      return try plan.start(words, environment ?? ProcessInfo.processInfo.environment)
    }
  }

  /// Runs a program to its end.
  @discardableResult
  package static func run(
    _ program: String, _ arguments: [String] = [], folder: String? = nil, errors: Errors = .shown
  ) throws -> (code: Int32, output: Data) {
    let child = try Child(program, arguments, folder: folder, errors: errors)
    let output = child.everything()
    return (child.end(), output)
  }

  /// A program that has gone before it read this is no trouble: its end says why.
  package func say(_ text: String) {
    do { try pipes.input.fileHandleForWriting.write(contentsOf: Data(text.utf8)) } catch {}
  }

  package func sayNoMore() throws { try pipes.input.fileHandleForWriting.close() }

  /// What it has said since the last time, waiting for something; nothing once it is done.
  package func hear() -> Data { pipes.output.fileHandleForReading.availableData }

  package func everything() -> Data { pipes.output.fileHandleForReading.readDataToEndOfFile() }

  package func complaints() -> Data { pipes.errors.fileHandleForReading.readDataToEndOfFile() }

  package func terminate() { kill(id, SIGTERM) }

  /// Waits, and tells its exit code; 128 and more is a signal.
  @discardableResult
  package func end() -> Int32 {
    outcome.withLock { known in
      if let known { return known }
      var status: Int32 = 0
      while waitpid(id, &status, 0) < 0, errno == EINTR {}
      let signal = status & 0x7f
      let code = signal == 0 ? status >> 8 & 0xff : 128 + signal
      known = code
      return code
    }
  }
}

/// The pipes to one child. None is inherited by another, or closing it would not be the end of it.
private struct ChildPipes: Sendable {
  let input = Pipe()
  let output = Pipe()
  let errors = Pipe()

  private static let oneAtATime = Mutex(())
  private static let isSilenced: Void = { _ = signal(SIGPIPE, SIG_IGN) }()

  static func opened(_ start: (ChildPipes) throws -> pid_t) throws -> (pid_t, ChildPipes) {
    _ = isSilenced
    return try oneAtATime.withLock { _ in
      let pipes = ChildPipes()
      for pipe in [pipes.input, pipes.output, pipes.errors] {
        for end in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
          _ = fcntl(end.fileDescriptor, F_SETFD, FD_CLOEXEC)
        }
      }
      let id = try start(pipes)
      try pipes.input.fileHandleForReading.close()
      try pipes.output.fileHandleForWriting.close()
      try pipes.errors.fileHandleForWriting.close()
      return (id, pipes)
    }
  }
}

/// What `posix_spawn` is to do before the other program begins.
private struct ChildPlan {
  private var files = posix_spawn_file_actions_t()
  private var manners = posix_spawnattr_t()

  /// Threads of a test run block signals, and no child may inherit that.
  init() {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawn_file_actions_init(&files)
    posix_spawnattr_init(&manners)
    posix_spawnattr_setsigmask(&manners, &none)
    posix_spawnattr_setsigdefault(&manners, &all)
    posix_spawnattr_setflags(&manners, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  mutating func end() {
    posix_spawn_file_actions_destroy(&files)
    posix_spawnattr_destroy(&manners)
  }

  mutating func give(_ file: FileHandle, as number: Int32) {
    posix_spawn_file_actions_adddup2(&files, file.fileDescriptor, number)
  }

  mutating func start(_ words: [String], _ environment: [String: String]) throws -> pid_t {
    var id: pid_t = 0
    let code = texts(words) { arguments in
      texts(environment.map { "\($0)=\($1)" }) { posix_spawnp(&id, words[0], &files, &manners, arguments, $0) }
    }
    guard code == 0 else { throw ChildTrouble("\(words[0]) did not start: \(String(cString: strerror(code)))") }
    return id
  }
}

private func texts<T>(_ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> T) -> T {
  let copies = texts.map { strdup($0) }
  defer { for copy in copies { free(copy) } }
  return body(copies + [nil])
}

private struct ChildTrouble: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
