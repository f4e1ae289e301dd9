import Foundation

/// What the terminal that reads the answer can show.
enum Screen {
  /// Columns; nil where a program reads, which gets everything whole.
  static let width: Int? = {
    guard isatty(1) == 1 else { return nil }
    var size = winsize()
    if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) } ?? 80
  }()

  /// NO_COLOR set to anything but nothing wins (no-color.org).
  static let hasColour: Bool = {
    let environment = ProcessInfo.processInfo.environment
    return isatty(1) == 1 && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
  }()

  enum Paint: String {
    case bold = "1"
    case faint = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
  }

  static func paint(_ text: String, _ paint: Paint?) -> String {
    guard hasColour, let paint, !text.isEmpty else { return text }
    return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
  }

  /// Whatever a value holds, it moves no cursor and paints nothing: control characters are shown as a mark.
  static func plain(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { CharacterSet.controlCharacters.contains($0) }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { CharacterSet.controlCharacters.contains($0) ? "\u{FFFD}" : $0 }))
  }
}
