import Domain

/// When something goes wrong: what happened, that nothing is lost, what to do.
struct ErrorCopy: PageCopy {
  let heading: @Sendable (ErrorPage.Kind) -> String
  let lines: @Sendable (ErrorPage.Kind) -> [String]
  let reference: String
  let home: String
  let again: String
  let logIn: String

  static let nl = ErrorCopy(
    heading: { kind in
      switch kind {
      case .badRequest: "Dit konden wij niet lezen"
      case .tooLarge: "Dit is te veel tekst"
      case .notFound: "Deze pagina is er niet"
      case .forbidden: "Deze pagina is niet voor u"
      case .formExpired: "Deze pagina stond te lang open"
      case .linkExpired: "Deze link werkt niet meer"
      case .tooMany: "Even wachten"
      case .broken: "Er ging bij ons iets mis"
      case .unavailable: "Wij zijn even niet bereikbaar"
      case .unsure: "Misschien is het gelukt"
      }
    },
    lines: { kind in
      switch kind {
      case .badRequest: ["Er ging iets mis bij het versturen. Ga terug en probeer het nog eens."]
      case .tooLarge: ["Ga terug, maak het wat korter en probeer het nog eens."]
      case .notFound: ["Misschien is het adres niet goed overgetypt. Begin gerust opnieuw."]
      case .forbidden: ["Log in met het account waar deze pagina bij hoort."]
      case .formExpired: ["Er is niets verstuurd. Ga terug, ververs de pagina en druk nog eens op de knop."]
      case .linkExpired: ["Een link werkt maar één keer en niet voor altijd. Vraag gerust een nieuwe."]
      case .tooMany(let seconds):
        [
          "Er kwamen te veel vragen van uw kant.", "Probeer het over \(Self.wait(seconds, .nl)) nog eens.",
        ]
      case .broken: ["Het ligt niet aan u. Probeer het straks nog eens, of bel ons."]
      case .unavailable: ["Probeer het over een paar minuten nog eens. Liever nu? Bel ons."]
      case .unsure:
        [
          "Er ging iets mis nadat u op de knop drukte. Waarschijnlijk is uw verzoek binnen.",
          "Stuur het over een paar minuten gerust nog eens: dat kan geen kwaad. Liever zekerheid? Bel ons.",
        ]
      }
    },
    reference: "Noem aan de telefoon dit nummer:",
    home: "Naar het begin",
    again: "Vraag een nieuwe link",
    logIn: "Inloggen")

  static let en = ErrorCopy(
    heading: { kind in
      switch kind {
      case .badRequest: "We could not read this"
      case .tooLarge: "This is too much text"
      case .notFound: "This page is not here"
      case .forbidden: "This page is not for you"
      case .formExpired: "This page was open for too long"
      case .linkExpired: "This link no longer works"
      case .tooMany: "Please wait a moment"
      case .broken: "Something went wrong on our side"
      case .unavailable: "We cannot be reached for a moment"
      case .unsure: "Perhaps it has worked"
      }
    },
    lines: { kind in
      switch kind {
      case .badRequest: ["Something went wrong while sending. Go back and try again."]
      case .tooLarge: ["Go back, make it shorter and try again."]
      case .notFound: ["Perhaps the address was mistyped. Feel free to start again."]
      case .forbidden: ["Log in with the account this page belongs to."]
      case .formExpired: ["Nothing was sent. Go back, reload the page and press the button again."]
      case .linkExpired: ["A link works once, and not for ever. Feel free to ask for a new one."]
      case .tooMany(let seconds):
        [
          "Too many questions came from your side.", "Please try again in \(Self.wait(seconds, .en)).",
        ]
      case .broken: ["It is not your fault. Try again later, or call us."]
      case .unavailable: ["Try again in a few minutes. Rather now? Call us."]
      case .unsure:
        [
          "Something went wrong after you pressed the button. Your request has probably come in.",
          "Feel free to send it again in a few minutes: that does no harm. Rather be certain? Call us.",
        ]
      }
    },
    reference: "Mention this number over the telephone:",
    home: "To the beginning",
    again: "Ask for a new link",
    logIn: "Log in")

  /// A wait in the measure people wait in.
  private static func wait(_ seconds: Int, _ language: Language) -> String {
    switch seconds {
    case ..<120: Wording("\(seconds) seconden", "\(seconds) seconds")[language]
    case ..<7200:
      Wording("\((seconds + 59) / 60) minuten", "\((seconds + 59) / 60) minutes")[language]
    default: Wording("\((seconds + 3599) / 3600) uur", "\((seconds + 3599) / 3600) hours")[language]
    }
  }
}
