import Talk

/// What is there before and after an act, line by line: red goes, green comes. It is talk, not data.
enum Difference {
  static func show(_ before: [String], _ after: [String]) {
    for line in before where !after.contains(line) { CommandLineTalk.say(paint("- \(line)", .red)) }
    for line in after where !before.contains(line) { CommandLineTalk.say(paint("+ \(line)", .green)) }
  }

  private static func paint(_ text: String, _ paint: Screen.Paint) -> String { Screen.paint(text, paint) }
}
