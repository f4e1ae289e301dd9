import BusinessCards
import Domain
import Testing

/// Small files of our own in every dialect that is read, and short ways to read them.
enum FileSamples {
  static let outlook = """
    First Name,Middle Name,Last Name,Title,Birthday,Spouse,Notes,E-mail Address,Home Phone,Business Phone,Job Title,\
    Organizational ID Number,Home Street,Business Street,Business City,Business State,Business Postal Code,\
    Business Country/Region
    Anna,de,Vries,Drs.,1/2/1980,Bram,Likes tea,anna@werk.example,030 7654321,030 1234567,Adviser,0042,Thuisweg 1,\
    Stationsplein 12,Utrecht,,3511 AB,Netherlands
    """
  static let outlookDutch = """
    Voornaam,Middelste naam,Achternaam,Verjaardag,E-mailadres,Telefoon op werk,Functie
    Anna,de,Vries,2-1-1980,anna@werk.example,030 1234567,Adviseur
    """
  static let googleOld = """
    Name,Given Name,Family Name,Birthday,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,\
    Phone 2 - Type,Phone 2 - Value
    Anna de Vries,Anna,de Vries,1980-01-02,* Work,anna@werk.example ::: a.devries@werk.example,Home,030 7654321,\
    Work,06 12345678
    """
  static let googleNew = """
    First Name,Last Name,Birthday,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value
    Anna,de Vries,1980-01-02,Other,eerst@werk.example,* Work,anna@werk.example
    """
  static let own = """
    voornaam;tussenvoegsel;achternaam;e-mail;telephone;rol
    Anna;de;Vries;anna@werk.example;06 12345678;boeker, cardholder
    """
  static let hr = """
    Personeelsnummer\tVoorletters\tVoorvoegsel\tAchternaam\tGeboortedatum\tBSN\tZakelijk e-mailadres\tAfdeling
    00042\tA.\tde\tVries\t02-01-1980\t123456782\tanna@werk.example\tVerkoop
    """
  static let card = """
    BEGIN:VCARD
    VERSION:3.0
    N:Vries;Anna;de;;
    FN:Anna de Vries
    EMAIL;TYPE=work:anna@werk.example
    item1.TEL:+31 30 7654321
    item1.X-ABLabel:Privé
    BDAY:1980-01-02
    END:VCARD

    """

  static var all: [[UInt8]] {
    [outlook, outlookDutch, googleOld, googleNew, own, hr, card].map { Array($0.utf8) }
  }

  static func rows(_ text: String) throws -> [FileRow] { try rows(Array(text.utf8)) }

  static func rows(_ bytes: [UInt8]) throws -> [FileRow] { Array(try ContactFile(bytes).rows()) }

  static func row(_ text: String) throws -> FileRow {
    let rows = try rows(text)
    #expect(rows.count == 1)
    return try #require(rows.first)
  }

  static func card(_ lines: String..., version: String = "4.0") throws -> FileRow {
    try row((["BEGIN:VCARD", "VERSION:\(version)"] + lines + ["END:VCARD", ""]).joined(separator: "\r\n"))
  }

  static func refusal(_ bytes: [UInt8]) -> ContactFileRefusal? {
    do {
      _ = try ContactFile(bytes).rows()
      return nil
    } catch {
      return error
    }
  }
}

extension FileRow {
  var emails: [String] { record.entry.emails.map(\.text) }
  var phones: [String] { record.entry.phones.map(\.e164) }
  var problems: [RowProblem] { faults.map(\.problem) }
  var nameParts: [String] { [record.entry.given, record.entry.middle, record.entry.surname] }
}
