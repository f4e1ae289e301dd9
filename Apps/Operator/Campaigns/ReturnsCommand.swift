import ArgumentParser
import Bootstrap
import Domain
import Foundation
import Rights
import Talk

struct ReturnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "returns",
    abstract: "Takes what came back for messages: bounces, complaints, and ways out taken by mail.",
    discussion: """
      FOLDER holds one message a file, as a mail server delivers them (the folder 'new' of a Maildir). An address that
      does not exist is written to no more; a complaint or a mail to the way out stops the list. What was acted on is
      removed; the rest stays for a person to read. With RECHTSPOOR_RETURNS the scheduler does so each minute. Example:

        rechtspoor returns /var/mail/rechtspoor/new
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The folder.") var folder: String

  private struct Facts: Encodable {
    let bounces: Int
    let complaints: Int
    let unsubscribed: Int
    let passing: Int
    let unread: Int
  }

  func run() async throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
      throw Refusal("\(folder) is no folder. Name the one in which messages are delivered.")
    }
    let report = try await house.withWorld { world in
      try await TakeReturns(world.desk, domain: String(world.settings.sender.domain)).take(
        folder: URL(filePath: folder))
    }
    let facts = Facts(
      bounces: report.bounces, complaints: report.complaints, unsubscribed: report.unsubscribed,
      passing: report.passing, unread: report.unread)
    if house.json { return try CommandLineTalk.json(facts) }
    print("did not arrive     \(facts.bounces)")
    print("complaints         \(facts.complaints)")
    print("ways out by mail   \(facts.unsubscribed)")
    print("nothing to do      \(facts.passing)")
    print("left for a person  \(facts.unread)")
  }
}
