/// Overhears what libcurl and the server say, and keeps only where they are and the last reply's
/// numbers: neither addresses nor credentials are remembered.
final class SMTPConversation {
  private(set) var reply: SMTPReply?
  private var stage = SMTPReply.Stage.greeting
  /// libcurl takes leave after a refusal; the answer to that explains nothing.
  private var isLeaving = false

  /// A kept connection starts where the last letter ended.
  func begin() {
    reply = nil
    stage = .greeting
    isLeaving = false
  }

  func said(_ command: UnsafeRawBufferPointer) {
    let verb = String(decoding: command.prefix { $0 > 0x20 }, as: UTF8.self).uppercased()
    switch verb {
    case "EHLO", "HELO":
      stage = .hello
      isLeaving = false
    case "STARTTLS": stage = .encryption
    case "AUTH": stage = .login
    case "MAIL": stage = .sender
    case "RCPT": stage = .recipient
    case "DATA": stage = .letter
    case "QUIT": isLeaving = true
    default: break
    }
  }

  func heard(_ line: UnsafeRawBufferPointer) {
    let words = line.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 <= 0x20 || $0 == UInt8(ascii: "-") }
    guard !isLeaving, let first = words.first, first.count == 3, let code = Int(String(decoding: first, as: UTF8.self)),
      (200...599).contains(code)
    else { return }
    let status = words.dropFirst().first.map { String(decoding: $0, as: UTF8.self) }
    reply = SMTPReply(stage: stage, code: code, status: status.flatMap { SMTPConversation.enhanced($0, of: code) })
  }

  /// Keeps the word when it is an enhanced status of the same class as the reply.
  private static func enhanced(_ word: String, of code: Int) -> String? {
    let numbers = word.split(separator: ".", omittingEmptySubsequences: false)
    guard numbers.count == 3, numbers.allSatisfy({ UInt16($0) != nil && $0.count <= 3 }),
      Int(numbers[0]) == code / 100
    else { return nil }
    return word
  }
}
