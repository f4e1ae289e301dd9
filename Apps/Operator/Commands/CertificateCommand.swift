import ArgumentParser
import Rights
import Storage
import Talk

struct CertificateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certificate", abstract: "Says whether a certificate of erasure is ours.",
    subcommands: [CertificateVerify.self])
}

struct CertificateVerify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Verifies a certificate's file against the published key, anywhere.")

  @Argument(help: "The certificate's file.") var file: String
  @Option(help: ArgumentHelp("The published key, signing.pub.", valueName: "file")) var key: String
  @Flag(help: "Print one JSON object instead of words.") var json = false

  func run() async throws {
    let published = try PublishedKeys(text: try Files.text(key))
    let signed = try Certificates.verify(file: try Files.bytes(file), with: published)
    if json { return try CommandLineTalk.json(["genuine": "true", "key": signed.key]) }
    CommandLineTalk.say("Genuine, and signed with key \(signed.key). It says:")
    print(signed.certificate)
  }
}
