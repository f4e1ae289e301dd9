import ArgumentParser
import Bootstrap
import Delivery
import Domain
import Foundation
import Storage
import Talk

extension InstructionRoute: ExpressibleByArgument {}
extension Recipient: ExpressibleByArgument {}
extension TransferInstrument: ExpressibleByArgument {}

struct RecipientAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Enters a processor, carrier or authority in the register, or replaces what stands there.",
    discussion: """
      The name is the one under which data are disclosed, and --role what they are to the statement. Nothing is handed
      to a processor or carrier without an agreement that holds today and says how the data are secured and how long
      they are kept (Art. 28, S43); nothing leaves the EEA without an instrument that allows it (Art. 44-49). What is
      still missing is said when it is entered, and may be entered later, by entering all of it again.

      --route says how they are told that a purpose has ended: letter (by mail to --mailbox), openDSR (to --endpoint
      once everything they do for us has ended for a person, by mail before that) or byHand (somebody of yours tells
      them). An OpenDSR endpoint signs its answers; --key is the public key of its certificate:

        openssl x509 -in certificate.pem -pubkey -noout > arriva.pem
        rechtspoor recipient add Arriva --role carriers --purpose carrierMessages --country NL \\
          --services "service messages on its lines" --agreement V-2026-12 --from 2026-01-01 --until 2027-12-31 \\
          --security "annex 2" --retention "30 days" --route openDSR \\
          --endpoint https://opendsr.arriva.example/v2 --key arriva.pem --mailbox privacy@arriva.example
      """)

  @OptionGroup var house: HouseOptions
  @Argument(help: "Their name.") var name: String
  @Option(help: "What they are to us.") var role: Recipient
  @Option(help: "What they may be given data for; may be given several times.") var purpose: [Purpose]
  @Option(help: "How they are told.") var route: InstructionRoute
  @Option(help: "A mailbox of theirs.") var mailbox: String?
  @Option(help: "The language of letters to them: nl or en.") var language = "nl"
  @Option(help: ArgumentHelp("Where their OpenDSR begins.", valueName: "url")) var endpoint: String?
  @Option(help: ArgumentHelp("What verifies their answers, as PEM.", valueName: "file")) var key: String?
  @OptionGroup(title: "Terms") var terms: RecipientTerms

  func validate() throws {
    if name.trimmingCharacters(in: .whitespaces).isEmpty { throw ValidationError("A recipient needs a name.") }
    guard !purpose.isEmpty else { throw ValidationError("Give at least one --purpose.") }
    if let mailbox, EmailAddress(mailbox) == nil {
      throw ValidationError("--mailbox is no mail address: write privacy@arriva.example.")
    }
    guard Language(rawValue: language) != nil else { throw ValidationError("--language is nl or en.") }
    switch route {
    case .letter where mailbox == nil: throw ValidationError("A letter needs a --mailbox to go to.")
    case .openDSR where mailbox == nil || endpoint == nil || key == nil:
      throw ValidationError("OpenDSR needs --endpoint and --key, and a --mailbox for what it cannot say.")
    default: break
    }
    if let endpoint, !endpoint.hasPrefix("https://"), !endpoint.hasPrefix("http://127.0.0.1:") {
      throw ValidationError("--endpoint begins with https://: who a person is goes nowhere in the clear.")
    }
  }

  func run() async throws {
    let pem = try key.map(Files.text) ?? ""
    if !pem.isEmpty {
      do { _ = try ProcessorKey(pem: pem) } catch { throw Refusal("\(key ?? "") \(error). Nothing was changed.") }
    }
    let entry = RecipientRegister.Entry(
      terms.registration(of: name, role, for: Set(purpose)), route: route,
      language: Language(rawValue: language) ?? .nl,
      mailbox: mailbox ?? "", endpoint: endpoint ?? "", verifyingKey: pem)
    let facts = try await house.withWorld { world in
      try await world.store.write { tx in
        try RecipientRegister.keep(entry, by: .operator, in: tx)
        return RecipientFacts(entry, under: try tx.statement, on: tx.today)
      }
    }
    if house.json { return try CommandLineTalk.json(facts) }
    CommandLineTalk.say("\(name) is in the register.")
    for (_, refusal) in facts.refused.sorted(by: { $0.key < $1.key }) { CommandLineTalk.say(refusal) }
  }
}
