import Domain
import Foundation

/// The language of this terminal, as every program reads it: LC_ALL, then LC_MESSAGES, then LANG. English where it says
/// neither Dutch nor English.
enum Tongue {
  static let current: Language = {
    let environment = ProcessInfo.processInfo.environment
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
    return named?.lowercased().hasPrefix("nl") == true ? .nl : .en
  }()
}

/// One text in the language of this terminal.
func say(_ nl: String, _ en: String) -> String { Wording(nl, en)[Tongue.current] }

/// A number with its noun, one or many.
func counted(_ count: Int, _ een: String, _ veel: String, _ one: String, _ many: String) -> String {
  "\(count) " + (count == 1 ? say(een, one) : say(veel, many))
}
