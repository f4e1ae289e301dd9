import Delivery
import Domain
import Testing

@Suite struct ReturnedMailTests {
  private static let number = 9_007_199_254_740_993

  /// As RFC 3464 has it, with the headers of ours that came back in it.
  static func bounce(
    action: String = "failed", status: String = "5.1.1", number: String = "\(number)", domain: String = "rechten.nl"
  ) -> [UInt8] {
    Array(
      """
      From: MAILER-DAEMON@mx.voorbeeld.example\r
      To: service@rechten.nl\r
      Subject: Undelivered Mail Returned to Sender\r
      MIME-Version: 1.0\r
      Content-Type: multipart/report; report-type=delivery-status; boundary="grens"\r
      \r
      --grens\r
      Content-Type: text/plain; charset=us-ascii\r
      \r
      I'm sorry to have to inform you that your message could not be delivered.\r
      --grens\r
      Content-Type: message/delivery-status\r
      \r
      Reporting-MTA: dns; mx.voorbeeld.example\r
      \r
      Final-Recipient: rfc822; noor1@voorbeeld.example\r
      Action: \(action)\r
      Status: \(status)\r
      Diagnostic-Code: smtp; 550 5.1.1 unknown\r
      \r
      --grens\r
      Content-Type: text/rfc822-headers\r
      \r
      From: NS <service@rechten.nl>\r
      Message-ID: <\(number)@\(domain)>\r
      Subject: Met de trein naar zee\r
      --grens--\r

      """.utf8)
  }

  /// As RFC 5965 has it.
  static func complaint(number: String = "\(number)") -> [UInt8] {
    Array(
      """
      From: feedback@voorbeeld.example\r
      To: service@rechten.nl\r
      Subject: FW: Met de trein naar zee\r
      MIME-Version: 1.0\r
      Content-Type: multipart/report; report-type=feedback-report; boundary="grens"\r
      \r
      --grens\r
      Content-Type: text/plain\r
      \r
      This is an email abuse report.\r
      --grens\r
      Content-Type: message/feedback-report\r
      \r
      Feedback-Type: abuse\r
      User-Agent: Voorbeeld/1.0\r
      Version: 1\r
      --grens\r
      Content-Type: message/rfc822\r
      \r
      From: NS <service@rechten.nl>\r
      Message-ID: <\(number)@rechten.nl>\r
      Subject: Met de trein naar zee\r
      \r
      De zee is dichtbij.\r
      --grens--\r

      """.utf8)
  }

  private func read(_ bytes: [UInt8]) throws -> ReturnedMail { try ReturnedMail(bytes, domain: "rechten.nl") }

  @Test func aReportOfAnAddressThatIsNoneNamesMessageStatusAndAddress() throws {
    #expect(
      try read(Self.bounce())
        == .bounce(
          message: Int64(Self.number), status: "5.1.1", recipient: EmailAddress("noor1@voorbeeld.example")))
  }

  @Test(arguments: [("delayed", "4.4.1"), ("failed", "4.2.2"), ("delivered", "2.0.0"), ("relayed", "2.0.0")])
  func whatMayYetArriveIsNoBounce(action: String, status: String) throws {
    #expect(try read(Self.bounce(action: action, status: status)) == .passing)
  }

  @Test func aComplaintNamesTheMessage() throws {
    #expect(try read(Self.complaint()) == .complaint(message: Int64(Self.number)))
  }

  /// Whoever has not seen the message cannot stop anybody's.
  @Test(arguments: ["", "18446744073709551615", "99999999999999999999", "-1"]) func aForgedNumberSaysNothing(
    number: String
  ) throws {
    #expect(try read(Self.bounce(number: number)) == .other)
  }

  @Test func aReportOnSomebodyElsesMessageSaysNothing() throws {
    #expect(try read(Self.bounce(domain: "elders.example")) == .other)
  }

  @Test func theWayOutByMailIsReadFromTheSubject() throws {
    let token = String(repeating: "aB3_-", count: 9).prefix(43)
    func mail(_ subject: String) -> [UInt8] {
      Array("From: noor1@voorbeeld.example\r\nTo: service@rechten.nl\r\nSubject: \(subject)\r\n\r\n\r\n".utf8)
    }
    #expect(try read(mail("unsubscribe \(token)")) == .unsubscribe(token: String(token)))
    #expect(try read(mail("FW: unsubscribe \(token)")) == .unsubscribe(token: String(token)))
    #expect(try read(mail("unsubscribe me")) == .other)
    #expect(try read(mail("Vraag over mijn abonnement")) == .other)
  }
}
