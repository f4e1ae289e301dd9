import Foundation

/// What the parser itself knows of every command: the one source of `--help`, of completion and of the manual page.
struct HelpTree: Decodable {
  let command: Command

  struct Command: Decodable {
    let superCommands: [String]?
    let commandName: String
    let aliases: [String]?
    let abstract: String?
    let discussion: String?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// As it is typed: `zakelijk contact list`.
    var words: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
  }

  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional, option, flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      var typed: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool
    let isOptional: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// Every command has it, so no page names it.
    var isHelp: Bool { names?.contains { $0.name == "help" } == true }

    /// `-y, --yes`, `--search <search>`, `<handle>`.
    var typed: String {
      let value = valueName.map { "<\($0)>" } ?? ""
      switch kind {
      case .positional: return isOptional ? "[\(value)]" : value
      case .flag: return names?.map(\.typed).joined(separator: ", ") ?? ""
      case .option: return "\(names?.map(\.typed).joined(separator: ", ") ?? "") \(value)"
      }
    }
  }

  static func read(_ json: String) throws -> HelpTree {
    try JSONDecoder().decode(HelpTree.self, from: Data(json.utf8))
  }
}
