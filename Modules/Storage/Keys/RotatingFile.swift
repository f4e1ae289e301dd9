import Crypto
import Domain
import Foundation

/// The key file of a rotation, and where that rotation stands.
final class RotatingFile {
  private let folder: URL
  private var file: KeyFile

  init(_ name: InstitutionKeys.Name, in folder: URL) throws {
    self.folder = folder
    file = try KeyFile.read(name, in: folder)
  }

  var hasRetired: Bool { !file.retired.isEmpty }

  /// The key that is to come into use: the one announced already, or one made now.
  func prepare(_ entropy: Entropy) throws -> InstitutionKeys.Key {
    if let next = file.next { return next }
    let next = InstitutionKeys.Key(SymmetricKey(data: entropy.bytes(32)))
    file.announce(next)
    try file.write(in: folder)
    return next
  }

  /// The key to rotate to: the announced one; or that of a rotation which was cut short, or of which a copy put back
  /// knows nothing yet; or a new one.
  func target(inUse: String, isUnfinished: Bool, _ entropy: Entropy) throws -> String {
    if file.next == nil, isUnfinished || file.inUse.id != inUse { return file.inUse.id }
    return try prepare(entropy).id
  }

  /// The database has turned to the announced key: so does the file.
  func advance() throws {
    guard file.next != nil else { return }
    file.advance()
    try file.write(in: folder)
  }

  func retire() throws { try file.retire(in: folder) }
}
