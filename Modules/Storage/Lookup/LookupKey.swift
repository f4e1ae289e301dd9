extension Transaction {
  /// The database itself says under which lookup key it is indexed. Asked once in each transaction: a program that
  /// runs while the key is rotated neither enters anybody under the one before, nor looks in vain.
  package var lookupKey: InstitutionKeys.Key {
    get throws {
      if let readLookupKey { return readLookupKey }
      let id = try House.value("lookupKey", in: self) ?? ""
      guard let key = try store.keys.key(.lookup, id: id) else {
        throw StorageError.unavailable(
          "People are found here under the lookup key \(id), which keys/lookup does not hold. "
            + "Put that key file here from the machine where it was rotated; nothing was changed.")
      }
      readLookupKey = key
      return key
    }
  }

  /// What is entered now.
  package func lookupDigest(_ fields: [String]) throws -> [UInt8] {
    Digest.keyed(fields, with: try lookupKey.secret)
  }

  /// What may have been entered: under the key in use, and under every other the house still has.
  package func lookupDigests(_ fields: [String]) throws -> [[UInt8]] {
    let key = try lookupKey
    let others = store.keys.ring(.lookup).filter { $0.id != key.id }
    return ([key] + others).map { Digest.keyed(fields, with: $0.secret) }
  }
}
