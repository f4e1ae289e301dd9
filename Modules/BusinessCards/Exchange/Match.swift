/// Whether a row is somebody who is known. Never the same by name alone, and never by a mailbox or a telephone that
/// another name has (T15): then a person decides.
package enum Match<ID: Hashable & Sendable>: Hashable, Sendable {
  case same(ID, because: MatchKey.Kind)
  /// In the order in which they were found; `because` is the strongest reason. `likely`: of whom the name agrees
  /// and one thing beside it. A mailbox and a telephone together may still be an office's.
  case perhaps([ID], likely: [ID], because: MatchKey.Kind)
  case new

  /// `known`: who is entered under a key.
  package init(_ keys: MatchKeys, known: (MatchKey) throws -> [ID]) rethrows {
    let found = try keys.sought.map { (kind: $0.kind, ids: try known($0)) }.filter { !$0.ids.isEmpty }
      .sorted { $0.kind.rawValue < $1.kind.rawValue }
    let ids = found.reduce(into: [ID]()) { all, next in all += next.ids.filter { !all.contains($0) } }
    let certain = found.filter(\.kind.isCertain)
    // A handle is ours and decides; otherwise all that is certain must say the same one.
    let deciding = certain.first.map { $0.kind == .handle ? [$0] : certain } ?? []
    if let kind = deciding.first?.kind, Set(deciding.flatMap(\.ids)).count == 1 {
      self = .same(ids[0], because: kind)
    } else if let kind = found.first?.kind {
      let likely = ids.filter { id in
        let marks = Set(found.filter { $0.ids.contains(id) }.flatMap(\.kind.marks))
        return marks.contains(.name) && marks.count > 1
      }
      self = .perhaps(ids, likely: likely, because: kind)
    } else {
      self = .new
    }
  }
}

/// Whom a file names, by their keys, while its rows are read: it may name somebody twice.
package struct KnownPeople<ID: Hashable & Sendable>: Sendable {
  /// Nearly every key is one person's; an array for each would cost more than all the rest.
  private enum Holders: Sendable {
    case one(ID)
    case several([ID])
    /// A telephone or a mailbox that so many have is the organisation's own, and says of nobody who they are.
    case crowd

    var ids: [ID] {
      switch self {
      case .one(let id): [id]
      case .several(let ids): ids
      case .crowd: []
      }
    }
  }

  private var holders: [MatchKey: Holders] = [:]

  static var mostHolders: Int { 20 }

  package init() {}

  package mutating func enter(_ keys: [MatchKey], as id: ID) {
    for key in keys {
      switch holders[key] {
      case nil: holders[key] = .one(id)
      case .crowd: break
      case .some(let held) where held.ids.contains(id): break
      case .some(let held) where held.ids.count < Self.mostHolders: holders[key] = .several(held.ids + [id])
      // Of what is certain the first ones stay: a person is asked, and nobody is taken for new.
      case .some: if !key.kind.isCertain { holders[key] = .crowd }
      }
    }
  }

  package func match(_ keys: MatchKeys) -> Match<ID> { Match(keys) { holders[$0]?.ids ?? [] } }
}
