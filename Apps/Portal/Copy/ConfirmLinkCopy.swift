/// A link from a letter or message: looking at it does nothing, pressing the button does.
struct ConfirmLinkCopy: PageCopy {
  let heading: @Sendable (ConfirmLinkPage.Purpose) -> String
  let lines: @Sendable (ConfirmLinkPage.Purpose) -> [String]
  let yes: @Sendable (ConfirmLinkPage.Purpose) -> String
  let notMe: String
  let after: @Sendable (ConfirmLinkPage.Purpose) -> String
  let goingTitle: String
  let cardDigits: String
  let cardDigitsHint: String

  static let nl = ConfirmLinkCopy(
    heading: { purpose in
      switch purpose {
      case .objection: "Mogen wij uw gegevens nu wissen?"
      case .notMe: "Hebt u dit niet zelf gedaan?"
      case .notSo: "Klopt het bericht van overlijden niet?"
      case .erasure: "Wilt u uw gegevens laten wissen?"
      case .access: "Wilt u zien wat wij van u weten?"
      case .correction: "Klopt het dat u iets wilt verbeteren?"
      case .login: "Welkom terug"
      case .ownAccess: "Wilt u zien wat wij van u weten?"
      case .newEmail: "Is dit uw nieuwe e-mailadres?"
      case .subscription: "Wilt u deze berichten krijgen?"
      case .recipient: "Hebt u gedaan wat wij vroegen?"
      }
    },
    lines: { purpose in
      switch purpose {
      case .objection(let what, let askedOn, _):
        [
          "Op \(askedOn) zijn wij gestopt met \(what).",
          "Met deze knop wissen wij ook wat wij alleen daarvoor bewaarden.",
        ]
      case .notMe(let what, let askedOn):
        [
          "Op \(askedOn) vroeg iemand ons om te stoppen met \(what).",
          "Was u dat niet? Dan wissen wij niets en maken wij het ongedaan.",
        ]
      case .notSo(let askedOn):
        [
          "Op \(askedOn) hoorden wij van een overlijden. Klopt dat niet? Dan spijt ons dat zeer.",
          "Met deze knop trekken wij het bericht in. Wat al gewist is, kunnen wij niet terughalen.",
        ]
      case .erasure(let askedOn): ["Op \(askedOn) kregen wij deze vraag. Druk op de knop als die van u is."]
      case .access(let askedOn): ["Op \(askedOn) kregen wij deze vraag. Druk op de knop als die van u is."]
      case .correction(let askedOn): ["Op \(askedOn) kregen wij deze vraag. Druk op de knop als die van u is."]
      case .login: ["Druk op de knop. Dan bent u ingelogd."]
      case .ownAccess: ["Uw bedrijf is geen klant meer. Wat van uzelf is, blijft van u."]
      case .newEmail: ["Met deze knop geldt het nieuwe adres. Het oude gebruiken wij dan niet meer."]
      case .subscription(let list): ["U vroeg ons om: \(list). Met deze knop zegt u ja."]
      case .recipient(let name, let reference):
        [
          "Wij schreven \(name) over gegevens van ons. Ons kenmerk is \(reference).",
          "Met deze knop bevestigt u namens \(name) dat het is gebeurd.",
        ]
      }
    },
    yes: { purpose in
      switch purpose {
      case .objection, .erasure: "Ja, wis mijn gegevens"
      case .notMe: "Maak het ongedaan"
      case .notSo: "Dit klopt niet"
      case .access: "Ja, laat zien"
      case .correction: "Ja, dat klopt"
      case .login: "Inloggen"
      case .ownAccess: "Laat zien"
      case .newEmail: "Ja, gebruik dit adres"
      case .subscription: "Ja, stuur mij dit"
      case .recipient: "Ja, het is gebeurd"
      }
    },
    notMe: "Dit was ik niet",
    after: { purpose in
      switch purpose {
      case .objection: "Sluit u deze pagina? Dan gebeurt er nu niets. Wat gestopt is, blijft gestopt."
      case .notMe: "Sluit u deze pagina? Dan blijft gestopt wat gestopt is."
      case .notSo: "Klopt het wel? Sluit dan deze pagina. U hoeft niets te doen."
      case .erasure, .access, .correction, .newEmail: "Was u het niet? Sluit dan deze pagina. Er gebeurt niets."
      case .login: "Deze knop werkt één keer."
      case .ownAccess(let until): "Deze link werkt tot en met \(until)."
      case .subscription: "Afmelden kan altijd, onderaan elk bericht."
      case .recipient: "Is het nog niet gebeurd? Sluit dan deze pagina. De link blijft werken."
      }
    },
    goingTitle: "Dit wissen wij. Het komt niet terug.",
    cardDigits: "Laatste vier cijfers van uw kaart",
    cardDigitsHint: "Zo weten wij zeker dat u het bent. Geen kaart? Bel ons dan.")

