import Delivery
import Domain
import Foundation
import Synchronization
import Testing

/// Somebody else carries the letter by now: whoever is at it learns so before the relay has it.
struct CallingBackTests {
  /// Says yes so many times, and no from then on.
  private final class Patience: Sendable {
    private let left: Mutex<Int>

    init(_ times: Int) { left = Mutex(times) }

    func ask() -> Bool {
      left.withLock { left in
        left -= 1
        return left >= 0
      }
    }
  }

  @Test(.enabled(if: SMTPServer.python != nil, "RECHTSPOOR_TEST_SMTP_PYTHON names no python with aiosmtpd"))
  func wheneverALetterIsCalledBackTheRelayKeepsNothing() throws {
    let server = try SMTPServer()
    let carrier = try CarrierAddress("smtp://127.0.0.1:\(server.port)").carrier()
    let bytes = MessageRenderer.render(try letter(body: String(repeating: "een lange regel\n", count: 5000)))
    var calledBack = 0
    for times in 0..<500 {
      let patience = Patience(times)
      do {
        try carrier.carry(
          bytes, from: address("a@ns.example"), to: address("b@example.org"), while: { patience.ask() })
        // Handed over: from then on no answer calls it back.
        #expect(try server.letterCount() == 1)
        break
      } catch DeliveryError.calledBack {
        calledBack += 1
        #expect(try server.letterCount() == 0, "called back at question \(times + 1), and delivered")
      }
    }
    #expect(calledBack > 2)
    #expect(try server.letter(1).bytes == bytes)
    try carrier.carry(bytes, from: address("a@ns.example"), to: address("b@example.org"))
    #expect(try server.letterCount() == 2)
  }

  @Test func aLetterThatIsCalledBackIsLaidInNoFolder() throws {
    let bench = try Workbench()
    let bytes = MessageRenderer.render(try letter())
    #expect(throws: DeliveryError.calledBack) {
      try FolderCarrier(folder: bench.path).carry(
        bytes, from: address("a@ns.example"), to: address("b@example.org"), while: { false })
    }
    #expect(try bench.files() == [])
  }
}
