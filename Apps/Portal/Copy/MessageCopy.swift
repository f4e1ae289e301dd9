import Domain

/// Short pages that only say how it went and what comes next.
struct MessageCopy: PageCopy {
  /// A heading, a good outcome where there is one, and what to know next.
  struct Text: Sendable {
    var heading: String
    var good: String?
    var lines: [String]
  }

  let text: @Sendable (MessagePage.Kind) -> Text
  let reference: String
  let home: String
  let follow: String
  let newLink: String
  let overview: String

  static let nl = MessageCopy(
    text: { kind in
      switch kind {
      case .linkSent(let minutes):
        Text(
          heading: "Kijk in uw mail",
          lines: [
            "Kennen wij dit adres? Dan krijgt u binnen een paar minuten een bericht.",
            "Druk daarin op de link. Die werkt \(minutes) minuten.",
            "Niets gekregen? Kijk ook bij uw ongewenste mail.",
          ])
      case .requestReceived(let way):
        Text(
          heading: "Wij hebben uw vraag",
          lines: [
            way == .post
              ? "Kennen wij u op dit adres? Dan krijgt u een brief met een code."
              : "Kennen wij dit adres? Dan krijgt u een bericht met een link.",
            "Daarmee weten wij zeker dat u het bent. Daarna gaan wij aan het werk.",
            "U krijgt zo snel mogelijk antwoord, en altijd binnen een maand.",
          ])
      case .underWay:
        Text(
          heading: "Wij hebben uw vraag",
          lines: [
            "Wij weten dat u het bent. Wij gaan nu aan het werk.",
            "U krijgt zo snel mogelijk antwoord, en altijd binnen een maand.",
          ])
      case .emailChanged:
        Text(
          heading: "Uw nieuwe e-mailadres geldt", good: "Vanaf nu schrijven wij u op dit adres.",
          lines: ["Logt u in met uw e-mailadres? Gebruik dan het nieuwe."])
      case .subscriptionSent(let days):
        Text(
          heading: "Bijna klaar: kijk in uw mail",
          lines: [
            "Wij sturen u één bericht. Druk daarin op de link om ja te zeggen.",
            "Doet u niets, dan krijgt u ook niets. Na \(days) dagen wissen wij uw adres.",
          ])
      case .subscriptionConfirmed(let list):
        Text(
          heading: "Klaar. U krijgt voortaan: \(list).", good: "U kunt op elk moment stoppen, onderaan elk bericht.",
          lines: [])
      case .undone:
        Text(
          heading: "Alles staat weer zoals het was",
          good: "Er is niets gewist. U krijgt weer dezelfde berichten als eerst.",
          lines: ["Wij zoeken uit wie dit vroeg. Wilt u erover praten? Bel ons gerust."])
      case .withdrawn:
        Text(
          heading: "Wij hebben het bericht ingetrokken",
          good: "U krijgt een brief of e-mail. Daarin staat wat weer is als eerst, en wat niet.",
          lines: ["Dat dit bij ons stond, spijt ons zeer. Wilt u erover praten? Bel ons gerust."])
      case .deathTold:
        Text(
          heading: "Dank u wel dat u het ons laat weten", good: nil,
          lines: [
            "Wij wensen u veel sterkte. U hoeft nu niets meer te doen.",
            "Een van ons kijkt ernaar. Was deze persoon klant? Dan stopt alle reclame.",
            "Wat wij van deze persoon weten, is ook nu nog privé. Daarom staat het hier niet.",
            "Loopt er nog een abonnement of kaart? Bel ons. Dan stoppen wij die samen met u.",
          ])
      case .signedOut:
        Text(heading: "U bent uitgelogd", good: "Niemand kan nu op dit apparaat bij uw gegevens.", lines: [])
      case .recipientConfirmed(let reference):
        Text(
          heading: "Dank u wel", good: "U hebt bevestigd dat is gebeurd wat wij vroegen onder kenmerk \(reference).",
          lines: ["Wij schrijven u hierover niet meer."])
      case .noStaffPage:
        Text(
          heading: "Hier is nog niets voor u", good: nil,
          lines: ["U bent ingelogd. Voor uw werk is er nog geen pagina. Log uit als u weggaat."])
      }
    },
    reference: "Uw nummer:",
    home: "Naar het begin",
    follow: "Kijk hoe het ervoor staat",
    newLink: "Vraag een nieuwe link",
    overview: "Naar mijn overzicht")

  static let en = MessageCopy(
    text: { kind in
      switch kind {
      case .linkSent(let minutes):
        Text(
          heading: "Look in your mail",
          lines: [
            "If we know this address, you get a message within a few minutes.",
            "Press the link in it. It works for \(minutes) minutes.",
            "Nothing there? Look in your unwanted mail too.",
          ])
      case .requestReceived(let way):
        Text(
          heading: "We have your question",
          lines: [
            way == .post
              ? "If we know you at this address, you get a letter with a code."
              : "If we know this address, you get a message with a link.",
            "That tells us for certain that it is you. Then we set to work.",
            "You get an answer as soon as we can, and always within a month.",
          ])
      case .underWay:
        Text(
          heading: "We have your question",
          lines: [
            "We know that it is you. We set to work now.",
            "You get an answer as soon as we can, and always within a month.",
          ])
      case .emailChanged:
        Text(
          heading: "Your new e-mail address counts", good: "From now on we write to you at this address.",
          lines: ["Do you log in with your e-mail address? Then use the new one."])
      case .subscriptionSent(let days):
        Text(
          heading: "Almost done: look in your mail",
          lines: [
            "We send you one message. Press the link in it to say yes.",
            "If you do nothing, you get nothing. After \(days) days we erase your address.",
          ])
      case .subscriptionConfirmed(let list):
        Text(
          heading: "Done. From now on you get: \(list).",
          good: "You can stop at any time, at the bottom of every message.",
          lines: [])
      case .undone:
        Text(
          heading: "Everything is back as it was",
          good: "Nothing has been erased. You get the same messages as before.",
          lines: ["We find out who asked for this. Would you like to talk about it? Please call us."])
      case .withdrawn:
        Text(
          heading: "We have withdrawn the report",
          good: "You get a letter or e-mail. It says what is as before, and what is not.",
          lines: ["We are very sorry that we had it on record. Would you like to talk about it? Please call us."])
      case .deathTold:
        Text(
          heading: "Thank you for letting us know", good: nil,
          lines: [
            "We wish you strength. There is nothing left for you to do now.",
            "One of us looks at it. Was this person a customer? Then all advertising stops.",
            "What we know about this person is private even now. That is why it is not shown here.",
            "Is there still a subscription or card? Call us. Then we end it together with you.",
          ])
      case .signedOut:
        Text(heading: "You are logged out", good: "Nobody can reach your data on this device now.", lines: [])
      case .recipientConfirmed(let reference):
        Text(
          heading: "Thank you", good: "You have confirmed that what we asked under reference \(reference) is done.",
          lines: ["We will not write to you about this again."])
      case .noStaffPage:
        Text(
          heading: "There is nothing here for you yet", good: nil,
          lines: ["You are logged in. There is no page for your work yet. Log out when you leave."])
      }
    },
    reference: "Your number:",
    home: "To the beginning",
    follow: "See how far it is",
    newLink: "Ask for a new link",
    overview: "To my overview")
}
