import CArgon2

/// The one place that calls libargon2. Both functions are blocking and dear: only
/// `PasswordHasher` calls them, on threads of its own.
///
/// libargon2 wipes its working memory itself (`FLAG_clear_internal_memory`, on by default).
enum Argon2id {
  static func hash(
    _ password: Password, salt: [UInt8], parameters: Argon2Parameters
  ) throws(Argon2Failure) -> PasswordHash {
    let memory = UInt32(parameters.memoryKiB)
    let passes = UInt32(parameters.passes)
    let lanes = UInt32(parameters.lanes)
    let length = argon2_encodedlen(
      passes, memory, lanes, UInt32(salt.count), UInt32(Argon2Parameters.digestLength), Argon2_id)
    var encoded = [CChar](repeating: 0, count: length)
    let code = password.withBytes { bytes in
      argon2id_hash_encoded(
        passes, memory, lanes, bytes.baseAddress, bytes.count, salt, salt.count, Argon2Parameters.digestLength,
        &encoded, length)
    }
    guard code == ARGON2_OK.rawValue else { throw Argon2Failure(code) }
    let text = String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard let hash = PasswordHash(encoded: text) else { throw Argon2Failure(ARGON2_ENCODING_FAIL.rawValue) }
    return hash
  }

  static func verify(_ password: Password, against hash: PasswordHash) throws(Argon2Failure) -> Bool {
    let code = password.withBytes { bytes in argon2id_verify(hash.encoded, bytes.baseAddress, bytes.count) }
    switch code {
    case ARGON2_OK.rawValue: return true
    case ARGON2_VERIFY_MISMATCH.rawValue: return false
    // Out of memory is no wrong password: it must not count against the person.
    default: throw Argon2Failure(code)
    }
  }
}

/// libargon2 could not do its work; nothing is known about the password.
package struct Argon2Failure: Error, Hashable, Sendable, CustomStringConvertible {
  package let code: Int32

  init(_ code: Int32) {
    self.code = code
  }

  package var description: String { "libargon2: \(String(cString: argon2_error_message(code)))" }
}
