import Domain

struct IntakePersonCopy: PageCopy {
  let title: String
  let nobody: String
  let nobodyText: String
  let nothingPossible: String
  let warning: @Sendable (IntakePersonPage.Warning) -> String
  let receivesTitle: String
  let receivesNothing: String
  let wishTitle: String
  let stopsTitle: String
  let requestsTitle: String
  let wish: @Sendable (IntakePersonPage.Wish) -> String
  let deathTitle: String
  let died: String
  let relative: String
  let relativeHint: String
  let behalfTitle: String
  let behalfText: String
  let capacityTitle: String
  let capacity: @Sendable (Capacity) -> String
  let evidenceTitle: String
  let evidence: @Sendable (EvidenceSeen) -> String
  let identity: String
  let identityHint: String
  let button: String
  let again: String
  let fact: @Sendable (Known) -> String
  let agreement: @Sendable (AgreementName) -> String

  /// What is told of a person.
  enum Known: Sendable { case place, email, phone, card, language, runs, openCase }

  static let nl = IntakePersonCopy(
    title: "Deze klant",
    nobody: "Wij vinden niemand",
    nobodyText: "Misschien klopt er iets niet. Stoppen kan wel: dan komt er op dit adres of nummer geen reclame meer.",
    nothingPossible: "Vraag naar een e-mailadres, telefoonnummer of huisadres. Daar kunnen wij alle reclame stoppen.",
    warning: { warning in
      switch warning {
      case .child: "Deze persoon is jonger dan 16. Reclame krijgt een kind nooit."
      case .dead: "Wij hebben een melding dat deze persoon is overleden."
      case .shared: "Iemand anders gebruikt hetzelfde adres of nummer. Stopt het daar, dan stopt het voor beiden."
      }
    },
    receivesTitle: "Krijgt nu",
    receivesNothing: "Geen reclame.",
    wishTitle: "Wat wil deze persoon?",
    stopsTitle: "Stoppen",
    requestsTitle: "Een vraag over gegevens",
    wish: { wish in
      switch wish {
      case .stop(.everything): "Geen reclame meer, en wissen"
      case .stop(.emailNS): "Geen e-mail met reclame van NS"
      case .stop(.newsletter): "Alleen de nieuwsbrief niet meer"
      case .stop(.emailNSInternational): "Geen e-mail met reclame van NS International"
      case .stop(.post): "Geen reclame per post"
      case .stop(.telephone): "Niet meer bellen met aanbiedingen"
      case .stop(.travelOffers): "Geen aanbiedingen op basis van reizen"
      case .stop(.nsExtra): "Stoppen met NS Extra"
      case .stop(.carrierMessages): "Niets meer delen met andere vervoerders"
      case .stop(.serviceMessages): "Geen extra berichten over reis of kaart"
      case .stop(let scope): scope.name(in: .nl)
      case .request(.access): "Zien wat wij weten"
      case .request(.rectification): "Iets verbeteren"
      case .request(.erasure): "Alles wissen, ook het account"
      case .request(.portability): "Gegevens meenemen"
      case .request(let kind): kind.rawValue
      case .death: "Deze persoon is overleden"
      }
    },
    deathTitle: "Overlijden melden",
    died: "Dag van overlijden",
    relative: "E-mail van wie het meldt",
    relativeHint: "Dan sturen wij daar één bericht dat wij het weten.",
    behalfTitle: "Iemand anders spreekt voor deze persoon",
    behalfText: "Noteer als wie, en wat u daarvan zag. Maak geen kopie.",
    capacityTitle: "Als wie?",
    capacity: { capacity in
      switch capacity {
      case .parent: "Ouder van een kind onder de 16"
      case .guardian: "Curator"
      case .mentor: "Mentor"
      case .attorney: "Gemachtigde"
      case .executor: "Executeur"
      case .relative: "Familielid"
      }
    },
    evidenceTitle: "Wat hebt u gezien?",
    evidence: { evidence in
      switch evidence {
      case .nothing: "Niets"
      case .courtDecision: "Beslissing van de rechter"
      case .powerOfAttorney: "Volmacht"
      case .certificateOfInheritance: "Verklaring van erfrecht"
      case .familyRegister: "Bewijs van ouderschap"
      }
    },
    identity: "Ik zag een geldig legitimatiebewijs met deze naam",
    identityHint: "Dan wissen wij meteen. Noteer geen nummer en maak geen kopie.",
    button: "Leg vast",
    again: "Zoek iemand anders",
    fact: { known in
      switch known {
      case .place: "Woont in"
      case .email: "E-mail"
      case .phone: "Telefoon"
      case .card: "Kaart eindigt op"
      case .language: "Taal"
      case .runs: "Loopt nu"
      case .openCase: "Vraag die al loopt"
      }
    },
    agreement: { agreement in
      switch agreement {
      case .subscription: "abonnement of kaart"
      case .nsExtra: "NS Extra"
      case .account: "account"
      case .businessCard: "NS-Business Card"
      }
    })