  static let en = ConfirmLinkCopy(
    heading: { purpose in
      switch purpose {
      case .objection: "May we erase your data now?"
      case .notMe: "Was this not you?"
      case .notSo: "Is the report of a death not right?"
      case .erasure: "Do you want your data erased?"
      case .access: "Do you want to see what we know about you?"
      case .correction: "Is it right that you want something corrected?"
      case .login: "Welcome back"
      case .ownAccess: "Do you want to see what we know about you?"
      case .newEmail: "Is this your new e-mail address?"
      case .subscription: "Would you like to get these messages?"
      case .recipient: "Have you done what we asked?"
      }
    },
    lines: { purpose in
      switch purpose {
      case .objection(let what, let askedOn, _):
        ["On \(askedOn) we stopped \(what).", "With this button we also erase what we kept for that alone."]
      case .notMe(let what, let askedOn):
        [
          "On \(askedOn) somebody asked us to stop \(what).",
          "Was that not you? Then we erase nothing and undo it.",
        ]
      case .notSo(let askedOn):
        [
          "On \(askedOn) we heard of a death. Is that not so? Then we are very sorry.",
          "With this button we withdraw the report. What has been erased we cannot bring back.",
        ]
      case .erasure(let askedOn): ["On \(askedOn) we got this question. Press the button if it is yours."]
      case .access(let askedOn): ["On \(askedOn) we got this question. Press the button if it is yours."]
      case .correction(let askedOn): ["On \(askedOn) we got this question. Press the button if it is yours."]
      case .login: ["Press the button and you are logged in."]
      case .ownAccess: ["Your company is no client of ours any more. What is your own stays yours."]
      case .newEmail: ["With this button the new address counts. We then no longer use the old one."]
      case .subscription(let list): ["You asked us for: \(list). With this button you say yes."]
      case .recipient(let name, let reference):
        [
          "We wrote to \(name) about data of ours. Our reference is \(reference).",
          "With this button you confirm for \(name) that it is done.",
        ]
      }
    },
    yes: { purpose in
      switch purpose {
      case .objection, .erasure: "Yes, erase my data"
      case .notMe: "Undo it"
      case .notSo: "This is not right"
      case .access: "Yes, show me"
      case .correction: "Yes, that is right"
      case .login: "Log in"
      case .ownAccess: "Show me"
      case .newEmail: "Yes, use this address"
      case .subscription: "Yes, send me this"
      case .recipient: "Yes, it is done"
      }
    },
    notMe: "This was not me",
    after: { purpose in
      switch purpose {
      case .objection: "If you close this page, nothing happens now. What has stopped stays stopped."
      case .notMe: "If you close this page, what has stopped stays stopped."
      case .notSo: "Is it right after all? Then close this page. You do not have to do anything."
      case .erasure, .access, .correction, .newEmail: "Was it not you? Then close this page. Nothing happens."
      case .login: "This button works once."
      case .ownAccess(let until): "This link works until and including \(until)."
      case .subscription: "You can stop at any time, at the bottom of every message."
      case .recipient: "Not done yet? Then close this page. The link goes on working."
      }
    },
    goingTitle: "This we erase. It cannot come back.",
    cardDigits: "Last four digits of your card",
    cardDigitsHint: "That tells us for certain that it is you. No card? Then call us.")
}
