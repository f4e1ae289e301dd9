import ArgumentParser
import Talk

/// The booker's program: keeps the business contacts of one's own organisation right.
@main
struct Zakelijk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zakelijk",
    abstract: "Keeps the business contacts of your own organisation right.",
    discussion: """
      You see the people of your own organisation and their business details, and nothing else of them. Whatever you
      look at or change is written down, and they can read it. Ends with 0 when done, 1 when refused (one sentence on
      stderr says why), 64 when asked in a way it cannot read.
      """,
    subcommands: [Login.self, Logout.self, ContactsCommand.self])

  static func main() async {
    await CommandLineTalk.run(Self.self)
  }
}
