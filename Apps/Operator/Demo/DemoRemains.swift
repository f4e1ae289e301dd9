import Foundation
import Storage

/// What an unfinished demonstration left in its home, and nothing else that may lie there.
enum DemoRemains {
  static func paths(_ home: HomeLayout, _ databases: String...) -> [String] {
    databases.flatMap { path in ["", "-wal", "-shm", "-queue"].map { path + $0 } }
      + [home.keys, home.exports, home.checkpoints, home.ledger].map(\.path)
  }
}
