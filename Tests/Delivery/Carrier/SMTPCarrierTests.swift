import Delivery
import Domain
import Foundation
import Testing

@Suite(.enabled(if: SMTPServer.python != nil, "RECHTSPOOR_TEST_SMTP_PYTHON names no python with aiosmtpd"))
struct SMTPCarrierTests {
  private func carry(_ bytes: [UInt8], to server: SMTPServer, _ options: String = "") throws {
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)\(options)").carrier()
    try carrier.carry(bytes, from: address("bounce@rechtspoor.example"), to: address("vajen@example.org"))
  }

  private func failure(of server: SMTPServer, _ options: String = "") throws -> DeliveryError? {
    let bytes = MessageRenderer.render(try letter())
    do { try carry(bytes, to: server, options) } catch { return error as? DeliveryError }
    return nil
  }

  @Test func whatArrivesIsWhatWasSent() throws {
    let server = try SMTPServer()
    let dots = ".\n..\n.punt\n" + String(repeating: "lange regel ", count: 500) + "\n.\n"
    let links = try Unsubscribe(page: "https://ns.example/unsubscribe/" + String(repeating: "t", count: 150))
    let sent = MessageRenderer.render(try letter(subject: "Zó, gestopt €", body: dots, unsubscribe: links))
    try carry(sent, to: server)
    let taken = try server.letter(1)
    #expect(taken.bytes == sent)
    #expect(taken.envelope.from == "bounce@rechtspoor.example")
    #expect(taken.envelope.to == ["vajen@example.org"])
    #expect(taken.envelope.greeting == "rechtspoor.example")
    #expect(try ParsedMessage(taken.bytes).text == dots)
    #expect(!headerLines(taken.bytes).contains { $0.lowercased().hasPrefix("bcc") })
  }

  @Test func bytesThatNobodyRenderedKeepTheirDotsToo() throws {
    let server = try SMTPServer()
    let raw = Array("Subject: x\r\n\r\n.\r\n..a\r\n.".utf8)
    try carry(raw + [13, 10], to: server)
    #expect(try server.letter(1).bytes == raw + [13, 10])
  }

  @Test func manyLettersGoOverOneConnection() throws {
    let server = try SMTPServer()
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)").carrier()
    for number in 1...5 {
      try carrier.carry(
        MessageRenderer.render(try letter(id: "letter-\(number)")), from: address("a@ns.example"),
        to: address("b@example.org"))
    }
    #expect(try server.letterCount() == 5)
    #expect(try server.letter(5).envelope.connections == 1)
  }

  @Test func afterFiftyLettersAnotherConnectionBegins() throws {
    let server = try SMTPServer()
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)").carrier()
    for number in 1...51 {
      try carrier.carry(
        MessageRenderer.render(try letter(id: "letter-\(number)")), from: address("a@ns.example"),
        to: address("b@example.org"))
      #expect(try server.letter(number).envelope.connections == (number <= 50 ? 1 : 2))
    }
  }

  @Test func aMailboxNamedInAnotherScriptIsReached() throws {
    let server = try SMTPServer()
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)").carrier()
    let bytes = MessageRenderer.render(try letter(to: "amélie@example.org"))
    try carrier.carry(bytes, from: address("a@ns.example"), to: address("amélie@example.org"))
    #expect(try server.letter(1).envelope.to == ["amélie@example.org"])
  }

  @Test(
    arguments: [
      ("RCPT=550 5.1.1 <vajen@example.org> unknown", 550, "5.1.1", true), ("RCPT=550 no such user", 550, nil, true),
      ("RCPT=552 5.2.2 mailbox full", 552, "5.2.2", false), ("RCPT=550 5.7.1 relaying denied", 550, "5.7.1", false),
      ("DATA=554 5.6.0 not wanted", 554, "5.6.0", false),
    ] as [(String, Int, String?, Bool)])
  func aRefusalForGoodIsToldApart(answer: String, code: Int, status: String?, dead: Bool) throws {
    let server = try SMTPServer(["--answer", answer])
    let error = try #require(try failure(of: server))
    guard case .refused(let reply) = error else {
      Issue.record("\(error) is no refusal")
      return
    }
    #expect(reply.code == code)
    #expect(reply.status == status)
    #expect(error.addressIsDead == dead)
    #expect(!error.mayBeTriedAgain)
    #expect(!error.description.contains("vajen"))
    #expect(try server.letterCount() == 0)
  }

  @Test(arguments: ["MAIL=451 4.3.0 later", "RCPT=450 4.2.1 greylisted", "RCPT=421 busy", "DATA=452 4.3.1 full"])
  func aTemporaryRefusalMayBeTriedAgain(answer: String) throws {
    let error = try #require(try failure(of: try SMTPServer(["--answer", answer])))
    guard case .later = error else {
      Issue.record("\(error) does not ask to wait")
      return
    }
    #expect(error.mayBeTriedAgain)
    #expect(!error.addressIsDead)
  }

  @Test func aSenderThatIsRefusedIsOurFaultAndNobodysBounce() throws {
    let error = try #require(try failure(of: try SMTPServer(["--answer", "MAIL=550 5.7.1 who are you"])))
    guard case .misconfigured = error else {
      Issue.record("\(error) does not call the operator")
      return
    }
    #expect(!error.addressIsDead)
  }

  @Test func afterARefusalTheNextLetterStillLeaves() throws {
    let server = try SMTPServer()
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)").carrier()
    let huge = MessageRenderer.render(try letter(body: String(repeating: "te groot\n", count: 30_000)))
    let tooBig = #expect(throws: DeliveryError.self) {
      try carrier.carry(huge, from: address("a@ns.example"), to: address("b@example.org"))
    }
    #expect(tooBig?.mayBeTriedAgain == false)
    try carrier.carry(
      MessageRenderer.render(try letter()), from: address("a@ns.example"), to: address("b@example.org"))
    #expect(try server.letterCount() == 1)
  }

  @Test func aRelayThatIsNotThereIsTriedLater() throws {
    let port: Int
    do {
      let server = try SMTPServer()
      port = server.port
    }
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(port)?timeout=5").carrier()
    let error = #expect(throws: DeliveryError.self) {
      try carrier.carry([13, 10], from: address("a@ns.example"), to: address("b@example.org"))
    }
    #expect(error?.mayBeTriedAgain == true)
  }
}
