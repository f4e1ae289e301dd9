extension Statement {
  /// The same statement after `earlier` ones were in force: where one of them asked for a yes, this one goes on asking for it,
  /// whatever it says itself (A9). Nobody is told that their yes decides, and then written to without it because an older
  /// text allowed that: consent is not swapped for another basis (EDPB 05/2020).
  ///
  /// So going back revives nobody. The page, the letters and the record of processing print what is left.
  func narrowed(by earlier: [Statement]) -> Statement {
    var asked: [LaneOfPurpose: ConsentName] = [:]
    for statement in earlier {
      for terms in statement.purposes {
        for use in terms.uses {
          guard let consent = use.bases.last(where: { $0.basis == .consent })?.consent else { continue }
          for lane in use.lanes { asked[LaneOfPurpose(terms.purpose, lane)] = consent }
        }
      }
    }
    var changes: [String] = []
    let purposes = purposes.map { terms in
      PurposeTerms(
        purpose: terms.purpose, uses: terms.uses.flatMap { $0.asking(asked, for: terms.purpose, noting: &changes) },
        assessment: terms.assessment, stoppedBy: terms.stoppedBy, optOut: terms.optOut,
        recipients: terms.recipients, pauses: terms.pauses, holds: terms.holds)
    }
    guard !changes.isEmpty else { return self }
    return Statement(
      version: version, inForceFrom: inForceFrom, contactEvents: contactEvents, onStop: onStop, purposes: purposes,
      source: source, narrowing: (narrowing + changes).sorted())
  }
}

/// One way of sending of one purpose.
private struct LaneOfPurpose: Hashable {
  let purpose: Purpose
  let lane: Lane

  init(_ purpose: Purpose, _ lane: Lane) {
    self.purpose = purpose
    self.lane = lane
  }
}

extension Use {
  /// The same use, brand by brand where they part: an interest of ours gives way to the yes that was asked for.
  fileprivate func asking(
    _ asked: [LaneOfPurpose: ConsentName], for purpose: Purpose, noting changes: inout [String]
  ) -> [Use] {
    guard bases.contains(where: { $0.basis == .legitimateInterest }),
      lanes.contains(where: { asked[LaneOfPurpose(purpose, $0)] != nil })
    else { return [self] }
    return lanes.map { lane in
      guard let consent = asked[LaneOfPurpose(purpose, lane)] else {
        return Use(channel: channel, brands: [lane.brand], bases: bases)
      }
      changes.append("\(purpose.rawValue) \(channel.rawValue) \(lane.brand.rawValue) \(consent.rawValue)")
      return Use(
        channel: channel, brands: [lane.brand],
        bases: bases.map { terms in
          guard terms.basis == .legitimateInterest else { return terms }
          return BasisTerms(basis: .consent, consent: consent, agreement: nil, softOptIn: nil, from: terms.from)
        })
    }
  }
}
