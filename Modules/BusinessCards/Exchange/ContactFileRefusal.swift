package import Domain

/// Why a file is not read at all, in a sentence that says what to do. Nothing of it was stored.
package enum ContactFileRefusal: Error, Hashable, Codable, Sendable {
  case tooLarge(bytes: Int)
  case empty
  case notText
  /// A workbook as a spreadsheet keeps it.
  case workbook
  case rowTooLong(line: Int)
  case tooManyColumns(Int)
  /// With what the first line was read as.
  case noNameOrEmail([String])
  /// The mapping was made for other columns than these.
  case otherColumns([String])
  case oldVCard(line: Int)

  package var wording: Wording {
    switch self {
    case .tooLarge(let bytes):
      Wording(
        "Het bestand is \(bytes) bytes groot. Splits het in bestanden van hoogstens 64 MB.",
        "The file has \(bytes) bytes. Split it into files of at most 64 MB.")
    case .empty:
      Wording(
        "Het bestand is leeg. Noem op de eerste regel de kolommen.",
        "The file is empty. Name the columns in its first line.")
    case .notText:
      Wording(
        "Dit is geen tekst. Sla het bestand op als CSV in UTF-8, of als vCard.",
        "This is no text. Save the file as CSV in UTF-8, or as vCard.")
    case .workbook:
      Wording(
        "Dit is een werkmap. Kies in uw rekenblad Opslaan als, en dan CSV UTF-8.",
        "This is a workbook. Choose Save as in your spreadsheet, and then CSV UTF-8.")
    case .rowTooLong(let line):
      Wording(
        "Regel \(line) is langer dan 1 MB. Kijk of er een aanhalingsteken te veel staat.",
        "Line \(line) is longer than 1 MB. See whether there is a quotation mark too many.")
    case .tooManyColumns(let count):
      Wording(
        "Het bestand heeft \(count) kolommen. Laat er hoogstens 400 staan.",
        "The file has \(count) columns. Leave at most 400 of them.")
    case .noNameOrEmail(let names):
      Wording(
        "Er is geen kolom met een naam of e-mailadres gevonden. Gelezen is: \(Self.list(names)). "
          + "Noem op de eerste regel de kolommen, zoals voornaam, achternaam en e-mail.",
        "No column with a name or e-mail address was found. What was read: \(Self.list(names)). "
          + "Name the columns in the first line, such as given name, surname and e-mail.")
    case .otherColumns(let names):
      Wording(
        "De bewaarde indeling is voor andere kolommen. Dit bestand heeft: \(Self.list(names)). Deel de kolommen opnieuw in.",
        "The saved mapping is for other columns. This file has: \(Self.list(names)). Map the columns again.")
    case .oldVCard(let line):
      Wording(
        "Regel \(line): vCard 2.1 is te oud. Sla het adresboek op als vCard 3.0 of 4.0.",
        "Line \(line): vCard 2.1 is too old. Save the address book as vCard 3.0 or 4.0.")
    }
  }

  /// Somebody's row may stand where a header should: only a few, and shortened.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map(CellText.shortened).joined(separator: ", ")
    return names.count > 12 ? shown + ", …" : shown
  }
}

extension ContactFileRefusal: CustomStringConvertible {
  package var description: String { wording.en }
}
