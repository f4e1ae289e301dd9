extension Transaction {
  /// The travel_ref under which the person's travel is written, made now if there is none.
  ///
  /// A link whose destruction has been ordered but not yet carried out belongs to travel that is
  /// gone. Rows written under it would lose their owner the next moment, and nobody could erase them.
  package func travelOwner(of customer: Int64) throws -> Int64 {
    let labels = [Destructible.travelLink(customer: customer), .everything(customer: customer)].map(\.label)
    let isGoing = try exists(
      "SELECT 1 AS one FROM key_destruction WHERE owner_id = \(customer) AND compartment IN (\(list: labels)) LIMIT 1")
    if isGoing {
      throw StorageError.busy(
        "An erasure of this person's travel is just being finished. Import again in a minute; nothing was stored.")
    }
    return try store.keyring.makeTravelRef(for: customer)
  }
}
