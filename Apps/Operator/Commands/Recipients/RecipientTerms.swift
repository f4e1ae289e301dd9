import ArgumentParser
import Domain
import Talk

/// On which terms a recipient may be given data.
struct RecipientTerms: ParsableArguments {
  @Option(help: "What they do for us, in words.") var services = ""
  @Option(help: ArgumentHelp("Where they keep the data, in two letters such as NL.", valueName: "code"))
  var country: String?
  @Option(help: "What was signed: its number or name.") var agreement: String?
  @Option(help: ArgumentHelp("The first day of the agreement.", valueName: "yyyy-mm-dd")) var from: DayArgument?
  @Option(help: ArgumentHelp("The last day of the agreement.", valueName: "yyyy-mm-dd")) var until: DayArgument?
  @Option(help: "Where it says how the data are secured.") var security = ""
  @Option(help: "How long they keep the data.") var retention = ""
  @Option(help: "What allows the data to leave the EEA.") var instrument: TransferInstrument?
  @Option(help: "The number or name of that.") var instrumentReference: String?
  @Option(help: "Where it was weighed what the law there does to the data.") var assessment = ""
  @Option(help: ArgumentHelp("The last day on which it is relied on.", valueName: "yyyy-mm-dd"))
  var instrumentUntil: DayArgument?

  func validate() throws {
    if let country, Country(country) == nil {
      throw ValidationError("--country is no country's code of two letters: write NL, DE or US.")
    }
    let signed = [agreement != nil, from != nil, until != nil]
    guard signed.allSatisfy(\.self) || !signed.contains(true) else {
      throw ValidationError("An agreement has a number and two days: give --agreement, --from and --until together.")
    }
    if agreement == nil, !security.isEmpty || !retention.isEmpty {
      throw ValidationError("--security and --retention are terms of an --agreement: give that too.")
    }
    if let from, let until, until.day < from.day { throw ValidationError("--until does not lie before --from.") }
    let allowed = [instrument != nil, instrumentReference != nil, instrumentUntil != nil]
    guard allowed.allSatisfy(\.self) || !allowed.contains(true) else {
      throw ValidationError(
        "A transfer has an instrument, a number and a last day: give --instrument, --instrument-reference and "
          + "--instrument-until together.")
    }
    if instrument == nil, !assessment.isEmpty {
      throw ValidationError("--assessment belongs to an --instrument: give that too.")
    }
  }

  func registration(of name: String, _ role: Recipient, for purposes: Set<Purpose>) -> Registration {
    Registration(
      name: name, role: role, purposes: purposes, services: services, country: country.flatMap(Country.init),
      agreement: signed, transfer: allowed)
  }

  private var signed: Agreement? {
    guard let agreement, let from, let until else { return nil }
    return Agreement(
      reference: agreement, from: from.day, until: until.day, security: security, retention: retention)
  }

  private var allowed: Transfer? {
    guard let instrument, let instrumentReference, let instrumentUntil else { return nil }
    return Transfer(
      instrument: instrument, reference: instrumentReference, assessment: assessment, until: instrumentUntil.day)
  }
}
