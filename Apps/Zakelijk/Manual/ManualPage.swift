import Domain

/// One page of man(7) with every command on it, written from the same words as `--help`.
struct ManualPage {
  private let tree: HelpTree
  private var lines: [String] = []

  init(_ tree: HelpTree) {
    self.tree = tree
    let root = tree.command
    lines = [".TH \(root.commandName.uppercased()) 1"]
    section(say("NAAM", "NAME"))
    text("\(root.commandName) \\- \(escaped(root.abstract ?? ""))")
    section(say("GEBRUIK", "SYNOPSIS"))
    text("\\fB\(root.commandName)\\fR \\fI\(say("opdracht", "command"))\\fR [\\fI\(say("opties", "options"))\\fR]")
    section(say("BESCHRIJVING", "DESCRIPTION"))
    paragraph(root.discussion)
    section(say("OPDRACHTEN", "COMMANDS"))
    for command in root.subcommands ?? [] where command.commandName != "help" { tell(command) }
    section(say("OMGEVING", "ENVIRONMENT"))
    item("ZAKELIJK_SESSION", say("Waar de login staat.", "Where the sign-in is kept."))
    item(
      "RECHTSPOOR_PASSWORD_FILE",
      say("Een bestand (0600) met het wachtwoord.", "A file (0600) that holds the password."))
    item("NO_COLOR", say("Geen kleur.", "No colour."))
    item("LC_ALL, LC_MESSAGES, LANG", say("Nederlands of Engels.", "Dutch or English."))
    section(say("EINDCODES", "EXIT STATUS"))
    item("0", say("Gelukt.", "Done."))
    item("1", say("Geweigerd; een zin op stderr zegt waarom.", "Refused; a sentence on stderr says why."))
    item("64", say("De vraag is niet te lezen.", "Asked in a way it cannot read."))
  }

  var roff: String { lines.joined(separator: "\n") + "\n" }

  private mutating func tell(_ command: HelpTree.Command) {
    if let subcommands = command.subcommands, !subcommands.isEmpty {
      return subcommands.filter { $0.commandName != "help" }.forEach { tell($0) }
    }
    lines.append(".SS \"\(escaped(command.words))\"")
    paragraph(command.abstract)
    paragraph(command.discussion)
    for argument in command.arguments ?? [] where argument.shouldDisplay && !argument.isHelp {
      var about = argument.abstract ?? ""
      if let values = argument.allValues, !values.isEmpty, !about.contains(values[0]) {
        about += " (\(values.joined(separator: ", ")))"
      }
      item(argument.typed, about)
    }
  }

  private mutating func section(_ title: String) { lines.append(".SH \"\(title)\"") }

  private mutating func paragraph(_ words: String?) {
    guard let words, !words.isEmpty else { return }
    lines.append(".PP")
    text(escaped(words.split(whereSeparator: \.isNewline).joined(separator: " ")))
  }

  private mutating func item(_ term: String, _ words: String) {
    lines += [".TP", "\\fB\(escaped(term))\\fR"]
    text(escaped(words.split(whereSeparator: \.isNewline).joined(separator: " ")))
  }

  private mutating func text(_ line: String) {
    // What begins with one of these would be read as a request.
    lines.append(line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line)
  }

  private func escaped(_ words: String) -> String {
    words.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}
