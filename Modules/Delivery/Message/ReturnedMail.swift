package import Domain

/// What came back for a message of ours: a report that it did not arrive (RFC 3464), a complaint of a mail provider's
/// user (RFC 5965), or a way out taken by mail (RFC 2369).
///
/// Whom it is about is known by the number of our own message alone: it is random, and nobody but the reader of that
/// message has seen it. A report without it says nothing here, whatever addresses it names.
package enum ReturnedMail: Hashable, Sendable {
  /// Will not arrive, with the status of RFC 3463; `recipient` as the other side names it.
  case bounce(message: Int64, status: String, recipient: EmailAddress?)

  /// Whether the mailbox does not exist, as a status of RFC 3463 says. Not so where it is full, or a letter was refused
  /// for its size or for whom it came from.
  package static func addressIsDead(_ status: String) -> Bool { status.hasPrefix("5.1.") || status == "5.2.1" }

  /// It may yet arrive, or did: nothing to do.
  case passing
  case complaint(message: Int64)
  /// The token that stood in the way out.
  case unsubscribe(token: String)
  /// For a person to read.
  case other

  /// `domain`: that of our own messages.
  package init(_ bytes: [UInt8], domain: some StringProtocol) throws(MessageFault) {
    let message = try ParsedMessage(bytes)
    if let token = Self.token(in: message.subject ?? "") {
      self = .unsubscribe(token: token)
      return
    }
    let number = Self.number(in: bytes, domain: String(domain))
    if let report = message.report("message/feedback-report") {
      let isAbuse = report.value(of: "feedback-type").map { ["abuse", "not-spam", "fraud"].contains($0) } ?? false
      self = isAbuse ? number.map(ReturnedMail.complaint) ?? .other : .other
      return
    }
    guard let report = message.report("message/delivery-status") else {
      self = .other
      return
    }
    guard report.value(of: "action") == "failed", let status = report.value(of: "status"), status.hasPrefix("5.") else {
      self = .passing
      return
    }
    let recipient = report.value(of: "final-recipient")?.split(separator: ";").last.flatMap {
      EmailAddress(String($0).filter { !$0.isWhitespace })
    }
    self = number.map { .bounce(message: $0, status: status, recipient: recipient) } ?? .other
  }

  /// `unsubscribe TOKEN`, as our own header asks for it; a forwarding program may put words before it.
  private static func token(in subject: String) -> String? {
    guard let found = subject.firstMatch(of: /\bunsubscribe ([A-Za-z0-9_-]{43})$/) else { return nil }
    return String(found.1)
  }

  /// The number of the message that is reported on: the first Message-ID of ours anywhere in the report.
  private static func number(in bytes: [UInt8], domain: String) -> Int64? {
    let text = String(decoding: bytes, as: UTF8.self)
    for found in text.matches(of: /<([0-9]{1,20})@([A-Za-z0-9.-]+)>/) where found.2.lowercased() == domain.lowercased()
    {
      return UInt64(found.1).flatMap { Int64(exactly: $0) }
    }
    return nil
  }
}

extension ParsedMessage {
  /// The machine's part of a report, as its fields.
  fileprivate func report(_ mediaType: String) -> ReportFields? {
    parts.first { $0.mediaType.lowercased() == mediaType }.map { ReportFields($0.bytes) }
  }
}

/// `Name: value` lines; of several recipients the first one counts, since every message of ours has one.
private struct ReportFields {
  private var values: [String: String] = [:]

  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = line[..<colon].lowercased()
      let value = line[line.index(after: colon)...].drop(while: \.isWhitespace)
      if values[name] == nil { values[name] = String(value).lowercased() }
    }
  }

  func value(of name: String) -> String? {
    values[name].map { String($0.reversed().drop(while: \.isWhitespace).reversed()) }
  }
}
