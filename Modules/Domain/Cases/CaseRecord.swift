// How a case is stored: its facts, read back only if they could have come about through the one
// door. A record that skips a threshold is a fault or a forgery, and is refused.

extension CaseState: Codable {
  private enum Key: String, CodingKey {
    case reference, kind, received, arrived, stopped, notice, proven, contradicted, erasedHere, refused, letterSent
    case letterFailed, noticeFailed, prolonged, told, confirmed, givenUp, completed, closed
  }

  package init(from decoder: any Decoder) throws {
    let facts = try decoder.container(keyedBy: Key.self)
    self.init(
      try facts.decode(CaseReference.self, forKey: .reference), try facts.decode(CaseKind.self, forKey: .kind),
      received: try facts.decode(Instant.self, forKey: .received),
      arrived: try facts.decodeIfPresent(Day.self, forKey: .arrived))
    stopped = try facts.decodeIfPresent(Instant.self, forKey: .stopped)
    notice = try facts.decodeIfPresent(Notice.self, forKey: .notice)
    proven = try facts.decodeIfPresent(Proven.self, forKey: .proven)
    contradicted = try facts.decodeIfPresent(Instant.self, forKey: .contradicted)
    erasedHere = try facts.decodeIfPresent(Instant.self, forKey: .erasedHere)
    refused = try facts.decodeIfPresent(Refused.self, forKey: .refused)
    letterSent = try facts.decodeIfPresent(Instant.self, forKey: .letterSent)
    letterFailed = try facts.decodeIfPresent(Instant.self, forKey: .letterFailed)
    noticeFailed = try facts.decodeIfPresent(Instant.self, forKey: .noticeFailed)
    prolonged = try facts.decodeIfPresent(Prolonged.self, forKey: .prolonged)
    told = try facts.decode([String: Instant].self, forKey: .told)
    confirmed = try facts.decode([String: Instant].self, forKey: .confirmed)
    givenUp = try facts.decodeIfPresent([String: Instant].self, forKey: .givenUp) ?? [:]
    completed = try facts.decodeIfPresent(Instant.self, forKey: .completed)
    closed = try facts.decodeIfPresent(Closed.self, forKey: .closed)
    if let fault {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "case \(reference): \(fault)"))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var facts = encoder.container(keyedBy: Key.self)
    try facts.encode(reference, forKey: .reference)
    try facts.encode(kind, forKey: .kind)
    try facts.encode(received, forKey: .received)
    try facts.encodeIfPresent(arrived, forKey: .arrived)
    try facts.encodeIfPresent(stopped, forKey: .stopped)
    try facts.encodeIfPresent(notice, forKey: .notice)
    try facts.encodeIfPresent(proven, forKey: .proven)
    try facts.encodeIfPresent(contradicted, forKey: .contradicted)
    try facts.encodeIfPresent(erasedHere, forKey: .erasedHere)
    try facts.encodeIfPresent(refused, forKey: .refused)
    try facts.encodeIfPresent(letterSent, forKey: .letterSent)
    try facts.encodeIfPresent(letterFailed, forKey: .letterFailed)
    try facts.encodeIfPresent(noticeFailed, forKey: .noticeFailed)
    try facts.encodeIfPresent(prolonged, forKey: .prolonged)
    try facts.encode(told, forKey: .told)
    try facts.encode(confirmed, forKey: .confirmed)
    if !givenUp.isEmpty { try facts.encode(givenUp, forKey: .givenUp) }
    try facts.encodeIfPresent(completed, forKey: .completed)
    try facts.encodeIfPresent(closed, forKey: .closed)
  }

  /// What is impossible about these facts; nil: they hold together.
  private var fault: String? {
    if stopped != nil, !kind.stopsFirst { return "stopped, but nothing of this kind stops" }
    if proven != nil, kind.stopsFirst, stopped == nil { return "proven before it was stopped" }
    if proven != nil, kind.endsStopped { return "proven, which this kind never is" }
    if let proven, proven.by == .silence {
      guard kind.acceptsSilence, noticeFailed == nil, let notice, proven.at >= notice.until else {
        return "silence without a notice run out"
      }
    }
    if let erasedHere {
      guard kind.erases, let proven, erasedHere >= proven.at else { return "erased without proof" }
      if contradicted != nil { return "erased and contradicted" }
      if refused != nil { return "erased and refused" }
    }
    if refused != nil, kind.isNeverRefused { return "refused, which this kind never is" }
    if confirmed.keys.contains(where: { told[$0] == nil }) { return "a confirmation by somebody who was not told" }
    if givenUp.keys.contains(where: { told[$0] == nil || confirmed[$0] != nil }) {
      return "given up on somebody who was not told, or who confirmed"
    }
    if let completed {
      guard givenUp.isEmpty else { return "completed though somebody never confirmed" }
      guard let erasedHere, let answered, completed >= max(erasedHere, answered), awaitedRecipients.isEmpty,
        closed == nil
      else { return "completed before everything was done" }
    }
    if let closed, erasedHere != nil {
      guard closed.because == .notConfirmed, answered != nil, !givenUp.isEmpty, awaitedRecipients.isEmpty else {
        return "closed after an erasure without being completed"
      }
    }
    return nil
  }
}
