import Domain
import Storage

/// How many people a chunk takes: as many as can be done while other writers wait for a moment only.
struct Pace {
  private var size = 16
  private let budget: Int64

  /// How long a chunk may take, in milliseconds: the size follows. SQLite's one writer keeps everybody waiting for as
  /// long; on a server only the next entry of the ledger waits, and each chunk pays for half a dozen commits.
  init(_ store: Store) {
    budget =
      switch store.engine.dialect {
      case .sqlite: 25
      case .postgresql: 100
      }
  }

  /// Hands `people` out in chunks until `mayGoOn` says stop; `chunk` says how many milliseconds it took. Those whose
  /// rows lie together are in one.
  mutating func each(
    of people: [DuePeople.Found], mayGoOn: () -> Bool, _ chunk: ([Int64]) throws -> Int64
  ) rethrows {
    for (_, found) in Dictionary(grouping: people, by: \.part).sorted(by: { $0.key < $1.key }) {
      var rest = found.map(\.customer)[...]
      while !rest.isEmpty, mayGoOn() {
        let some = Array(rest.prefix(size))
        rest = rest.dropFirst(some.count)
        let took = try chunk(some)
        size = min(Sweep.most, max(1, took > budget ? size * Int(budget) / Int(took) : size * 2))
      }
    }
  }

  /// People read from the list at a time.
  static let page = 2048
}
