import Delivery
import Domain
import Foundation
import Testing

@Suite(.enabled(if: SMTPServer.python != nil, "RECHTSPOOR_TEST_SMTP_PYTHON names no python with aiosmtpd"))
struct EncryptionTests {
  private let bench: Workbench
  private let certificate: String
  private let tls: [String]

  init() throws {
    bench = try Workbench()
    certificate = "\(bench.path)/certificate.pem"
    tls = ["--tls", certificate, "\(bench.path)/key.pem"]
    let made = try run(
      "openssl",
      [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1", "-addext",
        "subjectAltName=IP:127.0.0.1", "-keyout", "\(bench.path)/key.pem", "-out", certificate,
      ])
    try #require(made.code == 0)
  }

  private func carry(to server: SMTPServer, scheme: String = "smtp", user: String = "", _ options: String) throws {
    let carrier = try CarrierAddress("\(scheme)://\(user)127.0.0.1:\(server.port)\(options)").carrier()
    try carrier.carry(
      MessageRenderer.render(try letter()), from: address("a@ns.example"), to: address("vajen@example.org"))
  }

  @Test func aLetterGoesUnderSTARTTLS() throws {
    let server = try SMTPServer(tls)
    try carry(to: server, "?starttls=required&ca=\(certificate)")
    #expect(try server.letter(1).envelope.encrypted)
  }

  @Test func aLetterGoesUnderTLSFromTheStart() throws {
    let server = try SMTPServer(tls + ["--immediate"])
    try carry(to: server, scheme: "smtps", "?ca=\(certificate)")
    #expect(try server.letter(1).envelope.encrypted)
  }

  @Test func withoutTheEncryptionThatWasAskedNothingLeaves() throws {
    let server = try SMTPServer()
    let error = #expect(throws: DeliveryError.self) { try carry(to: server, "?starttls=required") }
    guard case .misconfigured? = error else {
      Issue.record("\(String(describing: error)) does not call the operator")
      return
    }
    #expect(try server.letterCount() == 0)
  }

  @Test func aCertificateNobodyVouchesForIsRefused() throws {
    let server = try SMTPServer(tls)
    let error = #expect(throws: DeliveryError.self) { try carry(to: server, "?starttls=required") }
    guard case .misconfigured? = error else {
      Issue.record("\(String(describing: error)) does not call the operator")
      return
    }
    #expect(try server.letterCount() == 0)
  }

  @Test func theLoginComesFromAPrivateFile() throws {
    let server = try SMTPServer(tls + ["--login", "rechtspoor", "s3creet &é"])
    let file = try bench.put(Array("s3creet &é\n".utf8), "password")
    try carry(to: server, user: "rechtspoor@", "?starttls=required&ca=\(certificate)&password-file=\(file)")
    #expect(try server.letter(1).envelope.user == "rechtspoor")
  }

  @Test func aWrongLoginIsOurFaultAndNobodysBounce() throws {
    let server = try SMTPServer(tls + ["--login", "rechtspoor", "right"])
    let file = try bench.put(Array("wrong".utf8), "password")
    let error = #expect(throws: DeliveryError.self) {
      try carry(to: server, user: "rechtspoor@", "?starttls=required&ca=\(certificate)&password-file=\(file)")
    }
    guard case .misconfigured(_, let reply)? = error else {
      Issue.record("\(String(describing: error)) does not call the operator")
      return
    }
    #expect(reply?.code == 535)
    #expect(error?.addressIsDead == false)
  }

  @Test(arguments: [0o644, 0o640, 0o604])
  func aPasswordThatOthersMayReadIsNotUsed(mode: Int) throws {
    let server = try SMTPServer()
    let file = try bench.put(Array("open".utf8), "password", mode: mode)
    #expect(throws: DeliveryError.misconfigured("password file \(file): others may read it; give it mode 0600")) {
      try carry(to: server, user: "rechtspoor@", "?password-file=\(file)")
    }
    #expect(try server.letterCount() == 0)
  }
}
