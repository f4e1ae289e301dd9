/// Everybody who is known, by their keys, once all are there: the same as `KnownPeople` says, in less memory. An
/// organisation of a hundred thousand has a million keys.
package struct PeopleIndex<ID: Hashable & Sendable>: Sendable {
  private struct Entry {
    let digest: UInt64
    let kind: UInt8
    /// Which of `ids`, in the order in which they came.
    let person: UInt32

    func isBefore(_ other: Entry) -> Bool {
      (digest, kind, person) < (other.digest, other.kind, other.person)
    }
  }

  private var ids: [ID] = []
  private var entries: [Entry] = []

  /// `people`: each with the keys under which they are entered.
  package init(_ people: (_ enter: (ID, [MatchKey]) -> Void) throws -> Void) rethrows {
    var (ids, entries): ([ID], [Entry]) = ([], [])
    try people { id, keys in
      let person = UInt32(ids.count)
      ids.append(id)
      for key in keys { entries.append(Entry(digest: key.digest, kind: key.kind.rawValue, person: person)) }
    }
    entries.sort { $0.isBefore($1) }
    (self.ids, self.entries) = (ids, entries)
  }

  package func match(_ keys: MatchKeys) -> Match<ID> { Match(keys, known: holders) }

  private func holders(of key: MatchKey) -> [ID] {
    let start = place(of: key)
    var found: [ID] = []
    for entry in entries[start...] {
      guard entry.digest == key.digest, entry.kind == key.kind.rawValue else { break }
      let id = ids[Int(entry.person)]
      if found.contains(id) { continue }
      guard found.count < KnownPeople<ID>.mostHolders else { return key.kind.isCertain ? found : [] }
      found.append(id)
    }
    return found
  }

  /// Where the first of that key is, or would be.
  private func place(of key: MatchKey) -> Int {
    let wanted = Entry(digest: key.digest, kind: key.kind.rawValue, person: 0)
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].isBefore(wanted) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
