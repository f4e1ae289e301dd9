import Domain

extension SuppressionList {
  /// Does a suppression, or its lifting, again from the ledger.
  package static func reapply(_ entry: LedgerEntry, in tx: Transaction) throws {
    guard let kind = entry.body["kind"], let digest = entry.body["digest"].flatMap(bytes(hex:)),
      let channel = entry.body["channel"].flatMap(Channel.init(rawValue:)),
      let brand = entry.body["brand"].flatMap(Brand.init(rawValue:)),
      let scope = entry.body["scope"].flatMap(Scope.init(rawValue:))
    else { throw StorageError.corrupt("ledger entry \(entry.sequence) names no suppression") }
    let row = Row(kind: kind, digest: digest, channel: channel, brand: brand, scope: scope)
    if entry.kind == .suppressed {
      _ = try insert(row, at: Instant(milliseconds: entry.at), source: entry.body["source"] ?? "ledger", in: tx)
    } else {
      try delete(row, in: tx)
    }
  }

  private static func bytes(hex: String) -> [UInt8]? {
    guard hex.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    var rest = Substring(hex)
    while !rest.isEmpty {
      guard let byte = UInt8(rest.prefix(2), radix: 16) else { return nil }
      bytes.append(byte)
      rest = rest.dropFirst(2)
    }
    return bytes
  }
}
