/// A decision in words to the person: what a colleague reads aloud, and the answer to "why did I get this?". Every
/// paragraph cites the sentence of the statement or the article that decides.
package struct SendExplanation: Sendable {
  private let approach: Approach
  private let decision: SendDecision

  package init(_ decision: SendDecision, of approach: Approach) {
    self.decision = decision
    self.approach = approach
  }

  /// The whole paragraph.
  package func text(in language: Language) -> String {
    wordings.map { $0[language] }.joined(separator: " ")
  }

  /// The middle of it alone: on what a message rests, or why it does not go.
  package var because: Wording {
    let parts =
      switch decision {
      case .allowed(let ground): ground.wordings(approach)
      case .refused(let refusal): [refusal.wording(approach)]
      }
    return Wording(parts.map(\.nl).joined(separator: " "), parts.map(\.en).joined(separator: " "))
  }

  private var wordings: [Wording] {
    switch decision {
    case .allowed(let ground):
      [subject(Wording("mag", "may be sent"))] + ground.wordings(approach) + [wayOut]
    case .refused(let refusal):
      [subject(Wording("mag niet", "may not be sent")), refusal.wording(approach)]
    }
  }

  private func subject(_ verdict: Wording) -> Wording {
    let (way, brand) = (approach.lane.channel, approach.lane.brand.name)
    let what = Wording(approach.purpose.name(in: .nl), approach.purpose.name(in: .en))
    return Wording(
      "Dit bericht van \(brand) over \(what.nl), per \(way.name(in: .nl)), \(verdict.nl).",
      "This message from \(brand) about \(what.en), by \(way.name(in: .en)), \(verdict.en).")
  }

  private var wayOut: Wording {
    switch approach.content {
    case .offer:
      Wording(
        "U kunt dit altijd stoppen, zonder reden (S19, art. 21 lid 2 AVG).",
        "You can stop this at any time and need give no reason (S19, art. 21(2) GDPR).")
    case .service:
      Wording(
        "Het gaat over iets wat u bij ons heeft, en er staat geen reclame in (S26).",
        "It is about something you have with us, and there is no advertising in it (S26).")
    }
  }
}

extension SendGround {
  fileprivate func wordings(_ approach: Approach) -> [Wording] {
    var said = [own(approach)]
    if basis != .consent, let consent {
      said.append(
        Wording(
          "Voor dit aanbod zei u bovendien ja op \(consent.words.nl) (A8, art. 11.7 lid 1 Tw).",
          "For this offer you also said yes to \(consent.words.en) (A8, art. 11.7(1) Tw)."))
    }
    return said
  }

  private func own(_ approach: Approach) -> Wording {
    switch basis {
    case .consent:
      let what = consent?.words ?? Wording("dit", "this")
      return Wording(
        "U zei ja op \(what.nl) (art. 6 lid 1 onder a AVG).", "You said yes to \(what.en) (art. 6(1)(a) GDPR).")
    case .contract:
      let what = agreement?.words ?? Wording("uw overeenkomst", "your agreement")
      let source = agreement == .nsExtra ? "S29, " : ""
      return Wording(
        "Het hoort bij wat u met ons afsprak: \(what.nl) (\(source)art. 6 lid 1 onder b AVG).",
        "It belongs to what you agreed with us: \(what.en) (\(source)art. 6(1)(b) GDPR).")
    case .legalObligation:
      return Wording("De wet verplicht ons dit (art. 6 lid 1 onder c AVG).", "The law obliges us (art. 6(1)(c) GDPR).")
    case .legitimateInterest where isSoftOptIn:
      return Wording(
        "U gaf ons dit adres of nummer zelf, bij een aankoop of account, en kon toen nee zeggen. "
          + "Dan mogen wij u ons eigen, vergelijkbare aanbod sturen (S18, art. 11.7 lid 3 Tw).",
        "You gave us this address or number yourself, with a purchase or account, and could say no then. "
          + "We may then send you similar offers of our own (S18, art. 11.7(3) Tw).")
    case .legitimateInterest:
      return Wording(
        "Wij doen dit om de relatie met u te onderhouden, en wogen dat af tegen uw belang (S6, art. 6 lid 1 "
          + "onder f AVG).",
        "We do this to keep up our relationship with you, weighed against your interest (S6, art. 6(1)(f) GDPR).")
    }
  }
}

