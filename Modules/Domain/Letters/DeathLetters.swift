/// To every address on file, after somebody close told us of a death: for the relatives, and for the person, should it not
/// be so.
package struct DeathReported: Letter {
  package var name: String?
  package var reference: CaseReference
  package var reportedAt: Instant
  /// From this moment silence is an answer.
  package var erasesAt: Instant
  package var notSoLink: String
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, reportedAt: Instant, erasesAt: Instant, notSoLink: String,
    contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.reportedAt = reportedAt
    self.erasesAt = erasesAt
    self.notSoLink = notSoLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    let (reported, erases) = (letter.moment(reportedAt), letter.date(erasesAt.day))
    letter.greetRelatives(of: name)
    letter.toldOfADeath(on: reported)
    letter.say(
      "Op \(erases) wissen wij wat wij alleen voor reclame bewaarden.",
      "On \(erases) we erase what we kept for advertising alone.")
    letter.ifNotSo(notSoLink)
    letter.subscriptionsOfTheDead()
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter("Bericht van overlijden", "We were told of a death")
  }
}

/// To the relatives, once the death is certain enough to erase by: what went, what stays and why.
package struct DeathSettled: Letter {
  package var name: String?
  package var reference: CaseReference
  package var reportedAt: Instant
  package var erased: [ErasedItem]
  package var erasedAt: Instant
  package var kept: [KeptItem]
  package var recipientsTold: [String]
  package var notSoLink: String
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, reportedAt: Instant, erased: [ErasedItem], erasedAt: Instant,
    kept: [KeptItem],
    recipientsTold: [String] = [], notSoLink: String, contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.reportedAt = reportedAt
    self.erased = erased
    self.erasedAt = erasedAt
    self.kept = kept
    self.recipientsTold = recipientsTold
    self.notSoLink = notSoLink
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greetRelatives(of: name)
    letter.toldOfADeath(on: letter.moment(reportedAt))
    letter.erased(erased, at: erasedAt)
    letter.waits(for: recipientsTold)
    letter.ifNotSo(notSoLink)
    letter.subscriptionsOfTheDead()
    letter.kept(kept, contact)
    letter.close(reference, contact)
    return letter.letter("Bericht van overlijden", "We were told of a death")
  }
}

/// To whoever told us, at an address of their own: that it was heard, and nothing about the person.
package struct DeathHeard: Letter {
  package var reference: CaseReference
  package var contact: ContactPoints

  package init(reference: CaseReference, contact: ContactPoints) {
    self.reference = reference
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(nil)
    letter.say(
      "U vertelde ons van een overlijden. Wij wensen u veel sterkte.", "You told us of a death. We wish you strength.")
    letter.say(
      "Als deze persoon klant bij ons was, krijgt niemand meer reclame op die naam. U hoeft niets meer te doen.",
      "If this person was a customer of ours, no more advertising comes in that name. There is nothing left to do.")
    letter.say(
      "Wij schrijven u niet wat wij van deze persoon weten. Dat is ook nu nog privé.",
      "We do not write to you what we know about this person. That is private even now.")
    letter.subscriptionsOfTheDead()
    letter.close(reference, contact)
    return letter.letter("Uw bericht van overlijden", "Your message about a death")
  }
}

/// To somebody who was reported dead and is not: what is as before, and what cannot be brought back.
package struct AliveAfterAll: Letter {
  package var name: String?
  package var reference: CaseReference
  /// Empty where nothing had been erased yet.
  package var lost: [ErasedItem]
  package var endedConsents: Bool
  package var contact: ContactPoints

  package init(
    name: String?, reference: CaseReference, lost: [ErasedItem], endedConsents: Bool, contact: ContactPoints
  ) {
    self.name = name
    self.reference = reference
    self.lost = lost
    self.endedConsents = endedConsents
    self.contact = contact
  }

  package func rendered(in language: Language) -> RenderedLetter {
    var letter = LetterWriter(language)
    letter.greet(name)
    letter.say(
      "Bij ons stond ten onrechte dat u bent overleden. Dat spijt ons zeer. Het staat er niet meer.",
      "We had it wrongly on record that you had died. We are very sorry. It is there no more.")
    letter.say(
      "Uw abonnement, kaart en facturen zijn niet veranderd. Wij schrijven u weer op uw eigen naam.",
      "Your subscription, card and invoices have not changed. We write to you in your own name again.")
    if lost.isEmpty {
      letter.say(
        "Er is niets gewist. Wat wij van u hebben, gebruiken wij weer zoals eerst.",
        "Nothing was erased. What we have about you, we use again as before.")
    } else {
      letter.say(
        "Dit was al gewist. Het komt niet terug, ook niet bij ons:",
        "This had been erased already. It does not come back, not for us either:")
      letter.list(lost.map { "\($0.category.name(in: language))" })
    }
    if endedConsents {
      letter.say(
        "Waar u eerder ja op zei, geldt niet meer. Wilt u die berichten weer? Meld u dan opnieuw aan.",
        "What you said yes to before no longer counts. Would you like those messages again? Then sign up again.")
    }
    letter.nothingToDo()
    letter.keepsTheRest(contact)
    letter.close(reference, contact)
    return letter.letter(
      "Wij hebben het bericht van overlijden ingetrokken", "We have withdrawn the report of your death")
  }
}

extension LetterWriter {
  fileprivate mutating func greetRelatives(of name: String?) {
    guard let name, !OneLine.of(name).isEmpty else { return say("Aan de nabestaanden,", "To the relatives,") }
    say("Aan de nabestaanden van \(name),", "To the relatives of \(name),")
  }

  fileprivate mutating func toldOfADeath(on moment: String) {
    say(
      "Op \(moment) kregen wij het bericht van een overlijden. Wij wensen u veel sterkte.",
      "On \(moment) we were told of a death. We wish you strength.")
    say(
      "Sindsdien sturen wij geen reclame meer. U hoeft daarvoor niets te doen.",
      "Since then we send no more advertising. You do not have to do anything for that.")
  }

  fileprivate mutating func ifNotSo(_ link: String) {
    say(
      "Klopt het bericht niet? Dan spijt ons dat zeer. Laat het ons weten:\n\(link)",
      "Is it not so? Then we are very sorry. Let us know:\n\(link)")
  }

  /// A contract does not end by itself, and nobody should have to find out how to end it.
  fileprivate mutating func subscriptionsOfTheDead() {
    say(
      "Loopt er nog een abonnement of kaart? Bel ons. Dan stoppen wij die samen met u.",
      "Is there still a subscription or card? Call us. Then we end it together with you.")
  }
}
