extension Standing {
  /// The stops of that scope which still stand: the person has not asked since for anything they end (A6).
  ///
  /// Part of it asked for again is enough to make it an old one: whoever stops once more means it.
  package func stopsInForce(_ scope: Scope, under statement: Statement) -> [Stop] {
    stops.filter { $0.scope == scope && !isLifted($0, under: statement) }
  }

  private func isLifted(_ stop: Stop, under statement: Statement) -> Bool {
    let ended = statement.lanesStopped(by: stop.act, stop.scope)
    return lifts.contains { $0.at > stop.at && ended[$0.purpose]?.contains($0.lane) == true }
  }

  /// Whether one of the person's stops keeps every address of this lane suppressed.
  package func closes(_ lane: Lane) -> Bool {
    stops.contains { stop in
      stop.scope.closesLanes && stop.scope.covers(lane)
        && !lifts.contains { $0.at > stop.at && $0.lane == lane }
    }
  }
}

extension Statement {
  /// The ways of sending a stop ends, for each purpose.
  fileprivate func lanesStopped(by act: Act, _ scope: Scope) -> [Purpose: Set<Lane>] {
    var stopped: [Purpose: Set<Lane>] = [:]
    for terms in purposes {
      for rule in terms.stoppedBy where rule.scope == scope && rule.acts.contains(act) {
        let lanes = terms.lanes.filter(scope.covers)
        if !lanes.isEmpty { stopped[terms.purpose, default: []].formUnion(lanes) }
      }
    }
    return stopped
  }
}

extension Standing {
  /// Whether the person wants no service messages but those they must have (S27). Asked of a message that offers a way out,
  /// and of no other.
  package var declinesServiceMessages: Bool { stops.contains { $0.scope == .serviceMessages } }
}
