package import Storage

/// What became of a campaign: how many, and why; never who.
package struct CampaignResults: Sendable {
  package let state: CampaignTable.State
  package let counts: [MessageTable.Counted]

  package static func read(_ name: String, on store: Store) throws -> CampaignResults {
    try store.readNow { tx in
      let row = try Campaigns.find(name, in: tx)
      return CampaignResults(state: row.state, counts: try MessageTable.counts(of: row.id, in: tx))
    }
  }

  package func messages(in state: MessageTable.State) -> Int {
    counts.filter { $0.state == state }.reduce(0) { $0 + $1.messages }
  }
}
