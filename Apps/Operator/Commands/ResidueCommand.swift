import ArgumentParser
import Bootstrap
import Delivery
import Foundation
import Retention
import Storage
import Talk

/// Opens no database while it searches, and must not: see `ResidueSearch`.
struct ResidueCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "residue", abstract: "Looks for what was erased in every byte of every file of the house.",
    discussion: """
      FILE holds one identifier a line: mail address, card, customer or telephone number, name. Each is looked for in \
      UTF-8, UTF-16, Latin-1, base64 and percent-encoding, as written and in small and capital letters; numbers also as \
      integers; and with the house's keys, the digest by which people are found. Searched are the home, the databases \
      if they lie elsewhere, the folders of mail and print files, and every --data.

      What is printed is file, offset and line of FILE, never the identifier, and nothing is kept but, with --record, how \
      often something was found. A marker of its own is \
      planted in the home and must be found in every form, or the search fails. It ends with 1 if anything is found. \
      Programs of the house may go on working. PostgreSQL: run CHECKPOINT first, as a user who may read its folder.

      Example: rechtspoor residue --identifiers - --data /var/lib/postgresql/15/main < erased.txt
      """)

  @OptionGroup var house: HouseOptions
  @Option(help: ArgumentHelp("One identifier a line; - reads standard input.", valueName: "file"))
  var identifiers: String
  @Option(help: ArgumentHelp("A further folder, such as a PostgreSQL data folder; repeatable.", valueName: "dir"))
  var data: [String] = []
  @Flag(help: "Keep how often something was found for those who watch the house; as the user its programs run as.")
  var record = false

  func run() async throws {
    let settings = try await house.settings()
    let folders = data.map { URL(filePath: $0).standardizedFileURL }
    for folder in [settings.home.home] + folders {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
        throw Refusal("There is no folder at \(folder.path).")
      }
    }
    let others = folders + Self.elsewhere(settings)
    let text = try read(outside: [settings.home.home] + others)
    let hasKeys = FileManager.default.fileExists(atPath: settings.home.keys.path)
    let search = ResidueSearch(
      home: settings.home.home, others: others,
      keys: hasKeys ? try InstitutionKeys.load(from: settings.home.keys) : nil)
    let report: ResidueSearch.Report
    do {
      report = try search.run(text)
    } catch let refusal as ResidueSearch.Refusal {
      throw Refusal("Not searched: \(refusal)")
    }
    // Not before every file is closed again: to close one takes away the locks this process holds on it.
    if record {
      try await house.withWorld { world in
        try world.store.writeNow { tx in try HouseCheck.residue.note(faults: report.found, in: tx) }
      }
    }
    try show(report, hasKeys)
    if report.found > 0 { throw ExitCode(1) }
  }

  /// A list inside what is searched would be found there.
  private func read(outside folders: [URL]) throws -> String {
    if identifiers == "-" {
      guard let text = String(validating: FileHandle.standardInput.readDataToEndOfFile(), as: UTF8.self) else {
        throw Refusal("What came on standard input is no text in UTF-8.")
      }
      return text
    }
    let file = URL(filePath: identifiers).resolvingSymlinksInPath().path
    for folder in folders where file.hasPrefix(folder.resolvingSymlinksInPath().path + "/") {
      throw Refusal(
        "\(identifiers) lies in \(folder.path), which is searched, and would find itself: move it elsewhere.")
    }
    return try Files.text(identifiers)
  }

  /// What belongs to the house and lies outside its home.
  private static func elsewhere(_ settings: Settings) -> [URL] {
    var places = [settings.printFolder, settings.feedFolder]
    if case .folder(let mail) = settings.carrier { places.append(URL(filePath: mail).standardizedFileURL) }
    for file in [settings.database.file, settings.keyring.file].compactMap({ $0 }) {
      places += ["", "-wal", "-shm", "-journal"].map { URL(filePath: file.path + $0) }
    }
    return places.filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  private func show(_ report: ResidueSearch.Report, _ hasKeys: Bool) throws {
    if house.json { return try CommandLineTalk.json(Facts(report)) }
    for hit in report.hits {
      if let offset = hit.offset {
        print("\(hit.file)@\(offset)  line \(hit.line)  \(hit.form)")
      } else {
        print("\(hit.file)  in the name of a file")
      }
    }
    if report.found > report.hits.count { CommandLineTalk.say("and \(report.found - report.hits.count) more") }
    CommandLineTalk.say(
      "\(report.found == 0 ? "nothing found" : "FOUND \(report.found) times"): \(report.identifiers) identifiers, "
        + "\(report.files) files, \(report.bytes) bytes; the marker was found in all its \(report.control) forms"
        + (hasKeys ? "" : "; without keys, so no keyed digests were looked for"))
  }

  private struct Facts: Encodable {
    let found: Int
    let identifiers: Int
    let files: Int
    let bytes: Int64
    let vanished: Int
    let control: Int
    let hits: [Hit]

    struct Hit: Encodable {
      let file: String
      let offset: Int64?
      let line: Int
      let form: String
    }

    init(_ report: ResidueSearch.Report) {
      found = report.found
      identifiers = report.identifiers
      files = report.files
      bytes = report.bytes
      vanished = report.vanished
      control = report.control
      hits = report.hits.map { Hit(file: $0.file, offset: $0.offset, line: $0.line, form: $0.form) }
    }
  }
}
