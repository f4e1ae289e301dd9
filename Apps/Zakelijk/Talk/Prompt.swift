import Foundation
import Storage
import Talk

/// Asks for what may not stand on a command line.
enum Prompt {
  static func line(_ question: String) throws -> String {
    CommandLineTalk.say(question, end: "")
    guard let line = readLine(), !line.isEmpty else {
      throw Refusal(
        say(
          "Er is niets getypt. Probeer het opnieuw, of geef --login.",
          "Nothing was typed. Run the command again, or give --login."))
    }
    return line
  }

  /// From `RECHTSPOOR_PASSWORD_FILE` (mode 0600), or typed without being shown.
  static func password() throws -> String {
    if let file = ProcessInfo.processInfo.environment["RECHTSPOOR_PASSWORD_FILE"] {
      return try SecretFile.read(URL(filePath: file)).trimmingCharacters(in: .newlines)
    }
    guard isatty(0) == 1 else {
      throw Refusal(
        say(
          "Er is geen scherm om een wachtwoord op te typen. Noem een bestand met rechten 0600: RECHTSPOOR_PASSWORD_FILE.",
          "There is no terminal to type a password on. Name a file of mode 0600: RECHTSPOOR_PASSWORD_FILE."))
    }
    CommandLineTalk.say(say("Wachtwoord: ", "Password: "), end: "")
    var before = termios()
    tcgetattr(0, &before)
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(0, TCSAFLUSH, &silent)
    let typed = readLine()
    tcsetattr(0, TCSAFLUSH, &before)
    CommandLineTalk.say("")
    guard let typed, !typed.isEmpty else {
      throw Refusal(say("Er is geen wachtwoord getypt.", "No password was typed."))
    }
    return typed
  }
}
