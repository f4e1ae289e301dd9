import Delivery
import Domain
import Foundation
import Testing

func address(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

/// 2026-11-22T14:32:05Z.
let afternoon = Instant(milliseconds: 1_795_357_925_000)

func letter(
  id: String = "letter-7K4M29", subject: String = "Uw reclame is gestopt", body: String = "Goedemiddag,\n\nGestopt.\n",
  toName: String? = "Vajèn van der Berg", to: String = "vajen@example.org", unsubscribe: Unsubscribe? = nil,
  attachments: [AttachedFile] = []
) throws -> Message {
  try Message(
    id: MessageID(id, at: "rechtspoor.example"), date: afternoon,
    from: Mailbox(name: "NS Klantenservice", address: address("klantenservice@ns.example")),
    replyTo: Mailbox(address: address("antwoord@ns.example")),
    to: Mailbox(name: toName, address: address(to)), subject: subject, body: body, language: "nl",
    unsubscribe: unsubscribe, attachments: attachments)
}

/// The lines of a rendered letter up to the first empty one, folded lines joined with their fold.
func headerLines(_ bytes: [UInt8]) -> [String] {
  let text = String(decoding: bytes, as: UTF8.self)
  let head = text.replacing("\r\n", with: "\n").split(separator: "\n\n", maxSplits: 1).first ?? ""
  var lines: [String] = []
  for line in head.split(separator: "\n") {
    if line.first == " " || line.first == "\t", !lines.isEmpty {
      lines[lines.count - 1] += "\n" + line
    } else {
      lines.append(String(line))
    }
  }
  return lines
}

extension Carrier {
  /// For a letter that is nobody else's.
  func carry(_ bytes: [UInt8], from: EmailAddress, to: EmailAddress) throws(DeliveryError) {
    try carry(bytes, from: from, to: to) { true }
  }
}
