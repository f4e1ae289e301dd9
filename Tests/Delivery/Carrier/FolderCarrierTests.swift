import Delivery
import Domain
import Foundation
import Testing

struct FolderCarrierTests {
  private func carry(_ message: Message, into folder: String) throws {
    let carrier = try CarrierAddress("file:\(folder)").carrier()
    try carrier.carry(MessageRenderer.render(message), from: address("a@ns.example"), to: message.to.address)
  }

  @Test func aLetterIsOneWholePrivateFileNamedByTimeAndId() throws {
    let bench = try Workbench()
    try carry(letter(), into: bench.path)
    let name = "20261122T143205Z-letter-7K4M29.eml"
    #expect(try bench.files() == [name])
    #expect(try bench.bytes(name) == MessageRenderer.render(try letter()))
    #expect(try bench.mode(name) == 0o600)
  }

  @Test func carriedTwiceItIsStillOneLetter() throws {
    let bench = try Workbench()
    try carry(letter(), into: bench.path)
    try carry(letter(), into: bench.path)
    try carry(letter(id: "letter-2"), into: bench.path)
    #expect(try bench.files().count == 2)
  }

  @Test func theFolderIsMadeForItsOwnerAlone() throws {
    let bench = try Workbench()
    try carry(letter(), into: "\(bench.path)/post/uit")
    #expect(try bench.mode("post/uit") == 0o700)
  }

  @Test func aNameCannotLeadOutOfTheFolder() throws {
    let bench = try Workbench()
    let bytes = Array("Date: Sun, 22 Nov 2026 14:32:05 +0000\r\nMessage-Id: <../../x/y@z>\r\n\r\nx\r\n".utf8)
    try FolderCarrier(folder: "\(bench.path)/uit").carry(
      bytes, from: address("a@ns.example"), to: address("b@example.org"))
    #expect(try bench.files() == ["uit"])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: "\(bench.path)/uit") == ["20261122T143205Z-______x_y.eml"])
  }

  @Test func aFolderThatCannotBeWrittenCallsTheOperator() throws {
    let bench = try Workbench()
    let file = try bench.put([], "no-folder")
    #expect(throws: DeliveryError.self) { try carry(letter(), into: file) }
    #expect(throws: DeliveryError.self) {
      try FolderCarrier(folder: bench.path).carry(
        Array("Subject: x\r\n\r\n".utf8), from: address("a@ns.example"), to: address("b@example.org"))
    }
    #expect(try bench.files() == ["no-folder"])
  }
}