extension SendRefusal {
  fileprivate func wording(_ approach: Approach) -> Wording {
    switch self {
    case .wayNotStated:
      return Wording(
        "In onze privacyverklaring staat niet dat wij dit zo doen (S5, art. 5 lid 1 onder b AVG).",
        "Our privacy statement does not say that we do this in this way (S5, art. 5(1)(b) GDPR).")
    case .contentDoesNotFit:
      return Wording(
        "Een bericht heeft één doel, en dit past daar niet bij: reclame is geen servicebericht (S5, S26).",
        "A message has one purpose, and this does not fit it: advertising is no service message (S5, S26).")
    case .noAddress:
      return Wording(
        "Wij hebben niets om u hiervoor zo te bereiken (S5).", "We have nothing by which to reach you so for this (S5)."
      )
    case .ground(let ground): return ground.wording
    case .privateAddress:
      return Wording(
        "Wij kennen u van uw werk. Uw privéadres gaf u voor iets anders, en daarvoor gebruiken wij het niet (S4, art. "
          + "5 lid 1 onder b AVG).",
        "We know you from your work. Your private address was given for something else, and we do not use it for "
          + "this (S4, art. 5(1)(b) GDPR).")
    case .offerNeedsConsent(let consent):
      if case .offer(.partner, _) = approach.content {
        return Wording(
          "Het is een aanbod van een ander, en daar zei u geen ja op (S38, art. 11.7 lid 1 Tw).",
          "It is somebody else's offer, and you did not say yes to those (S38, art. 11.7(1) Tw).")
      }
      return Wording(
        "Dit aanbod lijkt niet op wat u kocht. Daarvoor is uw ja nodig op \(consent.words.nl) (S18, art. "
          + "11.7 lid 3 Tw).",
        "This offer is not like what you bought. That takes your yes to \(consent.words.en) (S18, art. 11.7(3) Tw).")
    case .mayNotPickBy(let category):
      return Wording(
        "De ontvangers zijn gekozen op \(category.name(in: .nl)), en dat hoort niet bij dit doel (S2, art. "
          + "5 lid 1 onder b AVG).",
        "Recipients were picked by \(category.name(in: .en)), which has no place in this purpose (S2, art. "
          + "5(1)(b) GDPR)."
      )
    case .mayNotPickByOf(let category, let ground):
      let (nl, en) = (category.name(in: .nl), category.name(in: .en))
      return Wording(
        "De ontvangers zijn gekozen op \(nl), en dat mag bij u niet (S7, S15). \(ground.wording.nl)",
        "Recipients were picked by \(en), and yours may not be used (S7, S15). \(ground.wording.en)")
    case .travelNeedsConsent:
      return Wording(
        "Hoe u reist, gebruiken wij alleen voor meer of beter verspreide reizigers. Voor iets anders is uw "
          + "ja nodig (S7).",
        "How you travel we use only for more or better spread travellers. Anything else takes your yes (S7).")
    case .reportedDeceased:
      return Wording(
        "Ons is gemeld dat deze klant is overleden. Dan schrijven wij niet meer (S28, Code Postfilter).",
        "We were told that this customer has died. Then we write no more (S28, Code Postfilter).")
    case .suppressed:
      return Wording(
        "Dit adres of nummer staat op onze lijst van afmeldingen (art. 21 lid 3 AVG).",
        "This address or number is on our list of opt-outs (art. 21(3) GDPR).")
    case .addressUnusable:
      return Wording(
        "Berichten naar dit adres kwamen terug of leidden tot een klacht (S28, art. 5 lid 1 onder d AVG).",
        "Messages to this address came back or led to a complaint (S28, art. 5(1)(d) GDPR).")
    case .inDeceasedRegister:
      return Wording(
        "Deze naam staat op dit adres in het Nationaal Overledenenregister (S28, Code Postfilter).",
        "This name is in the national register of the deceased at this address (S28, Code Postfilter).")
    case .inPostfilter:
      return Wording(
        "U staat in het Postfilter en bent geen klant (S28, Code Postfilter).",
        "You are in the Postfilter and are no customer (S28, Code Postfilter).")
    case .tooManyLately:
      return Wording(
        "U kreeg de laatste tijd al genoeg berichten van ons (S28, art. 6 lid 1 onder f AVG).",
        "You have had enough messages from us lately (S28, art. 6(1)(f) GDPR).")
    case .noLiveProduct:
      return Wording(
        "U heeft nu geen product of boeking waar het over kan gaan (S26).",
        "You have no product or booking now that it could be about (S26).")
    }
  }
}

