import Delivery
import Domain
import Testing

struct ZipArchiveTests {
  private let entries: [ZipArchive.Entry] = [
    ("access.json", Array("{\"naam\":\"Vajèn\"}".utf8)),
    ("reizen/maandtellers.csv", (0..<200_000).map { UInt8($0 % 251) }),
    ("léésmij.txt", Array("Dag\n".utf8)), ("leeg.txt", []),
  ]

  @Test func otherProgramsOpenIt() throws {
    let bench = try Workbench()
    let file = try bench.put(try ZipArchive.write(entries: entries, modified: afternoon), "uw-gegevens.zip")
    #expect(try run("unzip", ["-tq", file]).code == 0)
    let script = """
      import sys, zipfile
      for e in zipfile.ZipFile(sys.argv[1]).infolist(): print(e.filename, e.file_size, e.is_dir(), oct(e.external_attr >> 16))
      """
    #expect(
      try run("python3", ["-X", "utf8", "-c", script, file]).output == """
        access.json 17 False 0o100600
        reizen/maandtellers.csv 200000 False 0o100600
        léésmij.txt 4 False 0o100600
        leeg.txt 0 False 0o100600

        """)
  }

  @Test func whatWasPackedComesOut() throws {
    let read = try ZipArchive.read(try ZipArchive.write(entries: entries, modified: afternoon))
    #expect(read.map(\.name) == entries.map(\.name))
    #expect(read.map(\.bytes) == entries.map(\.bytes))
  }

  @Test func theSameEntriesGiveTheSameBytes() throws {
    let one = try ZipArchive.write(entries: entries, modified: afternoon)
    let again = try ZipArchive.write(entries: entries, modified: afternoon)
    let later = try ZipArchive.write(entries: entries, modified: afternoon.adding(hours: 1))
    #expect(one == again)
    #expect(one != later)
  }

  @Test(arguments: [
    "../x", "a/../../x", "/etc/passwd", "a//b", "", ".", "a/.", "C:\\x", "a\\..\\x", "a\0b", "a\nb", "con.", "x ", "a/",
    "naam?", "a\u{202e}b",
  ])
  func noNameLeadsOutside(name: String) {
    #expect(throws: ArchiveFault.self) { try ZipArchive.write(entries: [(name, [1])], modified: afternoon) }
  }

  @Test func noTwoEntriesLandOnOnePlace() {
    #expect(throws: ArchiveFault.self) {
      try ZipArchive.write(entries: [("a.csv", []), ("A.CSV", [])], modified: afternoon)
    }
  }

  @Test func aStrangersArchiveIsReadWithTheSameCare() throws {
    let bench = try Workbench()
    let script = """
      import sys, zipfile
      z = zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED); z.writestr(sys.argv[2], b'0' * 1000000); z.close()
      """
    try run("python3", ["-c", script, "\(bench.path)/slip.zip", "../slip"])
    try run("python3", ["-c", script, "\(bench.path)/bomb.zip", "bomb"])
    #expect(throws: ArchiveFault.name("../slip", "is no path inside the archive")) {
      try ZipArchive.read(try bench.bytes("slip.zip"))
    }
    #expect(throws: ArchiveFault.self) { try ZipArchive.read(try bench.bytes("bomb.zip"), most: 999_999) }
    #expect(try ZipArchive.read(try bench.bytes("bomb.zip"), most: 1_000_000).map(\.bytes.count) == [1_000_000])
    #expect(throws: ArchiveFault.self) { try ZipArchive.read(Array("no archive".utf8)) }
  }
}
