import Delivery
import Domain
import Foundation
import Testing

struct PrintFileTests {
  private func printLetter(_ id: String, name: String = "Mevr. Kof", body: String = "Beste,\nGestopt.\n") throws
    -> PrintLetter
  {
    try PrintLetter(
      id: id, language: "nl", name: name,
      address: PostalAddress(street: "Wouthof", houseNumber: "8", postcode: "8690vn", place: "Dieren"),
      subject: "Uw reclame is gestopt", body: body)
  }

  @Test func aBatchIsWrittenWholeAndCanBeChecked() throws {
    let bench = try Workbench()
    let letters = try [printLetter("a1"), printLetter("a2", name: "=Kof, \"Vajèn\"", body: "a;b\r\n- c\r\n")]
    let batch = try PrintFile.write(letters, batch: "2026-11-22-1", at: afternoon, into: bench.path)
    #expect(try bench.files() == ["print-2026-11-22-1.csv", "print-2026-11-22-1.json"])
    #expect(try bench.mode(batch.fileName) == 0o600)
    #expect(try bench.mode(batch.recordName) == 0o600)
    #expect(
      String(decoding: try bench.bytes(batch.fileName), as: UTF8.self) == """
        letter,language,address1,address2,address3,subject,body\r
        a1,nl,Mevr. Kof,Wouthof 8,8690 VN  DIEREN,Uw reclame is gestopt,"Beste,
        Gestopt.
        "\r
        a2,nl,"=Kof, ""Vajèn""\",Wouthof 8,8690 VN  DIEREN,Uw reclame is gestopt,"a;b
        - c
        "\r

        """)
    let sum = try run("sha256sum", ["\(bench.path)/\(batch.fileName)"]).output
    #expect(sum.hasPrefix(batch.sha256 + " "))
    let record = String(decoding: try bench.bytes(batch.recordName), as: UTF8.self)
    #expect(
      record == #"{"batch":"2026-11-22-1","count":2,"sha256":"\#(batch.sha256)","time":"2026-11-22T14:32:05Z"}"# + "\n")
  }

  @Test func aBatchWithoutLettersOrWithAPathForANameIsRefused() throws {
    let bench = try Workbench()
    let one = try printLetter("a1")
    #expect(throws: DeliveryError.self) { try PrintFile.write([], batch: "b", at: afternoon, into: bench.path) }
    #expect(throws: DeliveryError.self) { try PrintFile.write([one], batch: "../b", at: afternoon, into: bench.path) }
    #expect(try bench.files() == [])
  }

  @Test func aNameOfTwoLinesMovesNoAddressBlock() {
    #expect(throws: MessageFault.self) { try printLetter("a1", name: "Kof\nElders 1") }
    #expect(throws: MessageFault.self) { try printLetter("a1", name: " ") }
    #expect(throws: MessageFault.self) { try printLetter("a/1") }
  }
}
