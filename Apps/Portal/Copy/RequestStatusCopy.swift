struct RequestStatusCopy: PageCopy {
  let title: String
  let step: @Sendable (RequestStatusPage.Station) -> String
  let headline: @Sendable (RequestStatusPage.Station?) -> String
  let busy: String
  let notYet: String
  let othersTitle: String
  let doneHere: String
  let waitingTitle: String
  let confirmedTitle: String
  let unconfirmedTitle: String
  let unconfirmedText: String
  let youTitle: String
  let nothing: String
  let todo: @Sendable (RequestStatusPage.Stand) -> String
  let standing: @Sendable (RequestStatusPage.Stand) -> String?
  let unreachable: String
  let answerBy: @Sendable (_ day: String) -> String
  let staysTitle: String
  let nothingStays: String
  let certificate: String
  let moreTitle: String
  let moreText: String
  let postcode: String
  let moreButton: String

  static let nl = RequestStatusCopy(
    title: "Uw vraag",
    step: { station in
      switch station {
      case .received: "Ontvangen"
      case .stopped: "Gestopt"
      case .erased: "Gewist"
      case .letter: "Brief verstuurd"
      }
    },
    headline: { reached in
      switch reached {
      case nil: "Wij kijken naar uw vraag."
      case .received: "Wij hebben uw vraag en gaan aan het werk."
      case .stopped: "De reclame is gestopt."
      case .erased: "De reclame is gestopt en uw gegevens zijn gewist."
      case .letter: "Klaar. U hebt ons antwoord gekregen."
      }
    },
    busy: "Hier zijn wij nu",
    notYet: "Nog niet",
    othersTitle: "Ook bij anderen",
    doneHere: "Bij ons is het klaar.",
    waitingTitle: "Wij wachten nog op antwoord van",
    confirmedTitle: "Bevestigd door",
    unconfirmedTitle: "Niet bevestigd door",
    unconfirmedText: "Wij vroegen het hun meer dan eens en kregen geen antwoord.",
    youTitle: "Wat moet u doen?",
    nothing: "Niets.",
    todo: { stand in
      switch stand {
      case .waits(let until):
        "Niets. Wij stuurden u een bericht met twee knoppen. Daarmee kunt u meteen wissen, of alles terugdraaien. "
          + "Dat kan tot \(until). Daarna wissen wij vanzelf."
      case .coolsOff(let until):
        "Niets. Was u het niet? Druk dan op de knop in ons bericht aan u. Dat kan tot \(until). "
          + "Daarna wissen wij uw account."
      case .underWay, .undone, .erased: "Niets."
      }
    },
    standing: { stand in
      switch stand {
      case .undone(let moment): "Uw vraag is op \(moment) teruggedraaid. Er is niets gewist."
      case .waits: "De reclame is gestopt. Gewist is er nog niets."
      case .coolsOff: "Uw account staat er nog. Wij wachten even, voor uw veiligheid."
      case .underWay, .erased: nil
      }
    },
    unreachable: "Onze brief kwam niet bij u aan. Bel ons als u hem nog wilt hebben.",
    answerBy: { "U hebt ons antwoord uiterlijk op \($0)." },
    staysTitle: "Wat blijft er?",
    nothingStays: "Niets. Alleen een afgeschermde code blijft, zodat wij u nooit weer aanschrijven.",
    certificate: "Bewijs voor uw eigen map",
    moreTitle: "Meer zien?",
    moreText: "Met uw postcode erbij ziet u alles.",
    postcode: "Uw postcode",
    moreButton: "Laat alles zien")

  static let en = RequestStatusCopy(
    title: "Your question",
    step: { station in
      switch station {
      case .received: "Received"
      case .stopped: "Stopped"
      case .erased: "Erased"
      case .letter: "Letter sent"
      }
    },
    headline: { reached in
      switch reached {
      case nil: "We are looking at your question."
      case .received: "We have your question and set to work."
      case .stopped: "The advertising has stopped."
      case .erased: "The advertising has stopped and your data are erased."
      case .letter: "Done. You have got our answer."
      }
    },
    busy: "We are here now",
    notYet: "Not yet",
    othersTitle: "At others too",
    doneHere: "With us it is done.",
    waitingTitle: "We still wait for an answer from",
    confirmedTitle: "Confirmed by",
    unconfirmedTitle: "Not confirmed by",
    unconfirmedText: "We asked them more than once and got no answer.",
    youTitle: "What must you do?",
    nothing: "Nothing.",
    todo: { stand in
      switch stand {
      case .waits(let until):
        "Nothing. We sent you a message with two buttons. With those you can erase at once, or undo everything. "
          + "You can until \(until). After that we erase by ourselves."
      case .coolsOff(let until):
        "Nothing. Was it not you? Then press the button in our message to you. You can until \(until). "
          + "After that we erase your account."
      case .underWay, .undone, .erased: "Nothing."
      }
    },
    standing: { stand in
      switch stand {
      case .undone(let moment): "Your question was undone on \(moment). Nothing was erased."
      case .waits: "The advertising has stopped. Nothing is erased yet."
      case .coolsOff: "Your account is still there. We wait a little, for your safety."
      case .underWay, .erased: nil
      }
    },
    unreachable: "Our letter did not reach you. Call us if you still want it.",
    answerBy: { "You have our answer by \($0) at the latest." },
    staysTitle: "What stays?",
    nothingStays: "Nothing. Only a shielded code stays, so that we never write to you again.",
    certificate: "Proof for your own files",
    moreTitle: "See more?",
    moreText: "With your postcode you see everything.",
    postcode: "Your postcode",
    moreButton: "Show everything")
}