extension Ground {
  fileprivate var wording: Wording {
    switch self {
    case .stopped(_, let scope, let day):
      Wording(
        "U stopte op \(day.words(in: .nl)) \(scope.name(in: .nl)) (S51, art. 21 lid 3 AVG).",
        "On \(day.words(in: .en)) you stopped \(scope.name(in: .en)) (S51, art. 21(3) GDPR).")
    case .consentMissing(let name):
      Wording(
        "Hiervoor is uw ja nodig op \(name.words.nl), en dat hebben wij niet (S17, art. 11.7 lid 1 Tw).",
        "This takes your yes to \(name.words.en), which we do not have (S17, art. 11.7(1) Tw).")
    case .consentWithdrawn(let name, let day):
      Wording(
        "U zei ja op \(name.words.nl) en nam dat terug op \(day.words(in: .nl)) (S51, art. 7 lid 3 AVG).",
        "You said yes to \(name.words.en) and took it back on \(day.words(in: .en)) (S51, art. 7(3) GDPR).")
    case .noAgreement(let name):
      Wording(
        "Hiervoor is een overeenkomst nodig die u niet heeft: \(name.words.nl) (\(name.source)art. 6 lid 1 "
          + "onder b AVG).",
        "This takes an agreement that you do not have: \(name.words.en) (\(name.source)art. 6(1)(b) GDPR).")
    case .agreementEnded(let name, let day):
      Wording(
        "Uw overeenkomst liep af op \(day.words(in: .nl)): \(name.words.nl) (\(name.source)art. 6 lid 1 onder b AVG).",
        "Your agreement ended on \(day.words(in: .en)): \(name.words.en) (\(name.source)art. 6(1)(b) GDPR).")
    case .under16(let day):
      Wording(
        "U bent tot \(day.words(in: .nl)) jonger dan 16. Jongere kinderen krijgen geen reclame (art. 8 AVG, "
          + "art. 5 UAVG).",
        "You are under 16 until \(day.words(in: .en)). Younger children get no advertising (art. 8 GDPR, art. 5 UAVG).")
    case .restricted(let day):
      Wording(
        "Sinds \(day.words(in: .nl)) bewaren wij uw gegevens zonder ze te gebruiken (art. 18 AVG).",
        "Since \(day.words(in: .en)) we keep your data without using them (art. 18 GDPR).")
    case .held(let day):
      Wording(
        "Sinds \(day.words(in: .nl)) loopt er een geschil. Uw gegevens blijven tot het einde ongebruikt "
          + "(art. 17 lid 3 onder e AVG).",
        "There has been a dispute since \(day.words(in: .en)). Until its end your data are not used (art. "
          + "17(3)(e) GDPR)."
      )
    case .expired(let term):
      Wording(
        "Het is te lang geleden dat u ons dit gaf of contact had (\(term.cited.nl)).",
        "It is too long ago that you gave us this or were in touch (\(term.cited.en)).")
    case .noLane:
      Wording(
        "Wat wij van u hebben, gaf u aan een ander bedrijf of voor iets anders (S23, art. 11.7 lid 3 Tw).",
        "What we have of you was given to another company or for something else (S23, art. 11.7(3) Tw).")
    case .basis, .noOpenCase, .anchorMissing:
      Wording(
        "In uw gegevens ontbreekt iets. Zolang wij het niet zeker weten, sturen wij niets (art. 5 lid 1 onder d AVG).",
        "Something is missing in your data. While we are not sure, we send nothing (art. 5(1)(d) GDPR).")
    }
  }
}

extension Term {
  /// The promise or article a period comes from; `policy` is our own choice.
  fileprivate var cited: Wording {
    source == "policy"
      ? Wording("onze eigen keuze, art. 5 lid 1 onder e AVG", "our own choice, art. 5(1)(e) GDPR")
      : Wording(source, source)
  }
}

extension AgreementName {
  fileprivate var source: String { self == .nsExtra ? "S31, " : "" }

  fileprivate var words: Wording {
    switch self {
    case .subscription: Wording("abonnement of kaart", "subscription or card")
    case .nsExtra: Wording("NS Extra", "NS Extra")
    case .account: Wording("account", "account")
    case .businessCard: Wording("NS-Business Card", "NS-Business Card")
    }
  }
}

extension ConsentName {
  /// What somebody said yes to, as the object of "you said yes to".
  package var words: Wording {
    switch self {
    case .emailOffers: Wording("aanbiedingen per e-mail", "offers by e-mail")
    case .newsletterEmail: Wording("de nieuwsbrief per e-mail", "the newsletter by e-mail")
    case .newsletterPost: Wording("de nieuwsbrief per post", "the newsletter by post")
    case .postOffers: Wording("aanbiedingen per post", "offers by post")
    case .telephoneOffers: Wording("aanbiedingen per telefoon", "offers by telephone")
    case .partnerOffers: Wording("aanbiedingen van partners", "offers from partners")
    case .carrierMessages: Wording("berichten van andere vervoerders", "messages from other carriers")
    case .travelPersonalisation: Wording("aanbiedingen op basis van uw reizen", "offers based on your travelling")
    case .emailTracking: Wording("meten of u onze e-mail opent", "measuring whether you open our e-mail")
    case .websiteTracking: Wording("meten wat u op onze website doet", "measuring what you do on our website")
    }
  }
}
