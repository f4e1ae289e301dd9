import ArgumentParser

struct RecipientCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recipient",
    abstract: "Keeps who may be given data, on which terms, and whether they have erased it (Art. 19, 28, 44).",
    subcommands: [
      RecipientAdd.self, RecipientList.self, RecipientShow.self, RecipientMay.self, RecipientDisclose.self,
      RecipientConfirm.self, RecipientGiveUp.self,
    ])
}
