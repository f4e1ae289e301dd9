import Foundation

/// A password while we hold it: typed, not yet hashed, gone as soon as nobody needs it.
///
/// Its bytes live in memory of their own, never copied, and are overwritten when the last user lets
/// go. What the web server read the form into is not ours to wipe, which is why this is made
/// there and the text is passed no further.
package final class Password: Sendable {
  /// Set once in `init`, freed in `deinit`: nobody can see it change.
  private nonisolated(unsafe) let memory: UnsafeMutableRawBufferPointer

  /// What somebody types to sign in. Whether it would pass as a new password is not asked here:
  /// the rule may have grown stricter since. Only length is, so that nobody makes us hash a book.
  package convenience init(typed text: String) throws(PasswordRefusal) {
    let scalars = Password.normalised(text).unicodeScalars.count
    guard scalars <= PasswordRule.maximum else { throw .tooLong(characters: scalars) }
    self.init(normalised: Password.normalised(text))
  }

  /// What somebody picks as a new password.
  package convenience init(chosen text: String) throws(PasswordRefusal) {
    let normalised = Password.normalised(text)
    try PasswordRule.check(normalised)
    self.init(normalised: normalised)
  }

  private init(normalised text: String) {
    var bytes = Array(text.utf8)
    memory = .allocate(byteCount: max(1, bytes.count), alignment: 1)
    // One byte at least is allocated, and it counts: an empty password is the byte 0, which no
    // chosen password can be.
    memory.initializeMemory(as: UInt8.self, repeating: 0)
    memory.copyBytes(from: bytes)
    wipe(&bytes)
  }

  deinit {
    wipe(memory)
    memory.deallocate()
  }

  func withBytes<T>(_ body: (UnsafeRawBufferPointer) throws -> T) rethrows -> T {
    try body(UnsafeRawBufferPointer(memory))
  }

  /// NFC: `é` is one password whichever keyboard composed it.
  private static func normalised(_ text: String) -> String { text.precomposedStringWithCanonicalMapping }
}

/// So that no log, error or test output can show it by accident.
extension Password: CustomStringConvertible, CustomReflectable {
  package var description: String { "Password(…)" }
  package var customMirror: Mirror { Mirror(self, children: []) }
}