  static let en = IntakePersonCopy(
    title: "This customer",
    nobody: "We find nobody",
    nobodyText:
      "Something may be mistyped. Stopping still works: this address or number then gets no more advertising.",
    nothingPossible: "Ask for an e-mail address, telephone number or home address. There we can stop all advertising.",
    warning: { warning in
      switch warning {
      case .child: "This person is under 16. A child never gets advertising."
      case .dead: "We have a report that this person has died."
      case .shared: "Somebody else uses the same address or number. What stops there stops for both."
      }
    },
    receivesTitle: "Gets now",
    receivesNothing: "No advertising.",
    wishTitle: "What does this person want?",
    stopsTitle: "To stop",
    requestsTitle: "A request about data",
    wish: { wish in
      switch wish {
      case .stop(.everything): "No more advertising, and erase"
      case .stop(.emailNS): "No e-mail with advertising from NS"
      case .stop(.newsletter): "Only the newsletter no more"
      case .stop(.emailNSInternational): "No e-mail with advertising from NS International"
      case .stop(.post): "No advertising by post"
      case .stop(.telephone): "No more calls with offers"
      case .stop(.travelOffers): "No offers based on travelling"
      case .stop(.nsExtra): "Leave NS Extra"
      case .stop(.carrierMessages): "Share nothing more with other carriers"
      case .stop(.serviceMessages): "No extra messages about journey or card"
      case .stop(let scope): scope.name(in: .en)
      case .request(.access): "To see what we know"
      case .request(.rectification): "To correct something"
      case .request(.erasure): "To have everything erased, the account too"
      case .request(.portability): "To take data along"
      case .request(let kind): kind.rawValue
      case .death: "This person has died"
      }
    },
    deathTitle: "Report a death",
    died: "Day of death",
    relative: "E-mail of whoever reports it",
    relativeHint: "We then send one message there that we know.",
    behalfTitle: "Somebody else speaks for this person",
    behalfText: "Note as who, and what you saw of it. Make no copy.",
    capacityTitle: "As who?",
    capacity: { capacity in
      switch capacity {
      case .parent: "Parent of a child under 16"
      case .guardian: "Guardian"
      case .mentor: "Mentor"
      case .attorney: "Attorney"
      case .executor: "Executor"
      case .relative: "Relative"
      }
    },
    evidenceTitle: "What did you see?",
    evidence: { evidence in
      switch evidence {
      case .nothing: "Nothing"
      case .courtDecision: "Decision of a court"
      case .powerOfAttorney: "Power of attorney"
      case .certificateOfInheritance: "Certificate of inheritance"
      case .familyRegister: "Proof of parenthood"
      }
    },
    identity: "I saw a valid identity document with this name",
    identityHint: "We then erase at once. Note no number and make no copy.",
    button: "Take it down",
    again: "Look for somebody else",
    fact: { known in
      switch known {
      case .place: "Lives in"
      case .email: "E-mail"
      case .phone: "Telephone"
      case .card: "Card ends in"
      case .language: "Language"
      case .runs: "Runs now"
      case .openCase: "Request under way"
      }
    },
    agreement: { agreement in
      switch agreement {
      case .subscription: "subscription or card"
      case .nsExtra: "NS Extra"
      case .account: "account"
      case .businessCard: "NS-Business Card"
      }
    })
}
