import Crypto
import CryptoExtras
import Foundation

/// The public key of a recipient's certificate, as the register keeps it: fetched once, by a person who knows whose it
/// is, and never over the connection it is to vouch for.
package struct ProcessorKey: Sendable {
  private let key: _RSA.Signing.PublicKey

  package init(pem: String) throws(OpenDSRFault) {
    do {
      key = try _RSA.Signing.PublicKey(pemRepresentation: pem)
    } catch {
      throw .key
    }
  }

  /// Base64 of an RSA signature over the SHA-256 of the body (FIPS 186-4, as `openssl dgst -sha256 -sign` makes it).
  /// Line breaks inside, as the specification prints it, do no harm.
  func verifies(_ signature: String, of body: [UInt8]) -> Bool {
    guard let raw = Data(base64Encoded: signature, options: .ignoreUnknownCharacters) else { return false }
    return key.isValidSignature(
      _RSA.Signing.RSASignature(rawRepresentation: raw), for: SHA256.hash(data: body), padding: .insecurePKCS1v1_5)
  }
}
