import Domain
import Foundation
import Rights
import Storage
import TestSupport
import Testing

/// OpenDSR 2.0 with a real server: what it takes, what it signs, what is not believed.
@Suite struct OpenDSRTests {
  private func given(_ server: OpenDSRServer, calling reference: String? = "AR-77") throws -> GivenAway {
    try GivenAway(by: .openDSR, endpoint: server.endpoint, key: server.publicKey, calling: reference)
  }

  private func report(_ id: String, _ status: String, at address: String) -> String {
    #"{"controller_id":"r","expected_completion_time":"2026-12-01T00:00:00Z","status_callback_url":"\#(address)","#
      + #""subject_request_id":"\#(id)","request_status":"\#(status)"}"#
  }

  @Test func aRequestIsHandedOverOnceAndSaysWhatTheSpecificationAsks() async throws {
    let server = try OpenDSRServer()
    let given = try given(server)
    let reference = try await given.object()
    #expect(try server.requests().isEmpty, "nothing is sent inside a transaction")
    #expect(try await given.round().sent == 1)
    #expect(try await given.round().isEmpty, "sent once")
    let request = try #require(try server.requests().first)
    let row = try #require(try given.row(reference))
    #expect(try server.requests().count == 1 && row.sent != nil && row.answer == "pending")
    for part in [
      #""subject_request_type": "erasure""#, #""subject_request_id": "\#(row.request)""#, #""regulation": "gdpr""#,
      #""identity_type": "controller_customer_id""#, #""identity_value": "AR-77""#, #""identity_format": "raw""#,
      #""api_version": "2.0""#, #""https://rechten.example/opendsr/callbacks""#,
    ] { #expect(request.contains(part), "\(part)") }
    #expect(!request.contains("jan@voorbeeld.example"), "their own reference is enough")
    #expect(row.request.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil)
  }

  @Test(arguments: ["down", "forged", "wrong"])
  func whatIsNotTakenOrNotSignedIsTriedAgainUnderTheSameNumber(mode: String) async throws {
    let server = try OpenDSRServer()
    let given = try given(server)
    let reference = try await given.object()
    try server.behave(mode)
    #expect(try await given.round().postponed == 1)
    let failed = try #require(try given.row(reference))
    #expect(failed.sent == nil && failed.answer != nil)
    try server.behave("ok")
    #expect(try await given.round().isEmpty, "later, and not at once")
    given.house.time.advance(minutes: 2)
    #expect(try await given.round().sent == 1)
    #expect(try given.row(reference)?.answer == "pending")
    let ids = try server.requests().map { $0.firstMatch(of: /subject_request_id": "([^"]+)"/)?.1 }
    #expect(ids.count == 2 && Set(ids).count == 1)
  }

  @Test func aSignedCallbackConfirmsAndAForgedOneDoesNothing() async throws {
    let server = try OpenDSRServer()
    let given = try given(server)
    let reference = try await given.object()
    _ = try await given.round()
    let id = try #require(try given.row(reference)).request
    let address = given.house.desk.callbackAddress
    let confirming = ConfirmRecipient(given.house.desk)
    let done = report(id, "completed", at: address)
    let other = try OpenDSRServer()
    #expect(
      try await confirming.callback(Array(done.utf8), request: id, signature: other.sign(done), at: address) == .forged)
    let altered = done.replacing("completed", with: "cancelled")
    #expect(
      try await confirming.callback(Array(altered.utf8), request: id, signature: server.sign(done), at: address)
        == .forged)
    let elsewhere = report(id, "completed", at: "https://elders.example/opendsr/callbacks")
    #expect(
      try await confirming.callback(
        Array(elsewhere.utf8), request: id, signature: server.sign(elsewhere), at: address) == .notOurs)
    #expect(try given.row(reference)?.confirmed == nil)
    let half = report(id, "in_progress", at: address)
    #expect(
      try await confirming.callback(Array(half.utf8), request: id, signature: server.sign(half), at: address) == .taken)
    #expect(try given.row(reference)?.answer == "in_progress" && given.row(reference)?.confirmed == nil)
    for _ in 1...2 {
      #expect(
        try await confirming.callback(Array(done.utf8), request: id, signature: server.sign(done), at: address)
          == .taken)
    }
    #expect(try given.row(reference)?.confirmed != nil && given.state(reference).completed != nil)
    #expect(try given.house.entries(about: reference).count { $0 == "recipientConfirmed" } == 1)
  }

  @Test func beforeTheyAreRemindedTheyAreAsked() async throws {
    let server = try OpenDSRServer()
    let given = try given(server)
    let reference = try await given.object()
    _ = try await given.round()
    given.house.time.advance(days: 10)
    #expect(try await given.round().reminded == 1, "they say pending")
    try server.behave("ok", status: "completed")
    given.house.time.advance(days: 10)
    let report = try await given.round()
    #expect(report.confirmed == 1 && report.reminded == 0)
    #expect(try given.state(reference).completed != nil)
  }
}
