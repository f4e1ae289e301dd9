import ArgumentParser
import BusinessCards
import Domain
import Foundation

/// What can be told of somebody, as options; what is left out stays as it is, and an empty text empties it.
struct DetailOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say("Voornaam.", "First name."))) var given: String?
  @Option(help: ArgumentHelp(say("Tussenvoegsel, zoals 'van der'.", "What stands between, such as 'van der'.")))
  var middle: String?
  @Option(help: ArgumentHelp(say("Achternaam.", "Surname."))) var surname: String?
  @Option(
    help: ArgumentHelp(
      say("Zakelijk e-mailadres; meer keer voor meer.", "A business mail address; more than once for more.")))
  var email: [String] = []
  @Option(
    help: ArgumentHelp(
      say("Zakelijk telefoonnummer; meer keer voor meer.", "A business telephone number; more than once for more.")))
  var phone: [String] = []
  @Option(
    help: ArgumentHelp(
      say(
        "Zakelijk adres: 'straat;nummer;postcode;plaats'; in het buitenland met ';land' erachter.",
        "The business address: 'street;number;postcode;place'; abroad with ';country' behind it.")))
  var address: String?
  @Option(help: ArgumentHelp(say("Functie.", "Function."))) var function: String?
  @Option(help: ArgumentHelp(say("Afdeling.", "Department."))) var department: String?
  @Option(help: ArgumentHelp(say("Uw personeelsnummer voor deze persoon.", "Your personnel number for this person.")))
  var personnelNumber: String?

  var isEmpty: Bool {
    email.isEmpty && phone.isEmpty
      && [given, middle, surname, address, function, department, personnelNumber].allSatisfy { $0 == nil }
  }

  func validate() throws { _ = try changed(ContactEntry()) }

  /// `entry` with what was given in the place of what was there.
  func changed(_ entry: ContactEntry) throws -> ContactEntry {
    var entry = entry
    if let given { entry.given = try line(given, "--given") }
    if let middle { entry.middle = try line(middle, "--middle") }
    if let surname { entry.surname = try line(surname, "--surname") }
    if let function { entry.function = try line(function, "--function") }
    if let department { entry.department = try line(department, "--department") }
    if let personnelNumber { entry.personnelNumber = try line(personnelNumber, "--personnel-number") }
    if !email.isEmpty { entry.emails = try email.filter { !$0.isEmpty }.map(read) }
    if !phone.isEmpty { entry.phones = try phone.filter { !$0.isEmpty }.map(read) }
    if let address { entry.address = address.isEmpty ? nil : try read(address: address) }
    return entry
  }

  private func read(_ typed: String) throws -> EmailAddress {
    guard let read = EmailAddress(typed) else {
      throw ValidationError(
        say(
          "--email is geen e-mailadres: schrijf naam@voorbeeld.nl.",
          "--email is no mail address: write name@example.nl."))
    }
    return read
  }

  private func read(_ typed: String) throws -> PhoneNumber {
    guard let read = PhoneNumber(typed) else {
      throw ValidationError(
        say(
          "--phone is geen telefoonnummer: schrijf 06 12345678 of +31612345678.",
          "--phone is no telephone number: write it as 06 12345678 or +31612345678."))
    }
    return read
  }

  private func read(address typed: String) throws -> BusinessAddress? {
    let parts = try typed.split(separator: ";", omittingEmptySubsequences: false).map {
      try line(String($0), "--address")
    }
    guard (4...5).contains(parts.count) else {
      throw ValidationError(
        say(
          "--address heeft vier delen: 'Stationsplein;1 A;3511 ED;Utrecht'. In het buitenland volgt ';land'.",
          "--address has four parts: 'Stationsplein;1 A;3511 ED;Utrecht'. Abroad ';country' follows."))
    }
    let fields: [ContactField] = [.street, .houseNumber, .postcode, .place, .country]
    let texts = Dictionary(uniqueKeysWithValues: zip(fields, parts)).filter { !$0.value.isEmpty }
    do throws(RowProblemIn) {
      return try AddressReading(texts: texts).address()
    } catch {
      throw ValidationError("--address: \(error.problem.wording[Tongue.current])")
    }
  }

  /// One line of text without anything a mail header or a terminal would take for more (T8).
  private func line(_ typed: String, _ name: String) throws -> String {
    guard let text = CellText.line(typed), text.count <= ContactEntry.longestDetail else {
      throw ValidationError(
        say(
          "\(name) is geen regel tekst van hoogstens \(ContactEntry.longestDetail) tekens.",
          "\(name) is no line of text of at most \(ContactEntry.longestDetail) characters."))
    }
    return text
  }
}
