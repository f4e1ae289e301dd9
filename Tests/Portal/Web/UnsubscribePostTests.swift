import Bootstrap
import Domain
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import Rights
import Storage
import TestSupport
import Testing

@testable import Identity
@testable import rechtspoor_portal

/// RFC 8058 and T5, T6: a mail program's one press stops its list; scanners and whatever else posts here change nothing.
@Suite struct UnsubscribePostTests {
  private static let form = "application/x-www-form-urlencoded"
  private static let part =
    "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"

  static let presses: [(body: String, type: String?)] = [
    ("List-Unsubscribe=One-Click", form), ("List-Unsubscribe=One-Click", form + "; charset=UTF-8"),
    ("List-Unsubscribe=One-Click\r\n", form), ("List-Unsubscribe=One-Click", nil),
    (part, "multipart/form-data; boundary=b"), (part, "multipart/form-data; boundary=\"b\""),
    ("preamble\r\n" + part + "epilogue", "multipart/form-data; boundary=b"),
    (part.replacing("\r\n", with: "\n"), "multipart/form-data; boundary=b"),
    (part.replacing("\r\n\r\n", with: "\r\nContent-Type: text/plain\r\n\r\n"), "Multipart/Form-Data; Boundary=b"),
  ]

  static let others: [(body: String, type: String?)] = [
    ("", nil), ("", form), ("List-Unsubscribe", form), ("List-Unsubscribe=", form), ("x=1", form),
    ("List-Unsubscribe=One-Clicked", form), ("XList-Unsubscribe=One-Click", form),
    ("List-Unsubscribe=One-Click&act=everything", form), ("act=everything", form),
    ("List-Unsubscribe=One-Click", "text/plain"), ("List-Unsubscribe=One-Click", "application/json"),
    (#"{"List-Unsubscribe":"One-Click"}"#, "application/json"),
    ("<a>List-Unsubscribe=One-Click</a>", "text/xml"), ("List-Unsubscribe=One-Click", "multipart/form-data"),
    (part, form), (part, "multipart/form-data; boundary=c"), (part, "multipart/form-data"),
    (part, "multipart/mixed; boundary=b"),
    (part.replacing("List-Unsubscribe", with: "Other"), "multipart/form-data; boundary=b"),
    (part.replacing("One-Click", with: "One-Click\r\nmore"), "multipart/form-data; boundary=b"),
    (part.replacing("--b--\r\n", with: ""), "multipart/form-data; boundary=b"),
    (part.replacing("--b--", with: "--b\r\n\r\nx\r\n--b--"), "multipart/form-data; boundary=b"),
  ]

  @Test(arguments: MailingList.allCases) func onePressStopsItsListAndNothingElse(_ list: MailingList) async throws {
    let house = try await PortalHouse()
    let brand = list == .international ? Brand.nsInternational : .ns
    try await house.open { client in
      for (number, press) in Self.presses.enumerated() {
        let (person, token) = try house.store.writeNow { tx in
          let person = try People.make(language: .nl, in: tx)
          try Evidence.agree(.subscription, of: person, terms: "2026", since: tx.today.adding(days: -400), in: tx)
          try ContactDetails.add(
            #require(EmailAddress("p\(number)@voorbeeld.example")), of: person, from: .sale, in: tx)
          return (person, try Unsubscribing.token(for: person, from: list, in: tx))
        }
        let reply = try await Self.post(client, token.text, press.body, press.type)
        #expect(reply.status == .ok && reply.headers[.setCookie] == nil && reply.headers[.location] == nil, "\(press)")
        let stops = try house.store.readNow { tx in
          try tx.run("SELECT scope, source FROM stop WHERE customer_id = \(person)").map {
            [try $0.text("scope"), try $0.text("source")]
          }
        }
        #expect(stops == [[list.scope.rawValue, "oneClick"]], "\(press)")
      }
    }
    let closed = try house.store.readNow { tx in
      try tx.run("SELECT channel, brand FROM suppression").map { "\(try $0.text("channel")) \(try $0.text("brand"))" }
    }
    #expect(closed == Array(repeating: "email \(brand.rawValue)", count: Self.presses.count))
  }

  @Test func whatIsNoPressChangesNotOneRow() async throws {
    let house = try await PortalHouse()
    let (_, token) = try await token(.newsletter, house)
    let before = try house.everything()
    try await house.open { client in
      for (body, type) in Self.others {
        let reply = try await Self.post(client, token.text, body, type)
        #expect(reply.status.code >= 400, "\(type ?? "none"): \(body)")
      }
      let path = "/unsubscribe/\(token.text)"
      for method in [HTTPRequest.Method.get, .head, .options, .put, .patch, .delete] {
        for name in ["Purpose", "Sec-Purpose", "X-Moz", "X-Purpose"] {
          let headers: HTTPFields = [
            try #require(HTTPField.Name(name)): "prefetch", .userAgent: "Mozilla/5.0 (compatible; link scanner)",
          ]
          try await client.execute(uri: path, method: method, headers: headers) { reply in
            #expect(reply.status.code != 500)
          }
          let body = ByteBuffer(string: "List-Unsubscribe=One-Click")
          if method != .get, method != .head {
            try await client.execute(uri: path, method: method, headers: headers, body: body) { reply in
              #expect(reply.status.code >= 400)
            }
          }
        }
      }
    }
    #expect(try house.everything() == before)
  }

  /// T6: a token is good for its own list and person, and for nothing else.
  @Test func aTokenIsNoKeyToAnythingElse() async throws {
    let house = try await PortalHouse()
    let (anna, token) = try await token(.international, house)
    let bea = try await house.customer("bea@elders.example", card: "3528070499999999")
    let before = try house.everything()
    try await house.open { client in
      for position in stride(from: 0, to: token.text.count, by: 7) {
        var letters = Array(token.text)
        letters[position] = letters[position] == "A" ? "B" : "A"
        let reply = try await Self.post(client, String(letters), "List-Unsubscribe=One-Click", Self.form)
        #expect(reply.status == .gone)
      }
      for path in ["/confirm/", "/me/data/export/"] {
        #expect(try await Guest(client).get(path + token.text).status != 200)
      }
      let guest = Guest(client)
      guest.cookies["__Host-rechtspoor"] = token.text
      #expect(try await guest.get("/me").status == 303)
      // It says which sender, and not whose address: a mail is passed on.
      let page = try await Guest(client).get("/unsubscribe/\(token.text)")
      #expect(page.text.contains("Geen reclame meer van NS International per e-mail?"))
      #expect(!page.text.contains("voorbeeld.example") && !page.text.contains("Anna"))
      #expect(try house.everything() == before)
      _ = try await Self.post(client, token.text, "List-Unsubscribe=One-Click", Self.form)
    }
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(bea)") == 0)
    #expect(try house.count("SELECT COUNT(*) AS n FROM stop WHERE customer_id = \(anna)") == 1)
  }

  @Test(arguments: MailingList.allCases) func eachListSaysWhatStops(_ list: MailingList) async throws {
    let house = try await PortalHouse()
    let (_, token) = try await token(list, house)
    let (asked, said) =
      switch list {
      case .newsletter, .offers, .extra:
        ("Geen reclame meer van NS per e-mail?", "stuurt NS u geen reclame per e-mail meer.")
      case .international:
        (
          "Geen reclame meer van NS International per e-mail?",
          "stuurt NS International u geen reclame per e-mail meer."
        )
      }
    try await house.open { client in
      let guest = Guest(client)
      #expect(try await guest.get("/unsubscribe/\(token.text)").text.contains(asked))
      let done = try await guest.send("/unsubscribe/\(token.text)")
      #expect(done.text.contains(said))
      #expect(done.text.contains("newsletterOnly") == (list.alone != nil), "what can be stopped alone")
    }
  }

  private func token(_ list: MailingList, _ house: PortalHouse) async throws -> (Int64, Token<ForUnsubscribe>) {
    let anna = try await house.customer("anna@voorbeeld.example")
    return (anna, try await house.store.write { tx in try Unsubscribing.token(for: anna, from: list, in: tx) })
  }

  private static func post(
    _ client: any TestClientProtocol, _ token: String, _ body: String, _ type: String?
  ) async throws -> (status: HTTPResponse.Status, headers: HTTPFields) {
    var headers: HTTPFields = [:]
    if let type { headers[.contentType] = type }
    return try await client.execute(
      uri: "/unsubscribe/\(token)", method: .post, headers: headers, body: ByteBuffer(string: body)
    ) { ($0.status, $0.headers) }
  }
}
