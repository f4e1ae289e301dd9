import Delivery
import Domain
import Foundation
import Identity
import Marketing
import Rights
import Storage
import TestSupport
import Testing

@Suite struct ReturnsTests {
  /// A house that has sent one message to each of two people, and a folder for what comes back.
  private struct Sent {
    let there: CampaignHouse
    let folder: URL
    let noor: Int64
    let number: String
    let text: String

    init() async throws {
      there = try CampaignHouse()
      noor = try there.buyer(1)
      _ = try there.buyer(2)
      try await there.send(there.released(Fixture.draft()))
      let message = try #require(try there.carried().first { $0.to[0].address == "noor1@voorbeeld.example" })
      number = String(try #require(message.messageID).prefix { $0 != "@" })
      text = try #require(message.text)
      folder = there.house.layout.home.appending(path: "returns")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    func take(_ bytes: [UInt8]) async throws -> TakeReturns.Report {
      try Data(bytes).write(to: folder.appending(path: "1"))
      return try await TakeReturns(there.house.desk, domain: "rechten.nl").take(folder: folder)
    }

    var left: Int { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).count } }

    /// Who gets the next campaign.
    func next() async throws -> [String] {
      try await there.send(there.released(Fixture.draft("zomer")))
      return try there.carried().filter { $0.date == there.house.time.now }.map { $0.to[0].address }
    }
  }

  private static func report(_ type: String, _ fields: String, number: String) -> [UInt8] {
    Array(
      """
      From: postmaster@voorbeeld.example
      To: service@rechten.nl
      Subject: Report
      MIME-Version: 1.0
      Content-Type: multipart/report; boundary="grens"

      --grens
      Content-Type: \(type)

      \(fields)

      --grens
      Content-Type: text/rfc822-headers

      Message-ID: <\(number)@rechten.nl>

      --grens--

      """.replacing("\n", with: "\r\n").utf8)
  }

  private static let dead =
    "Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; noor1@voorbeeld.example\nAction: failed\nStatus: 5.1.1"

  @Test func anAddressThatIsNoneIsWrittenToNoMore() async throws {
    let sent = try await Sent()
    let report = try await sent.take(Self.report("message/delivery-status", Self.dead, number: sent.number))
    #expect(report.bounces == 1 && report.unread == 0)
    #expect(try sent.left == 0)
    #expect(try sent.there.counts("voorjaar")["failed refused:5.1.1"] == 1)
    #expect(try sent.there.house.actions(about: sent.noor).contains("mailCameBack"))
    sent.there.house.time.advance(days: 1)
    #expect(try await sent.next() == ["noor2@voorbeeld.example"])
    // It is the address that is no good, and not the person who said no.
    #expect(try sent.there.house.standing(of: sent.noor)?.stops == [])
  }

  @Test func whoComplainsHasSaidNo() async throws {
    let sent = try await Sent()
    let bytes = Self.report("message/feedback-report", "Feedback-Type: abuse\nVersion: 1", number: sent.number)
    #expect(try await sent.take(bytes).complaints == 1)
    #expect(try sent.there.house.standing(of: sent.noor)?.stops.map(\.scope) == [.emailNS])
    #expect(try sent.there.house.suppressed("noor1@voorbeeld.example") == [.emailNS])
    sent.there.house.time.advance(days: 1)
    #expect(try await sent.next() == ["noor2@voorbeeld.example"])
  }

  @Test func theWayOutByMailStopsTheList() async throws {
    let sent = try await Sent()
    let link = try #require(
      sent.text.split(whereSeparator: \.isWhitespace).first { $0.hasPrefix("https://rechten.example/unsubscribe/") })
    let mail = "From: x@y.example\r\nTo: service@rechten.nl\r\nSubject: unsubscribe \(link.suffix(43))\r\n\r\n\r\n"
    #expect(try await sent.take(Array(mail.utf8)).unsubscribed == 1)
    #expect(try sent.there.house.standing(of: sent.noor)?.stops.map(\.scope) == [.emailNS])
  }

  @Test func aReportOnNoMessageOfOursStopsNobodyAndIsLeftForAPerson() async throws {
    let sent = try await Sent()
    let before = try sent.there.house.everything(of: sent.noor)
    let report = try await sent.take(Self.report("message/delivery-status", Self.dead, number: "4711"))
    #expect(report.unread == 1)
    #expect(try sent.left == 1)
    #expect(try sent.there.house.everything(of: sent.noor) == before)
    sent.there.house.time.advance(days: 1)
    #expect(try await sent.next().count == 2)
  }
}
