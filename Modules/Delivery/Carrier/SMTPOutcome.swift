import CCurl

extension DeliveryError {
  /// Nil when the letter was taken. The server's reply decides; without one that explains the failure,
  /// libcurl's own reason does.
  init?(_ outcome: CURLcode, reply: SMTPReply?) {
    switch outcome {
    case CURLE_OK:
      return nil
    case CURLE_USE_SSL_FAILED:
      self = .misconfigured("the relay does not offer STARTTLS, and letters go encrypted or not at all", reply)
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CIPHER:
      self = .misconfigured("the relay's certificate or encryption cannot be trusted: \(reason(outcome))")
    case CURLE_LOGIN_DENIED:
      self = DeliveryError.at(login: reply)
    default:
      self = DeliveryError.from(reply: reply) ?? .later(reason(outcome), reply)
    }
  }

  private static func at(login reply: SMTPReply?) -> DeliveryError {
    // 454 and its like: the relay cannot check passwords just now.
    if let reply, (400...499).contains(reply.code) { return .later("the relay cannot check the login", reply) }
    return .misconfigured("the relay refuses the login", reply)
  }

  private static func from(reply: SMTPReply?) -> DeliveryError? {
    guard let reply, reply.code >= 400 else { return nil }
    if reply.code < 500 { return .later("the relay asks to wait", reply) }
    switch reply.stage {
    case .letter: return .refused(reply)
    // 530 and 535: we are a stranger to the relay, which says nothing about the person.
    case .recipient where reply.code != 530 && reply.code != 535: return .refused(reply)
    // A letter too big for the relay is refused at the sender's line (RFC 1870).
    case .sender where reply.code == 552: return .refused(reply)
    default: return .misconfigured("the relay refuses us", reply)
    }
  }
}

private func reason(_ outcome: CURLcode) -> String {
  String(cString: curl_easy_strerror(outcome))
}
