import ArgumentParser
import Talk

/// The booker's program: keeps the business contacts of one's own organisation right, from one's own computer; and that of
/// NS Zakelijk's staff, on the database.
@main
struct Zakelijk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zakelijk",
    abstract: say(
      "Houdt de zakelijke contacten en kaarten van uw organisatie bij.",
      "Keeps the business contacts and cards of your organisation right."),
    discussion: say(
      """
      U ziet de mensen van uw eigen organisatie en wat u over hen opgaf, en niets anders. Alles wat u bekijkt of wijzigt
      wordt vastgelegd, en zij kunnen het lezen. Eindigt met 0 als het gelukt is, 1 als het geweigerd is (een zin op
      stderr zegt waarom), 64 als de vraag niet te lezen is.
      """,
      """
      You see the people of your own organisation and what you told of them, and nothing else. Whatever you look at or
      change is written down, and they can read it. Ends with 0 when done, 1 when refused (a sentence on stderr says
      why), 64 when asked in a way it cannot read.
      """),
    subcommands: [
      Login.self, Logout.self, WhoAmICommand.self, OrganisationCommand.self, ContactCommand.self,
      CardholderCommand.self,
      CardCommand.self, AddressCommand.self, PreferenceCommand.self, OptOutCommand.self, ImportCommand.self,
      ExportCommand.self, HistoryCommand.self, UndoCommand.self, DevicesCommand.self, CompletionCommand.self,
      ManualCommand.self,
    ])

  static func main() async {
    await CommandLineTalk.run(Self.self)
  }
}
