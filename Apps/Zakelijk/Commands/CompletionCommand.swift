import ArgumentParser

struct CompletionCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completion",
    abstract: say("Aanvulling met de tab-toets voor uw shell.", "Completion with the tab key, for your shell."),
    discussion: say(
      "Bijvoorbeeld: zakelijk completion bash > ~/.local/share/bash-completion/completions/zakelijk",
      "For example: zakelijk completion bash > ~/.local/share/bash-completion/completions/zakelijk"))

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh, fish") var shell: Shell

  func run() async throws {
    switch shell {
    case .bash: print(Zakelijk.completionScript(for: .bash))
    case .zsh: print(Zakelijk.completionScript(for: .zsh))
    case .fish: print(Zakelijk.completionScript(for: .fish))
    }
  }
}
