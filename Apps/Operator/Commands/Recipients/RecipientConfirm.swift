import ArgumentParser
import Bootstrap
import Domain
import Talk

struct RecipientConfirm: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "confirm", abstract: "Records that a recipient has erased what it was given (Art. 19).",
    discussion: """
      For an answer that came by telephone or on paper; the link in a letter and a signed callback do the same by
      themselves. When the last one has confirmed and the letter has gone out, the case completes.
      Example: rechtspoor recipient confirm NS-7K4M-29QX-H5 --recipient Arriva
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "The case's number, such as NS-7K4M-29QX-H5.") var reference: ReferenceArgument
  @Option(help: "Who confirmed, as 'case show' names it.") var recipient: String

  func run() async throws {
    try await CaseConfirm.confirm(reference.reference, by: recipient, house)
  }
}
