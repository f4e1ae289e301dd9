import Bootstrap
import BusinessCards
import Domain
import Foundation
import HTTPTypes
import HummingbirdTesting
import Identity
import NIOCore
import Storage
import TestSupport
import Testing

@testable import rechtspoor_portal

extension PortalHouse {
  /// A company with Bea, who books for it and signs in as bea@bedrijf.example, and Kees, who carries a card.
  func company() async throws -> (organisation: Int64, bea: Int64, kees: String) {
    let bea = try await booker("bea@bedrijf.example")
    let organisation = try await store.write { tx in
      try Evidence.agree(.businessCard, of: bea, terms: "2026", since: tx.today, in: tx)
      let company = try Organisations.make(name: "Wissel & Zn.", kvkNumber: "00000001", since: tx.today, in: tx)
      try Organisations.join(bea, company, as: .booker, since: tx.today, in: tx)
      var entry = ContactEntry(given: "Bea", surname: "Boeker")
      entry.emails = [EmailAddress("bea@bedrijf.example")!]
      _ = try ContactWriting(customer: bea, organisation: company).put(entry, in: tx)
      return company
    }
    var entry = ContactEntry(given: "Kees", surname: "Kaart")
    entry.emails = [EmailAddress("kees@bedrijf.example")!]
    let desk = try await desk(of: bea)
    let kees = try await desk.carryOut(ContactActs.Add(entry, as: .cardholder), in: store)
    _ = try await desk.carryOut(CardActs.Issue(to: kees.handle, number: "3528070412344455"), in: store)
    return (organisation, bea, kees.handle)
  }

  func desk(of booker: Int64) async throws -> Desk {
    let account = try await store.read { tx in try #require(try Accounts.find(of: booker, as: .booker, in: tx)) }
    return Desk(
      .booker(booker, actor: account.actor, from: .portal), publicURL: world.settings.publicURL,
      contact: world.settings.contact)
  }
}

extension Guest {
  /// Sends a form with a file, as a browser does.
  func upload(_ path: String, file: [UInt8]?, _ fields: (String, String)...) async throws -> Reply {
    let shown = try await get(path).text
    let mark = try #require(shown.range(of: #"name="csrf" value=""#), "\(path) has no form")
    let token = String(shown[mark.upperBound...].prefix { $0 != "\"" })
    return try await post(path, file: file, [("csrf", token)] + fields)
  }

  func post(_ path: String, file: [UInt8]?, _ fields: [(String, String)]) async throws -> Reply {
    let boundary = "----formOfATest"
    var body = Array(
      fields.map { "--\(boundary)\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n" }
        .joined().utf8)
    if let file {
      body += Array(
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"lijst é.csv\"\r\nContent-Type: text/csv\r\n\r\n"
          .utf8)
      body += file + Array("\r\n".utf8)
    }
    body += Array("--\(boundary)--\r\n".utf8)
    return try await ask(.post, path, sending: body, as: "multipart/form-data; boundary=\(boundary)")
  }
}

extension Guest.Reply {
  /// The value of a hidden or other input of the page.
  func value(of name: String) -> String? {
    guard let mark = text.range(of: "name=\"\(name)\" value=\"") else { return nil }
    return String(text[mark.upperBound...].prefix { $0 != "\"" })
  }
}
