import Domain
import Foundation

extension Store {
  /// Of each day that is more than some weeks ago one checkpoint stays, the last: it vouches for whatever those before
  /// it did, for each line of the log is chained to the one before. None is left of a year that has left the log (R15).
  /// Returns how many files went.
  ///
  /// One that this house did not sign is nobody's last, and stays: somebody has to see it.
  package func thinCheckpoints() throws -> Int {
    let published = try keys.published
    let (limit, released) = try readNow { tx in
      try ClockGuard.require(in: tx)
      return (
        tx.now.adding(hours: -24 * Self.daysOfEveryCheckpoint),
        try AuditReleases.vouched(in: tx).map(\.segment).max() ?? 0
      )
    }
    let old = try witnesses.checkpointNames().filter { witnesses.signedAt($0).map { $0 < limit } ?? true }
    let ours = try old.compactMap { name -> (name: String, at: Instant)? in
      guard let signed = try witnesses.checkpoint(named: name), published.verifies(signed) else { return nil }
      let at = Instant(milliseconds: signed.checkpoint.at)
      return at < limit ? (name, at) : nil
    }
    var gone = 0
    for (day, those) in Dictionary(grouping: ours, by: \.at.day) {
      let last = those.max { $0.at < $1.at }
      for one in those where day.year <= released || one.name != last?.name {
        try FileManager.default.removeItem(at: witnesses.checkpointFolder.appending(path: one.name))
        gone += 1
      }
    }
    return gone
  }

  private static let daysOfEveryCheckpoint = 40
}
