import Domain

/// The same person after an act.
extension Standing {
  func adding(_ stop: Stop) -> Standing {
    var standing = self
    standing.stops.append(stop)
    return standing
  }

  func withdrawing(_ consent: ConsentName, at instant: Instant) -> Standing {
    guard consents[consent]?.lives == true else { return self }
    var standing = self
    standing.consents[consent]?.withdrawn = instant
    return standing
  }
}
