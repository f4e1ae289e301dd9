import Delivery
import Testing

/// A form with a file, as a browser sends it.
@Suite struct FormDataTests {
  private static let type = "multipart/form-data; boundary=----abc"

  @Test func everyByteOfAFileArrives() throws {
    var file = (0...255).map { UInt8($0) } + Array("\r\n--\r\n\n----ab\r\nFrom x\n".utf8)
    file += [0, 13, 10]
    let form = try read(part("csrf", "geheim é") + part("file", file, "; filename=\"lijst é.csv\"") + end)
    #expect(form.parts.map(\.name) == ["csrf", "file"])
    #expect(String(decoding: form.parts[0].bytes, as: UTF8.self) == "geheim é")
    #expect(form.parts[1].bytes == file)
  }

  @Test func anEmptyFileIsAnEmptyFile() throws {
    let form = try read(part("file", []) + end)
    #expect(form.parts.map(\.bytes) == [[]])
  }

  @Test func whatIsNoFormIsRefused() {
    #expect(throws: MessageFault.self) { try read(part("a", "b") + end, type: "multipart/form-data") }
    #expect(throws: MessageFault.self) { try read(part("a", "b") + end, type: "text/plain") }
  }

  @Test func aFormWithinAFormIsRefused() {
    let inner = "Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\na\r\n--x--\r\n"
    #expect(throws: MessageFault.self) { try read(Array("------abc\r\n\(inner)".utf8) + end) }
  }

  @Test func moreThanSoManyPartsAreRefusedBeforeTheyAreMade() throws {
    let parts = (1...20).flatMap { part("a\($0)", "b") }
    #expect(try read(parts + end, most: 20).parts.count == 20)
    #expect(throws: MessageFault.self) { try read(parts + end, most: 19) }
  }

  private func read(_ body: [UInt8], type: String = type, most: Int = 100) throws -> FormData {
    try FormData(body, contentType: type, mostParts: most)
  }

  private func part(_ name: String, _ text: String) -> [UInt8] { part(name, Array(text.utf8)) }

  private func part(_ name: String, _ bytes: [UInt8], _ more: String = "") -> [UInt8] {
    Array("------abc\r\nContent-Disposition: form-data; name=\"\(name)\"\(more)\r\n\r\n".utf8) + bytes
      + Array("\r\n".utf8)
  }

  private var end: [UInt8] { Array("------abc--\r\n".utf8) }
}
