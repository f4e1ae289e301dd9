/// The layouts understood, numbered as the field knows them.
package enum ExportVariant: Int, Sendable, CaseIterable {
  case ovChipDutch = 1
  case ovChipEnglish = 2
  case ovChipDutchWithCard = 3
  case ovChipEnglishWithCard = 4
  case nsConsumer = 5
  case nsBusiness = 6

  /// A header of this layout, as a person can compare it with their own file.
  package var header: String {
    switch self {
    case .ovChipDutch: Self.dutch
    case .ovChipEnglish: Self.english
    case .ovChipDutchWithCard: Self.dutch + ";Naam;Kaartnummer"
    case .ovChipEnglishWithCard: Self.english + ";Name;Card number"
    case .nsConsumer:
      "Datum;Check in;Vertrek;Check uit;Bestemming;Af;Bij;Transactie;Kl;Product;Prive/ Zakelijk;Opmerking"
    case .nsBusiness:
      "Dag;Datum;Product;klasse;Check in;Vertrek;Check uit;Bestemming;Omschrijving;Kenmerk;"
        + "Prijs (excl. btw);Prijs (incl. btw);Prive/Zakelijk;Gefactureerd;Kaarthouder;Kaartnummer;Kaartnummer"
    }
  }

  /// NS's own exports hold journeys by train unless a row shows otherwise.
  var isOfRailway: Bool { self == .nsConsumer || self == .nsBusiness }

  private static let dutch =
    "Datum;Check-in;Vertrek;Check-uit;Bestemming;Bedrag;Transactie;Klasse;Product;Opmerkingen"
  private static let english =
    "Date;Check-in;Departure;Check-out;Destination;Amount;Transaction;Class;Product;Comments"
}
