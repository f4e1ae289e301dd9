import ArgumentParser

struct ManualCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: say("De handleiding, als bladzijde voor man.", "The manual, as a page for man."),
    discussion: say(
      "Lezen: zakelijk manual | man -l -   Bewaren: zakelijk manual > ~/.local/share/man/man1/zakelijk.1",
      "To read: zakelijk manual | man -l -   To keep: zakelijk manual > ~/.local/share/man/man1/zakelijk.1"))

  func run() async throws {
    print(ManualPage(try HelpTree.read(Zakelijk._dumpHelp())).roff, terminator: "")
  }
}
