/// Why a letter did not leave. The cases ask for different things; none of them names the
/// person: a relay's own words are dropped, since they often repeat the address (T20).
package enum DeliveryError: Error, Hashable, Sendable {
  /// Nothing is wrong with the letter: try again later.
  case later(String, SMTPReply? = nil)
  /// The other side will never take this letter for this address.
  case refused(SMTPReply)
  /// This house is set up wrongly: nobody's letters leave until the operator acts.
  case misconfigured(String, SMTPReply? = nil)
  /// Whoever sent it took it back before it was handed over: it is another's to carry.
  case calledBack

  package var mayBeTriedAgain: Bool {
    if case .refused = self { false } else { true }
  }

  /// The mailbox does not exist: to be treated as a bounce (R20). Not so when a letter was refused for
  /// its size, its sender or a full mailbox.
  package var addressIsDead: Bool {
    guard case .refused(let reply) = self, reply.stage == .recipient else { return false }
    guard let status = reply.status else { return [550, 551, 553].contains(reply.code) }
    return ReturnedMail.addressIsDead(status)
  }
}

extension DeliveryError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .later(let why, nil): "not delivered yet: \(why)"
    case .later(let why, let reply?): "not delivered yet: \(why) (\(reply))"
    case .refused(let reply): "refused for good: \(reply)"
    case .misconfigured(let why, nil): "cannot deliver: \(why)"
    case .misconfigured(let why, let reply?): "cannot deliver: \(why) (\(reply))"
    case .calledBack: "called back before it was handed over"
    }
  }
}

/// What an SMTP server answered, and to what.
package struct SMTPReply: Hashable, Sendable {
  package enum Stage: String, Sendable {
    case greeting, hello, encryption, login, sender, recipient, letter
  }

  package let stage: Stage
  /// 250, 451, 550 …
  package let code: Int
  /// The enhanced status of RFC 3463, such as `5.1.1`.
  package let status: String?

  package init(stage: Stage, code: Int, status: String? = nil) {
    self.stage = stage
    self.code = code
    self.status = status
  }
}

extension SMTPReply: CustomStringConvertible {
  package var description: String {
    "SMTP \(code)\(status.map { " " + $0 } ?? "") at \(stage.rawValue)"
  }
}
