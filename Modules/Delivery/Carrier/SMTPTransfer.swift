import CCurl
import Domain

/// One libcurl handle with its kept connection.
final class SMTPTransfer {
  private let handle: UnsafeMutableRawPointer
  private let conversation = SMTPConversation()
  private var letters = 0

  /// Relays let so many pass in one conversation and then ask for time (OpenSMTPD: a hundred): the next one begins before.
  private static let mostInOneConnection = 50

  private static let started = curl_global_init(Int(CURL_GLOBAL_DEFAULT))

  init() throws(DeliveryError) {
    guard SMTPTransfer.started == CURLE_OK, let handle = curl_easy_init() else {
      throw .misconfigured("libcurl does not start")
    }
    self.handle = handle
  }

  deinit { curl_easy_cleanup(handle) }

  func run(
    _ bytes: [UInt8], from: EmailAddress, to: EmailAddress, relay: SMTPRelay, password: String?,
    while mayGoOn: @escaping @Sendable () -> Bool
  ) throws(DeliveryError) {
    guard mayGoOn() else { throw .calledBack }
    curl_easy_reset(handle)
    conversation.begin()
    let letter = LetterReader(bytes, while: mayGoOn)
    guard let recipients = curl_slist_append(nil, "<\(to.text)>") else { throw .later("out of memory") }
    defer { curl_slist_free_all(recipients) }
    try address(relay, password: password, greetingAs: from.domain)
    letters += 1
    if letters.isMultiple(of: Self.mostInOneConnection) { try allow(curl_set_number(handle, CURLOPT_FORBID_REUSE, 1)) }
    try allow(curl_set_text(handle, CURLOPT_MAIL_FROM, "<\(from.text)>"))
    try allow(curl_set_list(handle, CURLOPT_MAIL_RCPT, recipients))
    try allow(curl_set_number(handle, CURLOPT_UPLOAD, 1))
    try allow(curl_set_size(handle, CURLOPT_INFILESIZE_LARGE, curl_off_t(bytes.count)))
    try allow(curl_set_reader(handle, readLetter, Unmanaged.passUnretained(letter).toOpaque()))
    try allow(curl_set_observer(handle, askOnTheWay, Unmanaged.passUnretained(letter).toOpaque()))
    try allow(curl_set_listener(handle, overhear, Unmanaged.passUnretained(conversation).toOpaque()))
    let outcome = withExtendedLifetime(letter) { curl_easy_perform(handle) }
    if letter.isCalledBack { throw .calledBack }
    if let error = DeliveryError(outcome, reply: conversation.reply) { throw error }
  }

  private func address(_ relay: SMTPRelay, password: String?, greetingAs domain: Substring) throws(DeliveryError) {
    try allow(curl_set_text(handle, CURLOPT_URL, relay.url(greetingAs: domain)))
    try allow(curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps"))
    // A relay is reached as configured, whatever proxy the environment names.
    try allow(curl_set_text(handle, CURLOPT_PROXY, ""))
    try allow(curl_set_number(handle, CURLOPT_NOSIGNAL, 1))
    try allow(curl_set_number(handle, CURLOPT_CONNECTTIMEOUT, min(relay.timeoutSeconds, 30)))
    try allow(curl_set_number(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, relay.timeoutSeconds))
    try allow(curl_set_number(handle, CURLOPT_TIMEOUT, relay.timeoutSeconds * 5))
    if relay.encryption != .never {
      try allow(curl_set_number(handle, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)))
      try allow(curl_set_number(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2)))
    }
    if let certificates = relay.certificates {
      try allow(curl_set_text(handle, CURLOPT_CAINFO, certificates))
    }
    if let user = relay.user, let password {
      try allow(curl_set_text(handle, CURLOPT_USERNAME, user))
      try allow(curl_set_text(handle, CURLOPT_PASSWORD, password))
    }
  }

  private func allow(_ code: CURLcode) throws(DeliveryError) {
    guard code == CURLE_OK else { throw .misconfigured(String(cString: curl_easy_strerror(code))) }
  }
}

private func overhear(
  _: UnsafeMutableRawPointer?, kind: curl_infotype, data: UnsafeMutablePointer<CChar>?, count: Int,
  context: UnsafeMutableRawPointer?
) -> Int32 {
  guard let data, let context else { return 0 }
  let conversation = Unmanaged<SMTPConversation>.fromOpaque(context).takeUnretainedValue()
  let bytes = UnsafeRawBufferPointer(start: data, count: count)
  if kind == CURLINFO_HEADER_OUT { conversation.said(bytes) }
  if kind == CURLINFO_HEADER_IN { conversation.heard(bytes) }
  return 0
}

private func readLetter(
  into buffer: UnsafeMutablePointer<CChar>?, size: Int, count: Int, context: UnsafeMutableRawPointer?
) -> Int {
  guard let buffer, let context else { return 0 }
  let letter = Unmanaged<LetterReader>.fromOpaque(context).takeUnretainedValue()
  return letter.next(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

/// libcurl calls it about once a second, also while it waits for the relay.
private func askOnTheWay(
  context: UnsafeMutableRawPointer?, _: curl_off_t, _: curl_off_t, _: curl_off_t, _: curl_off_t
) -> Int32 {
  guard let context else { return 0 }
  return Unmanaged<LetterReader>.fromOpaque(context).takeUnretainedValue().goesOn() ? 0 : 1
}

/// Hands the letter to libcurl piece by piece; libcurl doubles the leading dots.
///
/// Its last bytes are held back until `mayGoOn` has been asked once more: right behind them comes the
/// dot that makes the letter the relay's. Without them libcurl sends no dot, and the relay keeps nothing.
private final class LetterReader {
  private let bytes: [UInt8]
  private let mayGoOn: @Sendable () -> Bool
  private var position = 0
  private(set) var isCalledBack = false
  private var isHandedOver = false

  init(_ bytes: [UInt8], while mayGoOn: @escaping @Sendable () -> Bool) {
    self.bytes = bytes
    self.mayGoOn = mayGoOn
  }

  private static let heldBack = 2

  /// What was handed over cannot be called back: asking on keeps it from being carried a second time
  /// while the relay takes its time.
  func goesOn() -> Bool {
    let goesOn = mayGoOn()
    if isHandedOver { return true }
    isCalledBack = isCalledBack || !goesOn
    return !isCalledBack
  }

  func next(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let isLast = bytes.count - position <= Self.heldBack
    if isLast, !isHandedOver {
      guard goesOn() else { return Int(CURL_READFUNC_ABORT) }
      isHandedOver = true
    }
    let end = isLast ? bytes.count : bytes.count - Self.heldBack
    let piece = bytes[position..<end].prefix(buffer.count)
    buffer.copyBytes(from: piece)
    position += piece.count
    return piece.count
  }
}
